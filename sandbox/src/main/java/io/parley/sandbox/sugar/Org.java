package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import io.parley.sandbox.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the instance holds. Everything happens under one lock, since a stand-in need not be fast. */
final class Org {

    private static final String LINKS = "links";

    final Modules modules;
    final Clock clock;
    final List<User> users;
    private final Rows rows;
    private final Map<String, Map<String, Row>> tables = new LinkedHashMap<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private int caseNumber;

    /** Is told of each saved bean. */
    interface Listener {
        void saved(Row row, boolean update, Map<String, Object> before);
    }

    Org(Modules modules, List<User> users, Clock clock, Rows rows) {
        this.modules = modules;
        this.users = users;
        this.clock = clock;
        this.rows = rows;
        modules.names().forEach(name -> tables.put(name, new LinkedHashMap<>()));
        modules.names().forEach(name -> rows.each(name, (id, json) -> restore(name, id, Json.read(json))));
        rows.each(LINKS, (key, json) -> links.add(Json.read(json).asText()));
    }

    private void restore(String name, String id, JsonNode kept) {
        Module module = modules.need(name);
        Row row = new Row(module, id);
        kept.fields().forEachRemaining(entry -> {
            Field field = module.field(entry.getKey());
            if (field != null) {
                row.set(field.name(), value(field, entry.getValue()));
            }
        });
        table(module).put(id, row);
        caseNumber = Math.max(caseNumber, row.get("case_number") instanceof Integer number ? number : 0);
    }

    private static Object value(Field field, JsonNode kept) {
        return switch (field.type()) {
            case "datetime" -> Instant.parse(kept.asText());
            case "bool" -> kept.asBoolean();
            case "int" -> kept.asInt();
            case "email" -> Json.MAPPER.convertValue(kept, List.class);
            default -> kept.asText();
        };
    }

    /** Does something while nobody else does anything. */
    synchronized <T> T whole(Supplier<T> work) {
        return work.get();
    }

    void afterSave(Listener listener) {
        listeners.add(listener);
    }

    private Map<String, Row> table(Module module) {
        return tables.get(module.name());
    }

    /** Rows that are not deleted, oldest first. */
    synchronized List<Row> live(Module module) {
        return table(module).values().stream().filter(row -> !row.deleted()).toList();
    }

    synchronized @Nullable Row find(Module module, String id) {
        Row row = table(module).get(id);
        return row == null || row.deleted() ? null : row;
    }

    /** The row, also when it is deleted. */
    synchronized @Nullable Row any(Module module, String id) {
        return table(module).get(id);
    }

    Row need(Module module, String id) {
        Row row = find(module, id);
        if (row == null) {
            throw Refusal.notFound(module.name(), id);
        }
        return row;
    }

    @Nullable
    User user(String id) {
        return users.stream().filter(user -> user.id().equals(id)).findFirst().orElse(null);
    }

    /** The time, as Sugar's database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    int nextCaseNumber() {
        caseNumber = caseNumber + 1;
        return caseNumber;
    }

    /**
     * Puts values into a new or a known row.
     *
     * @param values what to set; null empties a field
     */
    synchronized Row save(Row row, Map<String, @Nullable Object> values, User by) {
        boolean update = table(row.module).containsKey(row.id);
        Map<String, Object> before = new LinkedHashMap<>(row.values());
        if (!update) {
            row.set("id", row.id);
            row.set("date_entered", now());
            row.set("created_by", by.id());
            row.set("created_by_name", by.fullName());
            table(row.module).put(row.id, row);
        }
        row.set("date_modified", now());
        row.set("modified_user_id", by.id());
        row.set("modified_by_name", by.fullName());
        values.forEach(row::set);
        derive(row);
        keep(row);
        listeners.forEach(listener -> listener.saved(row, update, before));
        return row;
    }

    private void derive(Row row) {
        if (row.module.isPerson()) {
            String full = (row.text("first_name") + " " + row.text("last_name")).strip();
            row.set("full_name", full);
            row.set("name", full);
        }
        if (row.module.hasEmail()) {
            row.set("email1", row.emails().isEmpty() ? null : row.emails().get(0));
        }
        row.module.fields().values().stream()
                .filter(field -> field.name().endsWith("_name") && field.type().equals("relate"))
                .forEach(field -> nameOf(row, field));
    }

    private void nameOf(Row row, Field field) {
        String target =
                switch (field.name()) {
                    case "contact_name", "primary_contact_name" -> "Contacts";
                    case "account_name" -> "Accounts";
                    default -> "";
                };
        Module module = modules.find(target);
        if (module != null) {
            Row other = find(module, row.text(field.name().replace("_name", "_id")));
            row.set(field.name(), other == null ? null : other.text("name"));
        } else if (field.name().equals("assigned_user_name")) {
            User user = user(row.text("assigned_user_id"));
            row.set("assigned_user_name", user == null ? null : user.fullName());
        }
    }

    void keep(Row row) {
        Map<String, Object> kept = new LinkedHashMap<>();
        row.values().forEach((field, value) -> kept.put(field, value instanceof Instant ? value.toString() : value));
        rows.write(List.of(new Rows.Change(row.module.name(), row.id, Json.write(kept))))
                .join();
    }

    /** Relates two rows; returns whether they were not related before. */
    synchronized boolean relate(Row one, String link, String otherId) {
        String pair = String.join(" ", one.module.name(), one.id, link, otherId);
        if (!links.add(pair)) {
            return false;
        }
        rows.write(List.of(new Rows.Change(LINKS, String.valueOf(pair.hashCode()) + links.size(), Json.write(pair))))
                .join();
        return true;
    }

    /** The ids that a row is related to by a link of its own. */
    synchronized List<String> related(Row one, String link) {
        String start = String.join(" ", one.module.name(), one.id, link) + " ";
        List<String> found = new ArrayList<>();
        links.stream()
                .filter(pair -> pair.startsWith(start))
                .forEach(pair -> found.add(pair.substring(start.length())));
        return found;
    }
}
