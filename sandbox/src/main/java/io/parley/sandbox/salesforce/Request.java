package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One REST request, or one part of a composite request.
 *
 * @param parts the path after /services/data/vNN.0, cut at slashes and decoded
 * @param trap the fault that waits for the first record saved
 */
record Request(Call call, List<String> parts, int version, String userId, Trap trap) {

    /** Throws once, at the first record, or the first of one object. */
    static final class Trap {

        private @Nullable Problem problem;
        private final @Nullable String object;

        Trap(@Nullable Problem problem, @Nullable String object) {
            this.problem = problem;
            this.object = object;
        }

        void spring(String saved) {
            if (object != null && !object.equals(saved)) {
                return;
            }
            Problem thrown = problem;
            problem = null;
            if (thrown != null) {
                throw thrown;
            }
        }
    }

    String method() {
        return call.method();
    }

    String base() {
        return "/services/data/v" + version + ".0";
    }

    int size() {
        return parts.size();
    }

    String part(int at) {
        return at < parts.size() ? parts.get(at) : "";
    }

    boolean is(String method, int size) {
        return call.method().equals(method) && parts.size() == size;
    }

    /** The body as an object; JSON_PARSER_ERROR when it is none, UNSUPPORTED_MEDIA_TYPE when it claims to be none. */
    ObjectNode json() {
        String type = call.header("Content-Type");
        if (type != null && !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw Problem.of(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Content-Type header specified in HTTP request is not supported: " + type);
        }
        try {
            JsonNode body = Json.read(call.body());
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (UncheckedIOException malformed) {
            throw parserError(String.valueOf(malformed.getMessage()));
        }
        throw parserError("Unexpected body");
    }

    boolean allowsDuplicates() {
        String header = call.header("Sforce-Duplicate-Rule-Header");
        return header != null
                && header.replace(" ", "").toLowerCase(java.util.Locale.ROOT).contains("allowsave=true");
    }

    static Problem parserError(String message) {
        return Problem.of(400, "JSON_PARSER_ERROR", message.lines().findFirst().orElse(""));
    }
}
