package io.parley.crm.oracle.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as a map.
 *
 * @param fields text by element name; times in ISO 8601 with zone, booleans {@code true} and {@code false}. What is empty
 *     at the server is empty or missing here
 * @param children records below it by the name of the child object, such as {@code Note}
 */
public record Item(Map<String, String> fields, Map<String, List<Item>> children) {

    public Item {
        fields = Map.copyOf(fields);
        children = Map.copyOf(children);
    }

    public static Item of(Map<String, String> fields) {
        return new Item(fields, Map.of());
    }

    /** A field's text; empty when it holds nothing. */
    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    public boolean is(String field) {
        return get(field).equals("true");
    }

    /** A field's time; null when it holds none. */
    public @Nullable Instant time(String field) {
        String text = get(field);
        return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    }

    public List<Item> below(String child) {
        return children.getOrDefault(child, List.of());
    }
}
