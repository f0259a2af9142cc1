package io.parley.sandbox.sugar;

import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who may log in. */
record User(String id, String name, String fullName, String password, boolean admin) {

    /** As /me tells it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", admin ? "admin" : "user");
        told.put("id", id);
        told.put("user_name", name);
        told.put("full_name", fullName);
        told.put("show_wizard", false);
        told.put("preferences", Map.of("timezone", "America/Lima", "datepref", "Y-m-d", "timepref", "H:i"));
        return told;
    }

    @Override
    public String toString() {
        return name;
    }
}
