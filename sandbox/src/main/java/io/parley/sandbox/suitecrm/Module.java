package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module of the org.
 *
 * @param name in requests, such as Cases
 * @param bean in answers of V8, such as Case
 * @param names fields that show another bean's name, with the field that holds its id and its module
 */
record Module(String name, String bean, Map<String, Field> fields, Map<String, Link> links, Map<String, NameOf> names) {

    /** Whose name a field shows. */
    record NameOf(String idField, String module) {}

    static Module read(String name) {
        JsonNode json = Json.resource("/suitecrm/modules/" + name + ".json", JsonNode.class);
        Map<String, Field> fields = new LinkedHashMap<>();
        json.path("fields").fields().forEachRemaining(each -> fields.put(each.getKey(), field(each)));
        Map<String, Link> links = new LinkedHashMap<>();
        json.path("links")
                .fields()
                .forEachRemaining(each -> links.put(each.getKey(), Link.of(each.getKey(), each.getValue())));
        Map<String, NameOf> names = new LinkedHashMap<>();
        json.path("names").fields().forEachRemaining(each -> names.put(each.getKey(), name(each.getValue())));
        return new Module(name, json.path("bean").asText(), fields, links, names);
    }

    private static Field field(Map.Entry<String, JsonNode> entry) {
        return Field.of(entry.getKey(), entry.getValue());
    }

    private static NameOf name(JsonNode pair) {
        return new NameOf(pair.path(0).asText(), pair.path(1).asText());
    }

    @Nullable
    Field field(String field) {
        return fields.get(field);
    }

    /** The name of the table, which is also how queries of v4_1 name it. */
    String table() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether its beans are people, whose name is made of two. */
    boolean people() {
        return fields.containsKey("first_name");
    }

    boolean emails() {
        return fields.containsKey("email1") && links.containsKey("email_addresses");
    }

    /** An admin takes a field away, by hand or with a package. */
    void remove(String field) {
        fields.remove(field);
    }

    /** An admin adds a field by hand. */
    void add(Field field) {
        fields.put(field.name(), field);
    }
}
