package io.parley.sandbox.suitecrm;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bean as the database holds it: plain text, 0 and 1 for booleans, times to the second in UTC. Never changed. */
record Row(Module module, Map<String, String> values) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    Row {
        values = Map.copyOf(values);
    }

    String id() {
        return text("id");
    }

    /** The text of a column; empty for NULL. */
    String text(String field) {
        return values.getOrDefault(field, "");
    }

    @Nullable
    String get(String field) {
        return values.get(field);
    }

    boolean is(String field) {
        return text(field).equals("1");
    }

    boolean deleted() {
        return is("deleted");
    }

    @Nullable
    Instant time(String field) {
        String text = text(field);
        return text.isEmpty() ? null : LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }

    /** What stands at the head of the bean: its name, or the two of a person. */
    String title() {
        return module.people() ? (text("first_name") + " " + text("last_name")).strip() : text("name");
    }

    Row with(Map<String, String> changes) {
        Map<String, String> all = new TreeMap<>(values);
        changes.forEach((field, value) -> {
            if (value.isEmpty()) {
                all.remove(field);
            } else {
                all.put(field, value);
            }
        });
        return new Row(module, all);
    }

    static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
