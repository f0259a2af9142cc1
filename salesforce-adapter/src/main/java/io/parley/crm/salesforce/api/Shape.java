package io.parley.crm.salesforce.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object as describe tells it: what the integration user may do, and the fields it may see. */
public record Shape(String object, boolean createable, boolean updateable, Map<String, Field> fields) {

    /**
     * One field.
     *
     * @param type as describe calls it: string, textarea, picklist, datetime and so on
     * @param length most characters; 0 for what is no text
     * @param values of a picklist, the default first
     * @param needed whether a new record without it is refused
     */
    public record Field(
            String name,
            String type,
            int length,
            boolean createable,
            boolean updateable,
            boolean unique,
            boolean externalId,
            boolean caseSensitive,
            boolean restricted,
            List<String> values,
            boolean needed) {}

    public static Shape of(JsonNode described) {
        Map<String, Field> fields = new HashMap<>();
        described.path("fields").forEach(field -> fields.put(field.path("name").asText(), field(field)));
        return new Shape(
                described.path("name").asText(),
                described.path("createable").asBoolean(),
                described.path("updateable").asBoolean(),
                fields);
    }

    private static Field field(JsonNode told) {
        boolean createable = told.path("createable").asBoolean();
        return new Field(
                told.path("name").asText(),
                told.path("type").asText(),
                told.path("length").asInt(),
                createable,
                told.path("updateable").asBoolean(),
                told.path("unique").asBoolean(),
                told.path("externalId").asBoolean(),
                told.path("caseSensitive").asBoolean(),
                told.path("restrictedPicklist").asBoolean(),
                values(told),
                createable
                        && !told.path("nillable").asBoolean(true)
                        && !told.path("defaultedOnCreate").asBoolean()
                        && !told.path("type").asText().equals("boolean"));
    }

    private static List<String> values(JsonNode told) {
        List<String> values = new ArrayList<>();
        String initial = told.path("defaultValue").asText("");
        for (JsonNode value : told.path("picklistValues")) {
            String text = value.path("value").asText();
            boolean first = value.path("defaultValue").asBoolean() || text.equals(initial);
            values.add(first ? 0 : values.size(), text);
        }
        return List.copyOf(values);
    }

    public @Nullable Field field(String name) {
        return fields.get(name);
    }

    /** Most characters of a text field; none fit into a field that is not there. */
    public int length(String name) {
        Field field = fields.get(name);
        return field == null ? 0 : field.length();
    }
}
