package io.parley.crm.sugarcrm.v11;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the API said.
 *
 * @param body missing when it was no JSON, as when a proxy or the web server itself answers
 * @param after the wait that it asks for
 */
record Answer(int status, JsonNode body, @Nullable Duration after) {

    static Answer of(Http.Answer answer) {
        return new Answer(answer.status(), tree(answer.body()), answer.after());
    }

    private static JsonNode tree(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : Json.tree(text);
        } catch (IllegalArgumentException notJson) {
            return MissingNode.getInstance();
        }
    }

    boolean isGood() {
        return status >= 200 && status < 300 && !body.isMissingNode();
    }

    /** Sugar's label of an error; empty when there is none. */
    String error() {
        return body.path("error").asText("");
    }

    String message() {
        return body.path("error_message").asText("");
    }
}
