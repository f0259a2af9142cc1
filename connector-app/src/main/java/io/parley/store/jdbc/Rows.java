package io.parley.store.jdbc;

import io.parley.json.Json;
import io.parley.store.StoreFailure;

/** The JSON in the rows. Each begins with the version of its writing, so that a later Parley knows how to read it. */
final class Rows {

    private static final String V1 = "{\"v\":1,";

    private Rows() {}

    static String write(Object value) {
        return V1 + Json.write(value).substring(1);
    }

    static <T> T read(String json, Class<T> type) {
        if (!json.startsWith(V1)) {
            throw new StoreFailure("a row of the store was written by a newer Parley; start that one", null);
        }
        try {
            return Json.read(json, type);
        } catch (IllegalArgumentException unreadable) {
            throw new StoreFailure("a row of the store can't be read: " + unreadable.getMessage(), null);
        }
    }
}
