package io.parley.crm.sugarcrm.v8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.crm.sugarcrm.api.FileShelf;
import io.parley.crm.sugarcrm.api.Found;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.Relation;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SuiteCRM by its V8 API. It has no batches, so some calls are under way at once. Measured on SuiteCRM 7.14.6. */
public final class V8Server implements SugarServer, FileShelf {

    private static final int PAGE = 100;
    private static final Pattern ID = Pattern.compile("(?i)[0-9]{1,36}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String EMAIL = "email1";
    private static final String UPDATES = Values.UPDATES;

    private final Access access;
    private final V8Client client;
    private final Errors errors;
    private final Fields fields;
    private final Fan fan;
    private volatile @Nullable Self self;

    public V8Server(Access access) {
        this.access = access;
        this.client = new V8Client(access, System::nanoTime);
        this.errors = client.errors();
        this.fields = new Fields(client);
        this.fan = new Fan(access.parallel());
    }

    @Override
    public Self self() {
        Self known = self;
        if (known == null) {
            JsonNode data =
                    ok("Users", client.call("GET", "/current-user", null)).path("data");
            known = new Self(
                    data.path("id").asText(),
                    data.path("attributes").path("user_name").asText());
            self = known;
        }
        return known;
    }

    @Override
    public Map<String, FieldDefinition> fields(String module) {
        return fields.ask(module);
    }

    @Override
    public Map<String, Bean> read(String module, Collection<String> ids, Set<String> asked) {
        Map<String, Bean> found = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        Map<String, FieldDefinition> known = fields.known(module);
        List<String> all = List.copyOf(new HashSet<>(ids));
        for (Bean bean : fan.all(all, id -> Optional.ofNullable(one(module, id, asked, known))).stream()
                .flatMap(Optional::stream)
                .toList()) {
            found.put(bean.id(), bean);
        }
        return found;
    }

    @Override
    public Found readEach(String module, Collection<String> ids, Set<String> asked) {
        Map<String, Bean> found = new LinkedHashMap<>();
        Map<String, Outcome.Failure> failed = new HashMap<>();
        if (!ids.isEmpty()) {
            Map<String, FieldDefinition> known = fields.known(module);
            List<String> all = List.copyOf(new HashSet<>(ids));
            fan.reads(all, id -> Optional.ofNullable(one(module, id, asked, known)), (id, failure) -> {
                        failed.put(id, failure.outcome());
                        return Optional.<Bean>empty();
                    })
                    .forEach(bean -> bean.ifPresent(there -> found.put(there.id(), there)));
        }
        return new Found(found, failed);
    }

    @Override
    public Found lookUpEach(String module, Collection<String> keys, Set<String> asked) {
        return readEach(module, keys, asked);
    }

    private @Nullable Bean one(String module, String id, Set<String> asked, Map<String, FieldDefinition> known) {
        if (!ID.matcher(id).matches()) {
            return null;
        }
        Http.Answer answer = client.call("GET", Paths.bean(module, id, asked), null);
        if (answer.status() == 400 && Errors.isNotFound(errors.words(answer))) {
            return null;
        }
        return Values.bean(module, ok(module, answer).path("data"), known, asked);
    }

    /** The key is the id. */
    @Override
    public Map<String, Bean> lookUp(String module, Collection<String> keys, Set<String> asked) {
        return read(module, keys, asked);
    }

    @Override
    public List<Bean> find(Query query) {
        StringBuilder more = new StringBuilder(Paths.sort(query.orderBy()));
        query.all().forEach(term -> more.append(Paths.filter(term)));
        // Pages are counted, not beans: what does not begin at the border of one is read from the beginning.
        boolean border = query.offset() % query.limit() == 0;
        int size = border ? query.limit() : query.offset() + query.limit();
        int number = border ? query.offset() / query.limit() + 1 : 1;
        JsonNode page = page(query.module(), Paths.page(query.module(), query.fields(), size, number, more.toString()));
        Map<String, FieldDefinition> known = fields.known(query.module());
        List<Bean> found = new ArrayList<>();
        page.path("data").forEach(data -> found.add(Values.bean(query.module(), data, known, query.fields())));
        return border ? found : List.copyOf(found.subList(Math.min(query.offset(), found.size()), found.size()));
    }

    private JsonNode page(String module, String path) {
        return ok(module, client.call("GET", path, null));
    }

    @Override
    public Map<String, List<Bean>> withEmail(String module, Collection<String> emails, Set<String> asked) {
        Map<String, List<Bean>> found = new HashMap<>();
        if (emails.isEmpty()) {
            return found;
        }
        Map<String, FieldDefinition> known = fields.known(module);
        List<String> all = emails.stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        List<List<Bean>> each = fan.all(all, email -> withEmail(module, email, asked, known));
        for (int i = 0; i < all.size(); i++) {
            if (!each.get(i).isEmpty()) {
                found.put(all.get(i), each.get(i));
            }
        }
        return found;
    }

    private List<Bean> withEmail(String module, String email, Set<String> asked, Map<String, FieldDefinition> known) {
        Set<String> read = new HashSet<>(asked);
        read.add(EMAIL);
        String path = Paths.page(module, read, PAGE, 1, Paths.filter(EMAIL, "eq", email));
        Map<String, Bean> found = new LinkedHashMap<>();
        page(module, path).path("data").forEach(data -> {
            Bean bean = Values.bean(module, data, known, read);
            // The filter also finds addresses that were taken away.
            if (bean.get(EMAIL).equalsIgnoreCase(email) || hasEmail(module, bean.id(), email)) {
                found.put(bean.id(), bean);
            }
        });
        return List.copyOf(found.values());
    }

    private boolean hasEmail(String module, String id, String email) {
        return related(module, id, "email_addresses", Set.of("email_address")).stream()
                .anyMatch(address -> address.get("email_address").equalsIgnoreCase(email));
    }

    @Override
    public List<Bean> related(String module, String id, String link, Set<String> asked) {
        List<Bean> found = new ArrayList<>();
        int pages = 1;
        for (int number = 1; number <= pages; number++) {
            Http.Answer answer = client.call("GET", Paths.related(module, id, link, PAGE, number), null);
            if (answer.status() == 400 && Errors.isNotFound(errors.words(answer))) {
                return List.of();
            }
            JsonNode page = ok(module, answer);
            pages = page.path("meta").path("total-pages").asInt(1);
            page.path("data").forEach(data -> found.add(Values.bean(link, data, Map.of(), asked)));
        }
        return found;
    }

    @Override
    public List<Saved> create(List<NewBean> beans) {
        return saved(beans, this::create);
    }

    private Saved create(NewBean bean) {
        Map<String, String> values = new LinkedHashMap<>(bean.values());
        if (bean.module().equals(UPDATES)) {
            // Without these the server fails in the middle of saving.
            values.putIfAbsent("name", "");
            values.putIfAbsent("description", "");
        }
        Http.Answer answer = client.call("POST", "/module", Values.body(bean.module(), bean.key(), values));
        if (answer.status() == 201) {
            return new Saved.Done(bean.key(), true);
        }
        String words = errors.words(answer);
        if (answer.status() == 400 && Errors.isThere(words)) {
            return new Saved.Done(bean.key(), false);
        }
        boolean beaten = Errors.isDatabase(words)
                && !read(bean.module(), List.of(bean.key()), Set.of("id")).isEmpty();
        return beaten ? new Saved.Done(bean.key(), false) : failed(answer, bean.module(), values);
    }

    @Override
    public List<Saved> change(List<Change> changes) {
        return saved(changes, this::change);
    }

    private Saved change(Change change) {
        JsonNode body = Values.body(change.module(), change.id(), change.values());
        Http.Answer answer = client.call("PATCH", "/module", body);
        return answer.status() == 201 || answer.status() == 200
                ? new Saved.Done(change.id(), false)
                : failed(answer, change.module(), change.values());
    }

    @Override
    public void put(String noteId, String name, byte[] content) {
        String encoded = Base64.getEncoder().encodeToString(content);
        Map<String, String> file = Map.of("filename", name, "filecontents", encoded);
        Http.Answer answer = client.call("PATCH", "/module", Values.body("Notes", noteId, file));
        if (answer.status() != 201 && answer.status() != 200) {
            throw new CrmFailure(failed(answer, "Notes", file).outcome(), null);
        }
    }

    @Override
    public List<Saved> relate(List<Relation> relations) {
        return saved(relations, this::relate);
    }

    private Saved relate(Relation relation) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.putObject("data").put("type", relation.relatedModule()).put("id", relation.relatedId());
        String path = "/module/" + relation.module() + "/" + relation.id() + "/relationships/" + relation.link();
        Http.Answer answer = client.call("POST", path, body);
        return answer.status() == 201
                ? new Saved.Done(relation.id(), false)
                : failed(answer, relation.module(), Map.of());
    }

