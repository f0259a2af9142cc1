package io.parley.sandbox.oracle;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A record: what is empty has no entry. Times in ISO 8601 with Z, booleans as true and false. */
final class Row {

    final Kind kind;
    final long number;
    private final Map<String, String> values;

    Row(Kind kind, long number, Map<String, String> values) {
        this.kind = kind;
        this.number = number;
        this.values = new TreeMap<>(values);
    }

    /** The same record as it is now; what is changed later does not reach the copy. */
    Row copy() {
        return new Row(kind, number, values);
    }

    String id() {
        return get("Id");
    }

    String get(String field) {
        return values.getOrDefault(field, "");
    }

    void set(String field, String value) {
        if (value.isEmpty()) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    boolean is(String field) {
        return get(field).equals("true");
    }

    @Nullable
    Instant time(String field) {
        return get(field).isEmpty() ? null : OffsetDateTime.parse(get(field)).toInstant();
    }

    Map<String, String> values() {
        return values;
    }
}
