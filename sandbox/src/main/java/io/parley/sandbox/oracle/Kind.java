package io.parley.sandbox.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object, such as ServiceRequest.
 *
 * @param required fields that must not be empty
 * @param below the field by which records of another object belong to one of this, by that object
 */
record Kind(String name, Map<String, Field> fields, Set<String> required, Map<String, String> below) {

    /** Reads oracle/name.json: fields as type, or type and length, or a list of picklist values. */
    static Kind load(String name) {
        JsonNode json = Json.resource("/oracle/" + name + ".json", JsonNode.class);
        Map<String, Field> fields = new LinkedHashMap<>();
        json.path("fields").fields().forEachRemaining(each -> {
            Field field = field(each.getKey(), each.getValue());
            fields.put(field.name(), field);
        });
        json.path("numbered").fields().forEachRemaining(each -> {
            for (int i = 0; i <= each.getValue().path("to").asInt(); i++) {
                Field field = field(each.getKey() + i, each.getValue().path("as"));
                fields.put(field.name(), field);
            }
        });
        Set<String> required = new LinkedHashSet<>();
        json.path("required").forEach(each -> required.add(each.asText()));
        Map<String, String> below = new LinkedHashMap<>();
        json.path("below")
                .fields()
                .forEachRemaining(
                        each -> below.put(each.getKey(), each.getValue().asText()));
        return new Kind(name, fields, required, below);
    }

    private static Field field(String name, JsonNode what) {
        if (what.isArray()) {
            Set<String> values = new LinkedHashSet<>();
            what.forEach(value -> values.add(value.asText()));
            return new Field(name, Field.Type.PICKLIST, 30, values, false);
        }
        String[] words = what.asText().split(" ");
        Field.Type type = Field.Type.valueOf(words[0].toUpperCase(Locale.ROOT));
        boolean readOnly = words[words.length - 1].equals("read");
        int length = words.length > 1 && words[1].matches("[0-9]+") ? Integer.parseInt(words[1]) : 0;
        return new Field(name, type, length, Set.of(), readOnly);
    }

    /** The namespace of its operations. */
    String service() {
        return "urn:crmondemand/ws/ecbs/" + name.toLowerCase(Locale.ROOT) + "/";
    }

    String data(boolean query) {
        return "urn:/crmondemand/xml/" + name + (query ? "/Query" : "/Data");
    }

    /** A field; throws a refusal when there is none. */
    Field need(String field) {
        Field found = fields.get(field);
        if (found == null) {
            throw Refusal.unknownTag(name, field);
        }
        return found;
    }

    @Nullable
    Field find(String field) {
        return fields.get(field);
    }
}
