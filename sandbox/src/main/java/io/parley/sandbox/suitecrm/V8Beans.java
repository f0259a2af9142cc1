package io.parley.sandbox.suitecrm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Beans as V8 shows them: named by their class, times cut to the minute, entities in texts, and all of it texts. */
final class V8Beans {

    /** What V8 tells nobody, even who asks for it by name. */
    private static final Set<String> SECRET = Set.of("user_name", "user_hash", "authenticate_id", "pwd_last_changed");

    private final Org org;

    V8Beans(Org org) {
        this.org = org;
    }

    /** @param fields empty for all */
    Map<String, Object> data(Row row, List<String> fields, String path) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        row.module().fields().values().stream()
                .filter(field -> fields.isEmpty() || fields.contains(field.name()))
                .filter(field -> !field.name().equals("id"))
                .filter(field -> !row.module().name().equals("Users") || !SECRET.contains(field.name()))
                .forEach(field -> attributes.put(field.name(), attribute(row, field)));
        return data(row, attributes.isEmpty() ? List.of() : attributes, path);
    }

    /** All of a user, its name too: only for the user itself. */
    Map<String, Object> self(Row user, String path) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("id", user.id());
        user.module().fields().values().stream()
                .filter(field -> !field.name().equals("id") && !field.name().equals("user_hash"))
                .forEach(field -> attributes.put(field.name(), attribute(user, field)));
        return data(user, attributes, path);
    }

    private Map<String, Object> data(Row row, Object attributes, String path) {
        Map<String, Object> relationships = new LinkedHashMap<>();
        row.module()
                .links()
                .values()
                .forEach(link -> relationships.put(
                        link.module(), Map.of("links", Map.of("related", path + "/relationships/" + link.name()))));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", row.module().bean());
        data.put("id", row.id());
        data.put("attributes", attributes);
        data.put("relationships", relationships);
        return data;
    }

    private String attribute(Row row, Field field) {
        String text = org.shown(row, field);
        return field.time() && text.length() == 19
                ? text.substring(0, 10) + "T" + text.substring(11, 16) + ":00+00:00"
                : text;
    }

    static Map<String, Object> document(@Nullable Map<String, Object> meta, Object data) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (meta != null) {
            document.put("meta", meta);
        } else if (data instanceof List<?> list && list.isEmpty()) {
            document.put("meta", Map.of("message", "Request was successful, but there is no result"));
        }
        document.put("data", data);
        return document;
    }
}
