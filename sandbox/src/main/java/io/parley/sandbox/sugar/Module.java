package io.parley.sandbox.sugar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A module: its fields, and what an admin made required.
 *
 * @param object the name of its objects, which Web Logic Hooks tell
 * @param links link fields by name, with the module they lead to
 */
record Module(String name, String object, Map<String, Field> fields, Map<String, String> links, Set<String> demanded) {

    static Module of(String name, String object, Map<String, Field> fields, Map<String, String> links) {
        return new Module(name, object, new LinkedHashMap<>(fields), links, ConcurrentHashMap.newKeySet());
    }

    @Nullable
    Field field(String called) {
        return fields.get(called);
    }

    /** The field; throws as for an unknown one. */
    Field need(String called) {
        Field field = fields.get(called);
        if (field == null) {
            throw Refusal.invalid("Unknown field " + called + " in module " + name);
        }
        return field;
    }

    boolean isPerson() {
        return fields.containsKey("last_name");
    }

    boolean hasEmail() {
        return fields.containsKey("email");
    }
}
