package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A way from a bean to others. One of table, ours and theirs says where it is kept.
 *
 * @param module whose beans it leads to
 * @param table of pairs; the same for both ends
 * @param ours our column that holds the other's id
 * @param theirs their column that holds our id
 * @param type the column that names the module of the bean in ours or theirs; null when there is but one
 */
record Link(
        String name,
        String module,
        @Nullable String table,
        @Nullable String ours,
        @Nullable String theirs,
        @Nullable String type) {

    static Link of(String name, JsonNode json) {
        return new Link(
                name,
                json.path("module").asText(),
                text(json, "table"),
                text(json, "ours"),
                text(json, "theirs"),
                text(json, "type"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }
}
