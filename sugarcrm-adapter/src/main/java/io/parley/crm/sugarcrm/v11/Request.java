package io.parley.crm.sugarcrm.v11;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked of the API, alone or with others.
 *
 * @param path with its query, from the slash behind the version on
 */
record Request(String method, String path, @Nullable JsonNode body) {

    static Request get(String path) {
        return new Request("GET", path, null);
    }

    static Request post(String path, JsonNode body) {
        return new Request("POST", path, body);
    }

    /** A path of parts, each made fit for an address. */
    static String path(String... parts) {
        StringBuilder path = new StringBuilder();
        for (String part : parts) {
            path.append('/').append(encoded(part));
        }
        return path.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
