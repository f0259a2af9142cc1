package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.core.type.TypeReference;
import io.parley.sandbox.Json;
import io.parley.sandbox.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one org behind both APIs: modules, beans, pairs of beans, users. Every public step is taken by one at a time. */
final class Org {

    private static final List<String> MODULES =
            List.of("Cases", "Leads", "Contacts", "Accounts", "Notes", "AOP_Case_Updates", "Users", "EmailAddresses");
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    final Clock clock;
    /** Files by the note that they hang on. */
    final Map<String, byte[]> files = new ConcurrentHashMap<>();

    private final Map<String, Module> modules = new LinkedHashMap<>();
    private final Map<String, Map<String, Row>> beans = new HashMap<>();
    /** Keys are table, id and id, the smaller id first. */
    private final Set<String> pairs = new LinkedHashSet<>();

    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final Rows rows;
    private volatile boolean utf8mb3;
    private volatile Consumer<Row> afterSave = row -> {};
    private int caseNumber;

    Org(Clock clock, Rows rows) {
        this.clock = clock;
        this.rows = rows;
        MODULES.forEach(name -> {
            modules.put(name, Module.read(name));
            beans.put(name, new LinkedHashMap<>());
            rows.each(name, (id, json) -> keep(new Row(modules.get(name), texts(json))));
        });
        rows.each("pairs", (key, json) -> pairs.add(key));
    }

