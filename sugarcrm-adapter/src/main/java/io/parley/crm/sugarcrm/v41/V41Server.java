package io.parley.crm.sugarcrm.v41;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.crm.sugarcrm.api.FileShelf;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.Relation;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.crm.sugarcrm.v41.V41Client.BrokenOff;
import io.parley.model.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * SuiteCRM or Sugar CE by service/v4_1/rest.php, in the session of one user who has a password of the CRM's own: users of
 * LDAP or single sign-on can't log in, since the API wants their passwords in clear. Measured on SuiteCRM 7.14.6.
 */
public final class V41Server implements SugarServer, FileShelf {

    /** Beans of a set_entries: some seconds of work for the server, well within the time-out. */
    private static final int BATCH = 25;

    private final Access access;
    private final V41Client client;
    private final Reading reading;

    public V41Server(Access access) {
        this.access = access;
        this.client = new V41Client(access);
        this.reading = new Reading(client);
    }

    @Override
    public Self self() {
        return client.self();
    }

    @Override
    public Map<String, FieldDefinition> fields(String module) {
        return reading.fields(module);
    }

    @Override
    public Map<String, Bean> read(String module, Collection<String> ids, Set<String> fields) {
        return reading.read(module, ids, fields);
    }

    /** The key is the id. */
    @Override
    public Map<String, Bean> lookUp(String module, Collection<String> keys, Set<String> fields) {
        return reading.read(module, keys, fields);
    }

    @Override
    public List<Bean> find(Query query) {
        return reading.find(query);
    }

    @Override
    public Map<String, List<Bean>> withEmail(String module, Collection<String> emails, Set<String> fields) {
        return reading.withEmail(module, emails, fields);
    }

    @Override
    public List<Bean> related(String module, String id, String link, Set<String> fields) {
        return reading.related(module, id, link, fields);
    }

    @Override
    public List<Saved> create(List<NewBean> beans) {
        return each(beans, NewBean::module, this::create);
    }

    private List<Saved> create(String module, List<NewBean> beans) {
        Saved[] saved = new Saved[beans.size()];
        List<NewBean> fit = new ArrayList<>();
        for (int i = 0; i < saved.length; i++) {
            saved[i] = misfit(module, beans.get(i).values());
            if (saved[i] == null) {
                fit.add(beans.get(i));
            }
        }
        Map<String, Saved> fates = new HashMap<>();
        Creating creating = new Creating(client, reading, module, reading.latest(module));
        Reading.parts(fit, BATCH).forEach(part -> fates.putAll(creating.create(part)));
        for (int i = 0; i < saved.length; i++) {
            if (saved[i] == null) {
                saved[i] = Objects.requireNonNull(fates.get(beans.get(i).key()));
            }
        }
        return List.of(saved);
    }

    @Override
    public List<Saved> change(List<Change> changes) {
        return each(changes, Change::module, this::change);
    }

    private List<Saved> change(String module, List<Change> changes) {
        List<String> there =
                reading.ids(module, changes.stream().map(Change::id).toList(), false);
        Saved[] saved = new Saved[changes.size()];
        List<Integer> fit = new ArrayList<>();
        for (int i = 0; i < saved.length; i++) {
            Change change = changes.get(i);
            saved[i] = misfit(module, change.values());
            if (saved[i] == null && !there.contains(change.id())) {
                // The server would answer 200 with the id, and write nothing.
                saved[i] = new Saved.Failed(gone(module));
            } else if (saved[i] == null) {
                fit.add(i);
            }
        }
        for (List<Integer> part : Reading.parts(fit, BATCH)) {
            List<Change> some = part.stream().map(changes::get).toList();
            List<Saved> written = write(module, some);
            for (int i = 0; i < written.size(); i++) {
                saved[part.get(i)] = written.get(i);
            }
        }
        return List.of(saved);
    }

    private List<Saved> write(String module, List<Change> changes) {
        List<List<Map<String, Object>>> lists = new ArrayList<>();
        for (Change change : changes) {
            List<Map<String, Object>> pairs = new ArrayList<>();
            pairs.add(Values.pair("id", change.id()));
            pairs.addAll(Values.sent(module, reading.latest(module), change.values()));
            lists.add(pairs);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("module_name", module);
        arguments.put("name_value_lists", lists);
        try {
            int written = client.write("set_entries", arguments).path("ids").size();
            return written == changes.size()
                    ? changes.stream()
                            .map(change -> (Saved) new Saved.Done(change.id(), false))
                            .toList()
                    : all(changes, Errors.notAllowed(module));
        } catch (BrokenOff broken) {
            Set<String> fields = reading.latest(module).keySet();
            return changes.size() == 1
                    ? all(changes, Errors.naming(broken.outcome(), fields))
                    : changes.stream()
                            .flatMap(change -> write(module, List.of(change)).stream())
                            .toList();
        } catch (CrmFailure failure) {
            return all(changes, failure.outcome());
        }
    }

    private static List<Saved> all(List<Change> changes, Outcome.Failure outcome) {
        return changes.stream().map(change -> (Saved) new Saved.Failed(outcome)).toList();
    }

    /** A field that the server has not: it would leave it out without a word. */
    private Saved.@Nullable Failed misfit(String module, Map<String, String> values) {
        Map<String, FieldDefinition> fields = reading.latest(module);
        if (!fields.keySet().containsAll(values.keySet())) {
            fields = reading.fields(module);
        }
        if (fields.isEmpty()) {
            return new Saved.Failed(Errors.noModule(module));
        }
        for (String name : values.keySet()) {
            if (!fields.containsKey(name)) {
                return new Saved.Failed(new Outcome.Refused(module + " has no field " + name + ".", name));
            }
        }
        return null;
    }

    private static Outcome.Failure gone(String module) {
        return new Outcome.Retry("What was to be changed in " + module + " was deleted a moment ago.", null);
    }

    @Override
    public List<Saved> relate(List<Relation> relations) {
        return each(relations, Relation::module, new Relating(client, reading)::relate);
    }

    @Override
    public String address(String module, String id) {
        return access.url() + "/index.php?module=" + module + "&action=DetailView&record="
                + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** No other API of SuiteCRM takes files. */
    @Override
    public void put(String noteId, String name, byte[] content) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("id", noteId);
        note.put("filename", name);
        note.put("file", Base64.getEncoder().encodeToString(content));
        JsonNode answer = client.call("set_note_attachment", Map.of("note", note));
        if (!answer.path("id").asText().equals(noteId)) {
            throw new CrmFailure(new Outcome.Refused("There is no note to put the file into.", null), null);
        }
    }

    /** Does what is to be done module by module, and answers in the order of the asked. */
    private static <T> List<Saved> each(
            List<T> all,
            Function<T, String> module,
            java.util.function.BiFunction<String, List<T>, List<Saved>> doing) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            places.computeIfAbsent(module.apply(all.get(i)), none -> new ArrayList<>())
                    .add(i);
        }
        Saved[] saved = new Saved[all.size()];
        places.forEach((name, at) -> {
            List<Saved> done = doing.apply(name, at.stream().map(all::get).toList());
            for (int i = 0; i < done.size(); i++) {
                saved[at.get(i)] = done.get(i);
            }
        });
        return List.of(saved);
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return access.toString();
    }
}
