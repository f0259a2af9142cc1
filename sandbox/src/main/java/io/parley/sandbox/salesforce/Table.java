package io.parley.sandbox.salesforce;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The rows of one object, deleted ones included, with indexes. Readers need no lock; writers hold the org's. */
final class Table {

    final ObjectType type;
    final AtomicLong ids = new AtomicLong();
    final AtomicLong numbers = new AtomicLong();
    private final NavigableMap<String, Row> rows = new ConcurrentSkipListMap<>();
    private final Map<Integer, Map<String, Set<String>>> indexes = new ConcurrentHashMap<>();
    private final AtomicLong live = new AtomicLong();

    Table(ObjectType type) {
        this.type = type;
        for (int place = 0; place < type.fields.size(); place++) {
            if (place > 0 && type.fields.get(place).indexed()) {
                indexes.put(place, new ConcurrentHashMap<>());
            }
        }
    }

    /** A table of another shape with the rows of this one; what it has no field for is gone. */
    static Table reshaped(ObjectType type, @Nullable Table old) {
        Table table = new Table(type);
        if (old != null) {
            table.ids.set(old.ids.get());
            table.numbers.set(old.numbers.get());
            for (Row row : old.all()) {
                Object[] values = new Object[type.fields.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.get(type.fields.get(i).name());
                }
                table.put(new Row(type, values));
            }
        }
        return table;
    }

    @Nullable
    Row find(String id) {
        return rows.get(id);
    }

    /** Every row, oldest first, deleted ones included. */
    Collection<Row> all() {
        return rows.values();
    }

    List<Row> live() {
        return rows.values().stream().filter(row -> !row.deleted()).toList();
    }

    int count() {
        return (int) live.get();
    }

    boolean indexed(int place) {
        return place == 0 || indexes.containsKey(place);
    }

    /** Live rows whose indexed field has the value, oldest first. */
    List<Row> by(int place, Object value) {
        if (place == 0) {
            Row row = rows.get(value.toString());
            return row == null || row.deleted() ? List.of() : List.of(row);
        }
        Set<String> ids = Objects.requireNonNull(indexes.get(place)).get(key(place, value));
        return ids == null
                ? List.of()
                : ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    List<Row> by(String field, Object value) {
        int place = type.place(field);
        return place < 0 ? List.of() : by(place, value);
    }

    void put(Row row) {
        Row before = rows.put(row.id(), row);
        unindex(before);
        if (!row.deleted()) {
            live.incrementAndGet();
            indexes.forEach((place, index) -> {
                Object value = row.at(place);
                if (value != null) {
                    index.computeIfAbsent(key(place, value), v -> new ConcurrentSkipListSet<>())
                            .add(row.id());
                }
            });
        }
    }

    void remove(String id) {
        unindex(rows.remove(id));
    }

    private void unindex(@Nullable Row row) {
        if (row == null || row.deleted()) {
            return;
        }
        live.decrementAndGet();
        indexes.forEach((place, index) -> {
            Object value = row.at(place);
            if (value != null) {
                index.computeIfPresent(key(place, value), (v, ids) -> {
                    ids.remove(row.id());
                    return ids.isEmpty() ? null : ids;
                });
            }
        });
    }

    private String key(int place, Object value) {
        Field field = type.fields.get(place);
        boolean exact = field.caseSensitive() || field.isReference();
        return exact ? value.toString() : value.toString().toLowerCase(Locale.ROOT);
    }
}