    /** An id that was there before, as a primary key says it. */
    static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Taken(String id) {
            super("Duplicate entry '" + id + "' for key 'PRIMARY'");
        }
    }

    /** Does several steps that nobody may come between. */
    synchronized <T> T together(Supplier<T> steps) {
        return steps.get();
    }

    @Nullable
    Module module(String name) {
        return modules.get(name);
    }

    /** Beans of a module, deleted ones too, oldest first. */
    synchronized List<Row> all(String module) {
        return List.copyOf(beans.getOrDefault(module, Map.of()).values());
    }

    List<Row> live(String module) {
        return all(module).stream().filter(row -> !row.deleted()).toList();
    }

    /** A bean by its id, deleted ones too. */
    synchronized @Nullable Row find(String module, String id) {
        return beans.getOrDefault(module, Map.of()).get(id);
    }

    @Nullable
    Row live(String module, String id) {
        Row found = find(module, id);
        return found == null || found.deleted() ? null : found;
    }

    /**
     * Makes a bean.
     *
     * @param id null to have one made
     * @param values as they were sent, by field; what is no column is left out, save the address of a person
     * @throws Taken when the id was there before, deleted or not
     */
    synchronized Row create(String user, Module module, @Nullable String id, Map<String, String> values) {
        String own = id == null || id.isEmpty() ? UUID.randomUUID().toString() : id;
        if (find(module.name(), own) != null) {
            throw new Taken(own);
        }
        Map<String, String> first = new HashMap<>();
        first.put("id", own);
        first.put("deleted", "0");
        first.put("date_entered", Row.time(clock.instant()));
        first.put("created_by", user);
        module.fields().values().forEach(field -> byDefault(field, first));
        if (module.fields().containsKey("case_number")) {
            first.put("case_number", String.valueOf(++caseNumber));
        }
        return save(user, new Row(module, first), values);
    }

    private static void byDefault(Field field, Map<String, String> first) {
        String text = field.definition().path("default").asText("");
        if (field.column() && !text.isEmpty()) {
            first.putIfAbsent(field.name(), text);
        }
    }

    /** Changes a bean; returns it as it is now. */
    synchronized Row update(String user, Row row, Map<String, String> values) {
        Row now = find(row.module().name(), row.id());
        return save(user, now == null ? row : now, values);
    }

    private Row save(String user, Row row, Map<String, String> sent) {
        Map<String, String> changes = new HashMap<>();
        changes.put("date_modified", Row.time(clock.instant()));
        changes.put("modified_user_id", user);
        sent.forEach((name, value) -> {
            Field field = row.module().field(name);
            if (field != null && kept(row.module(), field)) {
                changes.put(name, stored(row.module(), field, value));
            }
        });
        changes.remove("id");
        Row saved = row.with(changes);
        keep(saved);
        if (saved.module().emails() && sent.containsKey("email1")) {
            setAddress(user, saved, sent.get("email1"));
        }
        write(List.of(change(saved)));
        afterSave.accept(saved);
        return saved;
    }

    /** The account of a contact is a pair in a real org; here the contact holds it. */
    private static boolean kept(Module module, Field field) {
        return field.column()
                || field.name().equals("email1")
                || (module.name().equals("Contacts") && field.name().equals("account_id"));
    }

    private String stored(Module module, Field field, String value) {
        if (field.bool()) {
            return Set.of("", "0", "off", "false", "no").contains(value.toLowerCase(Locale.ROOT)) ? "0" : "1";
        }
        return TextRules.stored(module, field, value, utf8mb3);
    }

    private void setAddress(String user, Row person, String address) {
        related(person, "email_addresses").forEach(old -> unpair("email_addr_bean_rel", person.id(), old.id()));
        if (!address.isBlank()) {
            Row known = live("EmailAddresses").stream()
                    .filter(each -> each.text("email_address").equalsIgnoreCase(address.strip()))
                    .findFirst()
                    .orElse(null);
            Row email = known != null
                    ? known
                    : create(
                            user,
                            modules.get("EmailAddresses"),
                            null,
                            Map.of(
                                    "email_address",
                                    address.strip(),
                                    "email_address_caps",
                                    address.strip().toUpperCase(Locale.ROOT)));
            pair("email_addr_bean_rel", person.id(), email.id());
        }
    }

    synchronized void delete(String user, Row row) {
        update(user, row, Map.of("deleted", "1"));
    }

    /** Sets columns as they are, without the date of a change; for what a test makes happen in the past. */
    synchronized Row set(Row row, Map<String, String> columns) {
        Row now = find(row.module().name(), row.id());
        Row changed = (now == null ? row : now).with(columns);
        keep(changed);
        write(List.of(change(changed)));
        return changed;
    }

    /** Relates two beans; false when there is no such link to that module. */
    synchronized boolean relate(String user, Row from, String linkName, Row to) {
        Link link = from.module().links().get(linkName);
        if (link == null || !link.module().equals(to.module().name())) {
            return false;
        }
        if (link.table() != null) {
            pair(link.table(), from.id(), to.id());
        } else if (link.ours() != null) {
            update(user, from, columns(link.ours(), to, link.type()));
        } else if (link.theirs() != null) {
            update(user, to, columns(link.theirs(), from, link.type()));
        }
        return true;
    }

    private static Map<String, String> columns(String idColumn, Row other, @Nullable String typeColumn) {
        Map<String, String> columns = new HashMap<>(Map.of(idColumn, other.id()));
        if (typeColumn != null) {
            columns.put(typeColumn, other.module().name());
        }
        return columns;
    }

    synchronized boolean unrelate(String user, Row from, String linkName, Row to) {
        Link link = from.module().links().get(linkName);
        if (link == null || related(from, linkName).stream().noneMatch(to::equals)) {
            return false;
        }
        if (link.table() != null) {
            unpair(link.table(), from.id(), to.id());
        } else if (link.ours() != null) {
            update(user, from, Map.of(link.ours(), ""));
        } else if (link.theirs() != null) {
            update(user, to, Map.of(link.theirs(), ""));
        }
        return true;
    }

    /** Beans that a link leads to, oldest first; none when there is no such link. */
    synchronized List<Row> related(Row from, String linkName) {
        Link link = from.module().links().get(linkName);
        if (link == null) {
            return List.of();
        }
        return live(link.module()).stream().filter(to -> meets(from, link, to)).toList();
    }

    private boolean meets(Row from, Link link, Row to) {
        if (link.table() != null) {
            return pairs.contains(key(link.table(), from.id(), to.id()));
        }
        if (link.ours() != null) {
            return to.id().equals(from.get(link.ours()))
                    && (link.type() == null || from.text(link.type()).equals(link.module()));
        }
        return from.id().equals(to.get(String.valueOf(link.theirs())))
                && (link.type() == null
                        || to.text(link.type()).equals(from.module().name()));
    }

    /** What an API answers for a field: entities in it, names of other beans looked up; empty for nothing. */
    String shown(Row row, Field field) {
        return TextRules.shown(row.module(), field, plain(row, field));
    }

    /** What a person reads in a field. */
    String plain(Row row, Field field) {
        Module.NameOf other = row.module().names().get(field.name());
        if (other != null) {
            Row named = find(other.module(), row.text(other.idField()));
            return named == null ? "" : named.title();
        }
        boolean whole = field.name().equals("full_name") || field.name().equals("name");
        return row.module().people() && whole ? row.title() : row.text(field.name());
    }

    /** The addresses of a person, in lower case. */
    List<String> emails(Row person) {
        return related(person, "email_addresses").stream()
                .map(email -> email.text("email_address").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** From now on a user's role does not let it do something with a module: list, view, save or delete. */
    void forbid(String user, String module, String action) {
        forbidden.add(user + " " + module + " " + action);
    }

    boolean allowed(String user, String module, String action) {
        return !forbidden.contains(user + " " + module + " " + action);
    }

    /** From now on the database has the old three byte character set: an emoji becomes four question marks. */
    void utf8mb3(boolean on) {
        utf8mb3 = on;
    }

    /** What happens after every save, inside of it, as a logic hook. */
    void afterSave(Consumer<Row> hook) {
        afterSave = hook;
    }

    private void keep(Row row) {
        beans.get(row.module().name()).put(row.id(), row);
        if (!row.text("case_number").isEmpty()) {
            caseNumber = Math.max(caseNumber, Integer.parseInt(row.text("case_number")));
        }
    }

    private void pair(String table, String a, String b) {
        pairs.add(key(table, a, b));
        write(List.of(new Rows.Change("pairs", key(table, a, b), "{}")));
    }

    private void unpair(String table, String a, String b) {
        pairs.remove(key(table, a, b));
        write(List.of(new Rows.Change("pairs", key(table, a, b), null)));
    }

    private static String key(String table, String a, String b) {
        return a.compareTo(b) < 0 ? table + " " + a + " " + b : table + " " + b + " " + a;
    }

    private static Rows.Change change(Row row) {
        return new Rows.Change(row.module().name(), row.id(), Json.write(row.values()));
    }

    private void write(List<Rows.Change> changes) {
        CompletableFuture<@Nullable Void> written = rows.write(new ArrayList<>(changes));
        written.join();
    }

    private static Map<String, String> texts(String json) {
        try {
            return Json.MAPPER.readValue(json, TEXTS);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
