package io.parley.crm.sugarcrm.v41;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Beans as this API writes them: lists of names and values, times without a zone, 1 and 0, text full of entities. */
final class Values {

    private static final Set<String> TIMES = Set.of("datetime", "datetimecombo");
    private static final Set<String> TRUE = Set.of("1", "true", "on", "yes");
    private static final Set<String> CHOICES = Set.of("enum", "multienum", "dynamicenum", "radioenum");

    private Values() {}

    /** A pair, as the arguments of a call want it. */
    static Map<String, Object> pair(String name, Object value) {
        return Map.of("name", name, "value", value);
    }

    /** What is to be sent for values. */
    static List<Map<String, Object>> sent(
            String module, Map<String, FieldDefinition> fields, Map<String, String> values) {
        List<Map<String, Object>> pairs = new ArrayList<>();
        values.forEach((name, text) -> pairs.add(pair(name, sent(module, fields.get(name), name, text))));
        return pairs;
    }

    private static String sent(String module, @Nullable FieldDefinition field, String name, String text) {
        String type = field == null ? "" : field.type();
        if (type.equals("bool")) {
            return TRUE.contains(text) ? "1" : "0";
        }
        if (TIMES.contains(type) && !text.isEmpty()) {
            return Where.time(Instant.parse(text));
        }
        return Text.in(module, name, text);
    }

    /** A bean of an answer; null for one that was deleted or never there. */
    static @Nullable Bean bean(String module, Map<String, FieldDefinition> fields, JsonNode entry) {
        JsonNode pairs = entry.path("name_value_list");
        if (!pairs.isObject()) {
            // In place of an object there is a list with a warning, and with deleted set to 1.
            return null;
        }
        Map<String, String> values = new HashMap<>();
        pairs.properties().forEach(pair -> {
            String text = read(module, fields.get(pair.getKey()), pair.getKey(), pair.getValue());
            if (!text.isEmpty()) {
                values.put(pair.getKey(), text);
            }
        });
        return new Bean(module, entry.path("id").asText(), values);
    }

    private static String read(String module, @Nullable FieldDefinition field, String name, JsonNode pair) {
        String text = pair.path("value").isNull() ? "" : pair.path("value").asText();
        String type = field == null ? "" : field.type();
        if (type.equals("bool")) {
            return String.valueOf(TRUE.contains(text));
        }
        if (TIMES.contains(type)) {
            return text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d") ? text.replace(' ', 'T') + 'Z' : "";
        }
        return Text.out(module, name, text);
    }

    /** The fields of an answer of get_module_fields. */
    static Map<String, FieldDefinition> fields(JsonNode answer) {
        Map<String, FieldDefinition> fields = new HashMap<>();
        JsonNode all = answer.path("module_fields");
        if (all.isObject()) {
            all.properties().forEach(one -> fields.put(one.getKey(), field(one.getKey(), one.getValue())));
        }
        return fields;
    }

    private static FieldDefinition field(String name, JsonNode json) {
        String type = json.path("type").asText();
        Set<String> choices = new HashSet<>();
        if (CHOICES.contains(type) && json.path("options").isObject()) {
            json.path("options").fieldNames().forEachRemaining(choices::add);
            choices.remove("");
        }
        return new FieldDefinition(
                name,
                type,
                json.path("len").asInt(0),
                json.path("required").asText().equals("1"),
                choices);
    }
}