    /** The first may fail for all of them; of the others each has a fate of its own. */
    private <T> List<Saved> saved(List<T> all, Function<T, Saved> call) {
        return fan.each(all, call, (one, failure) -> new Saved.Failed(failure.outcome()));
    }

    private Saved.Failed failed(Http.Answer answer, String module, Map<String, String> sent) {
        if (answer.status() == 400 && Errors.isNotFound(errors.words(answer))) {
            return new Saved.Failed(
                    new Outcome.Retry("What was to be changed in " + module + " was deleted a moment ago.", null));
        }
        Outcome.Failure outcome = errors.of(answer, module, sent);
        if (outcome instanceof Outcome.Refused) {
            return new Saved.Failed(outcome);
        }
        throw new CrmFailure(outcome, null);
    }

    private JsonNode ok(String module, Http.Answer answer) {
        if (answer.status() != 200) {
            throw new CrmFailure(errors.of(answer, module, Map.of()), null);
        }
        return Errors.json(answer.body());
    }

    /** SuiteCRM 8 leads this address to its own page of the record. */
    @Override
    public String address(String module, String id) {
        return access.url() + "/index.php?module=" + module + "&action=DetailView&record="
                + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        fan.close();
    }

    @Override
    public String toString() {
        return access.toString();
    }
}
