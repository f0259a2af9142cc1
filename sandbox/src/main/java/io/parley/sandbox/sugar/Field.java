package io.parley.sandbox.sugar;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a module.
 *
 * @param type Sugar's word: id, name, varchar, text, enum, bool, datetime, int, relate, email, file, link
 * @param length most characters; 0 for as many as a text takes
 * @param list the drop-down list, for an enum
 */
record Field(
        String name,
        String type,
        int length,
        boolean required,
        boolean readOnly,
        @Nullable String list) {

    /** As /metadata tells it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", name);
        told.put("vname", "LBL_" + name.toUpperCase(java.util.Locale.ROOT));
        told.put("type", type);
        if (type.equals("relate") || type.equals("link") || type.equals("email")) {
            told.put("source", "non-db");
        }
        if (length > 0) {
            // Sugar's field definitions give lengths as numbers or as texts, as their authors wrote them.
            told.put("len", type.equals("name") ? (Object) length : String.valueOf(length));
        }
        if (required) {
            told.put("required", true);
        }
        if (readOnly) {
            told.put("readonly", true);
        }
        if (list != null) {
            told.put("options", list);
        }
        return told;
    }
}
