package io.parley.crm.sugarcrm.v11;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.parley.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Commercial Sugar by REST v11. */
public final class V11Server implements SugarServer, FileShelf {

    /** So many requests in one call stay well within the time-out of a web server, since they are done in turn. */
    public static final int CHUNK = 25;

    private final V11Client client;
    private final Definitions definitions;
    private final Reading reading;
    private final Creating creating;
    private volatile @Nullable Self self;

    /**
     * @param keyField the field in which Parley's keys stand, on all modules that it writes
     * @param chunk how many requests go in one call; 1 for a call each
     * @param nanos a clock that only goes forward, as {@link System#nanoTime}
     */
    public V11Server(Access access, String keyField, int chunk, LongSupplier nanos) {
        this.client = new V11Client(access, nanos, chunk);
        this.definitions = new Definitions(client, nanos);
        this.reading = new Reading(client, definitions);
        this.creating = new Creating(client, definitions, reading, keyField);
    }

    /** Logs in when nobody has; who our user is stays the same as long as the settings do. */
    @Override
    public Self self() {
        Self known = self;
        if (known == null) {
            JsonNode user =
                    client.ask("to tell who is logged in", Request.get("/me")).path("current_user");
            known = new Self(user.path("id").asText(), user.path("user_name").asText());
            self = known;
        }
        return known;
    }

    @Override
    public Map<String, FieldDefinition> fields(String module) {
        return definitions.fresh(module);
    }

    @Override
    public Map<String, Bean> read(String module, Collection<String> ids, Set<String> fields) {
        return reading.by("id", module, ids, fields);
    }

    @Override
    public Map<String, Bean> lookUp(String module, Collection<String> keys, Set<String> fields) {
        return creating.lookUp(module, new HashSet<>(keys), fields);
    }

    @Override
    public List<Bean> find(Query query) {
        return reading.find(query);
    }

    @Override
    public Map<String, List<Bean>> withEmail(String module, Collection<String> emails, Set<String> fields) {
        return reading.byEmail(module, emails, fields);
    }

    @Override
    public List<Bean> related(String module, String id, String link, Set<String> fields) {
        return reading.related(module, id, link, fields);
    }

    @Override
    public List<Saved> create(List<NewBean> beans) {
        return creating.create(beans);
    }

    @Override
    public List<Saved> change(List<Change> changes) {
        List<V11Client.End> ends = client.sendAll(changes.stream()
                .map(change -> new Request(
                        "PUT",
                        Request.path(change.module(), change.id()),
                        Wire.body(change.values(), definitions.of(change.module()))))
                .toList());
        List<Saved> saved = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            saved.add(notFresh(Settling.saved(
                    client.access(),
                    change.module(),
                    ends.get(i),
                    change.values().keySet())));
        }
        return saved;
    }

    @Override
    public List<Saved> relate(List<Relation> relations) {
        List<V11Client.End> ends =
                client.sendAll(relations.stream().map(V11Server::relation).toList());
        List<Saved> saved = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            saved.add(notFresh(Settling.saved(client.access(), relations.get(i).module(), ends.get(i), Set.of())));
        }
        return saved;
    }

    private static Request relation(Relation relation) {
        ObjectNode body = Json.mapper().createObjectNode().put("link_name", relation.link());
        body.putArray("ids").add(relation.relatedId());
        return Request.post(Request.path(relation.module(), relation.id(), "link"), body);
    }

    private static Saved notFresh(Saved saved) {
        return saved instanceof Saved.Done done ? new Saved.Done(done.id(), false) : saved;
    }

    /** In base64, since that is the one form for which no other request header is asked. */
    @Override
    public void put(String noteId, String name, byte[] content) {
        String path = Request.path("Notes", noteId, "file", "filename") + "?content_transfer_encoding=base64&filename="
                + Request.encoded(name);
        client.put("a file of a note", path, Base64.getEncoder().encodeToString(content));
    }

    /** Sugar's pages stand behind #. */
    @Override
    public String address(String module, String id) {
        return client.access().url() + "/#" + module + "/" + id;
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return client.access().toString();
    }
}
