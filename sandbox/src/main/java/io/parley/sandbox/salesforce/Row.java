package io.parley.sandbox.salesforce;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record at one moment; a change makes a new row. Values are String, Boolean, Double, Instant or null. */
final class Row {

    final ObjectType type;
    private final @Nullable Object[] values;

    Row(ObjectType type, @Nullable Object[] values) {
        this.type = type;
        this.values = values;
    }

    String id() {
        return String.valueOf(values[0]);
    }

    boolean deleted() {
        return Boolean.TRUE.equals(values[1]);
    }

    @Nullable
    Object at(int place) {
        return values[place];
    }

    @Nullable
    Object get(String field) {
        int place = type.place(field);
        return place < 0 ? null : values[place];
    }

    /** The value as text, empty for null. */
    String text(String field) {
        Object value = get(field);
        return value == null ? "" : value.toString();
    }

    @Nullable
    Instant time(String field) {
        return get(field) instanceof Instant time ? time : null;
    }

    @Nullable
    Object[] copy() {
        return values.clone();
    }

    Row with(String field, @Nullable Object value) {
        Object[] changed = copy();
        changed[type.place(field)] = value;
        return new Row(type, changed);
    }

    /** All fields in the form of the REST API; empty ones are null. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            all.put(type.fields.get(i).name(), Values.json(type.fields.get(i), values[i]));
        }
        return all;
    }
}
