package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of a module, as a stock org describes it.
 *
 * @param type the word of its definition, such as varchar, text, enum, bool, relate, link
 * @param dbType what it is in the database; the type where nothing else is said
 * @param length most characters; 0 where none is said
 * @param required whether people must fill it; the APIs don't mind
 * @param source non-db, custom_fields or function; null for a plain column
 * @param choices of an enum; the APIs take others as well
 * @param definition as it stands in the module's file
 */
record Field(
        String name,
        String type,
        String dbType,
        int length,
        boolean required,
        @Nullable String source,
        List<String> choices,
        JsonNode definition) {

    private static final Set<String> DATES = Set.of("datetime", "datetimecombo");

    static Field of(String name, JsonNode json) {
        String type = json.path("type").asText();
        List<String> choices = new ArrayList<>();
        json.path("choices").forEach(choice -> choices.add(choice.asText()));
        return new Field(
                name,
                type,
                json.path("dbType").asText(type),
                json.path("len").asInt(0),
                json.path("required").asBoolean(false),
                json.hasNonNull("source") ? json.path("source").asText() : null,
                choices,
                json);
    }

    boolean link() {
        return type.equals("link");
    }

    /** Whether it is a column, so that it can be filtered by and sorted by. */
    boolean column() {
        return source == null || source.equals("custom_fields");
    }

    boolean bool() {
        return type.equals("bool");
    }

    boolean time() {
        return DATES.contains(type);
    }

    /** Whether the server cleans what is written here of markup that it does not like. */
    boolean cleaned() {
        String types = type + dbType;
        return types.contains("char") || types.contains("text") || types.equals("enumenum");
    }

    /** Most bytes of a text without a length; 0 where there is no such limit. */
    int bytes() {
        return dbType.equals("text") ? 65_535 : 0;
    }

    /** Most characters; 255 for a text column without a length of its own. */
    int characters() {
        return length > 0 ? length : dbType.equals("varchar") ? 255 : dbType.equals("id") ? 36 : 0;
    }
}
