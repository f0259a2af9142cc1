package io.parley.crm.sugarcrm.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read.
 *
 * @param values plain text by field, as far as they were asked for and hold something: entities resolved, booleans as
 *     {@code true} and {@code false}, times in ISO 8601 with the precision that the server gives
 */
public record Bean(String module, String id, Map<String, String> values) {

    public Bean {
        values = Map.copyOf(values);
    }

    /** A field's text; empty when it holds nothing. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean is(String field) {
        return get(field).equals("true");
    }

    /** A field's time; null when it holds none. */
    public @Nullable Instant time(String field) {
        String text = get(field);
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
