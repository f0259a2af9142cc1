package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several requests in one, done one after the other; one that fails leaves the others alone. */
final class Bulk {

    private static final Set<String> MEMBERS = Set.of("url", "method", "headers", "data");

    private final Rest rest;

    Bulk(Rest rest) {
        this.rest = rest;
    }

    Reply run(Ask ask, User user, Faults.Drawn drawn) {
        JsonNode requests = ask.object().path("requests");
        if (!requests.isArray()) {
            throw Refusal.missing("requests");
        }
        List<Map<String, Object>> answers = new ArrayList<>();
        for (JsonNode request : requests) {
            // A fault of a single record meets the first that is written.
            Faults.Drawn here = answers.isEmpty() ? drawn : new Faults.Drawn(List.of(), Map.of());
            answers.add(told(one(ask, request, user, here)));
        }
        return Reply.ok(answers);
    }

    private Reply one(Ask outer, JsonNode request, User user, Faults.Drawn drawn) {
        try {
            request.fieldNames().forEachRemaining(name -> {
                if (!MEMBERS.contains(name)) {
                    throw Refusal.invalid("Invalid parameter: " + name);
                }
            });
            if (!request.path("url").isTextual()) {
                throw Refusal.missing("url");
            }
            if (request.has("data") && !request.path("data").isTextual()) {
                throw Refusal.invalid("data must be a JSON-encoded string");
            }
            Ask ask = rest.inside(
                    outer,
                    request.path("method").asText("GET"),
                    request.path("url").asText(),
                    request.path("data"));
            return rest.one(ask, user, drawn);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private static Map<String, Object> told(Reply reply) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("contents", reply.body());
        told.put("headers", Map.of());
        told.put("status", reply.status());
        told.put("status_text", "");
        return told;
    }
}
