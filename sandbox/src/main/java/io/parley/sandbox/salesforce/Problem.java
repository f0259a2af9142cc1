package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal in Salesforce's own words: HTTP status, error code, message and, for a refused save, the fields. */
final class Problem extends RuntimeException {

    final int status;
    final String code;
    private final transient @Nullable List<String> fields;
    private transient Map<String, Object> more = Map.of();

    private Problem(int status, String code, String message, @Nullable List<String> fields) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = fields;
    }

    /** A refused request. */
    static Problem of(int status, String code, String message) {
        return new Problem(status, code, message, null);
    }

    /** A refused save; names the fields at fault. */
    static Problem save(String code, String message, String... fields) {
        return new Problem(400, code, message, List.of(fields));
    }

    static Problem notFound() {
        return of(404, "NOT_FOUND", "The requested resource does not exist");
    }

    static Problem deleted() {
        return new Problem(404, "ENTITY_IS_DELETED", "entity is deleted", List.of());
    }

    static Problem malformedQuery(String message) {
        return of(400, "MALFORMED_QUERY", message);
    }

    static Problem invalidField(String message) {
        return of(400, "INVALID_FIELD", message);
    }

    Problem with(String key, Object detail) {
        more = Map.of(key, detail);
        return this;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    /** As an entry of a REST error body. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message());
        body.put("errorCode", code);
        if (fields != null) {
            body.put("fields", fields);
        }
        body.putAll(more);
        return body;
    }

    /** As an entry of a save result inside a collection. */
    Map<String, Object> inResult() {
        return Map.of("statusCode", code, "message", message(), "fields", fields == null ? List.of() : fields);
    }

    Answer answer() {
        return Answer.json(status, List.of(body()));
    }
}
