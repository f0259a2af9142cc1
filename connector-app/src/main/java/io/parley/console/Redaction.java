package io.parley.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.json.Json;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what is shown. Payloads hold none of ours; but what a channel sent may carry a token in a field
 * or an address, and nobody needs it to judge a dead letter.
 */
public final class Redaction {

    private static final String HIDDEN = "(hidden)";
    private static final Pattern SECRET_FIELD = Pattern.compile(
            "(?i).*(passw|secret|api-?_?key|private-?_?key|authorization|credential|cookie|session-?_?id).*"
                    + "|(?i)(.*[-_])?token|.*Token");
    private static final Pattern SECRET_TEXT = Pattern.compile("\\b(?i:Bearer|Basic)\\s+[A-Za-z0-9._~+/=-]{16,}"
            + "|(?i)(?<=[?&;](?:access_token|token|api_key|apikey|key|secret|password|sig|signature)=)[^&\\s\"'<>]+"
            + "|(?<=://)[^/\\s:@\"'<>]+:[^/\\s@\"'<>]+(?=@)");

    private Redaction() {}

    /** JSON comes back indented, other text as it is; both without secrets. */
    public static String pretty(String payload) {
        try {
            JsonNode clean = clean(Json.mapper().readTree(payload));
            return clean.isContainerNode()
                    ? Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(clean)
                    : text(payload);
        } catch (JsonProcessingException notJson) {
            return text(payload);
        }
    }

    public static String text(String text) {
        return SECRET_TEXT.matcher(text).replaceAll(HIDDEN);
    }

    private static JsonNode clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> field.setValue(
                            SECRET_FIELD.matcher(field.getKey()).matches()
                                    ? TextNode.valueOf(HIDDEN)
                                    : clean(field.getValue())));
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, clean(array.get(i)));
            }
            return array;
        }
        return node.isTextual() ? TextNode.valueOf(text(node.asText())) : node;
    }
}
