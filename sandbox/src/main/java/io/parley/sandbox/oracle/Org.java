package io.parley.sandbox.oracle;

import io.parley.sandbox.Json;
import io.parley.sandbox.Rows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The records of one company. Every method that reads or writes them is called within {@link #whole}. */
final class Org {

    static final List<String> OBJECTS =
            List.of("ServiceRequest", "Lead", "Note", "Activity", "Contact", "Account", "User");

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, Row>> tables = new LinkedHashMap<>();
    /** What stood before the transaction, by object and number; null for what was not there. */
    private final Map<Place, @Nullable Row> before = new LinkedHashMap<>();

    private final Clock clock;
    private final Rows rows;
    /** The last number given; it starts where ids have five letters. */
    private long numbers = 2_000_000;

    private record Place(String kind, long number) {}

    Org(Clock clock, Rows rows) {
        this.clock = clock;
        this.rows = rows;
        for (String name : OBJECTS) {
            Kind kind = Kind.load(name);
            TreeMap<Long, Row> table = new TreeMap<>();
            kinds.put(name, kind);
            tables.put(name, table);
            rows.each(name, (key, json) -> {
                Map<String, String> values = new LinkedHashMap<>();
                Json.read(json)
                        .fields()
                        .forEachRemaining(each ->
                                values.put(each.getKey(), each.getValue().asText()));
                long number = Long.parseLong(key);
                table.put(number, new Row(kind, number, values));
                numbers = Math.max(numbers, number);
            });
        }
    }

    /** Does something while nobody else reads or writes. */
    synchronized <T> T whole(Supplier<T> work) {
        return work.get();
    }

    /** Does all of it or, when it throws, nothing. */
    synchronized <T> T transaction(Supplier<T> work) {
        before.clear();
        try {
            T result = work.get();
            keep();
            return result;
        } catch (RuntimeException failed) {
            before.forEach((place, row) -> {
                if (row == null) {
                    table(kind(place.kind())).remove(place.number());
                } else {
                    table(kind(place.kind())).put(place.number(), row);
                }
            });
            throw failed;
        } finally {
            before.clear();
        }
    }

    private void keep() {
        List<Rows.Change> changes = new ArrayList<>();
        before.keySet().forEach(place -> {
            Row row = table(kind(place.kind())).get(place.number());
            String key = String.format(Locale.ROOT, "%012d", place.number());
            changes.add(new Rows.Change(place.kind(), key, row == null ? null : Json.write(row.values())));
        });
        rows.write(changes).join();
    }

    Kind kind(String name) {
        Kind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("There is no object " + name);
        }
        return kind;
    }

    Collection<Kind> kinds() {
        return kinds.values();
    }

    private TreeMap<Long, Row> table(Kind kind) {
        return tables.get(kind.name());
    }

    /** Oldest first. */
    List<Row> all(Kind kind) {
        return List.copyOf(table(kind).values());
    }

    /** Records of another object that belong to one. */
    List<Row> below(Row parent, Kind child) {
        String field = parent.kind.below().get(child.name());
        return field == null
                ? List.of()
                : table(child).values().stream()
                        .filter(row -> row.get(field).equals(parent.id()))
                        .toList();
    }

    @Nullable
    Row find(Kind kind, String id) {
        int dash = id.indexOf('-');
        if (dash < 0 || !id.substring(dash + 1).matches("[0-9A-Z]{1,12}")) {
            return null;
        }
        Row row = table(kind).get(Long.parseLong(id.substring(dash + 1), 36));
        return row != null && row.id().equals(id) ? row : null;
    }

    Row need(String object, String id) {
        Row row = find(kind(object), id);
        if (row == null) {
            throw new IllegalArgumentException("There is no " + object + " " + id);
        }
        return row;
    }

    /** The first record with that text in a field. */
    @Nullable
    Row by(Kind kind, String field, String value) {
        return table(kind).values().stream()
                .filter(row -> row.get(field).equals(value))
                .findFirst()
                .orElse(null);
    }

    Row fresh(Kind kind) {
        long place = ++numbers;
        Row row = new Row(
                kind, place, Map.of("Id", "AAPA-" + Long.toString(place, 36).toUpperCase(Locale.ROOT)));
        before.putIfAbsent(new Place(kind.name(), place), null);
        table(kind).put(place, row);
        return row;
    }

    /** To be called before a record is changed or deleted. */
    Row changing(Row row) {
        Place place = new Place(row.kind.name(), row.number);
        if (!before.containsKey(place)) {
            before.put(place, row.copy());
        }
        return row;
    }

    void remove(Row row) {
        changing(row);
        table(row.kind).remove(row.number);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Clock clock() {
        return clock;
    }
}
