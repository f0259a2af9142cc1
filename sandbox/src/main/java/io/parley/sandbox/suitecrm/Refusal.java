package io.parley.sandbox.suitecrm;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call that V8 refuses: always 400 and an object, whatever is the matter; who refused shows in the content type alone. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean early;

    private Refusal(String detail, boolean early) {
        super(detail);
        this.early = early;
    }

    /** The call itself is wrong. */
    static Refusal call(String detail) {
        return new Refusal(detail, true);
    }

    /** What it asks for can't be done. */
    static Refusal service(String detail) {
        return new Refusal(detail, false);
    }

    static Refusal denied() {
        return service("[SuiteCRM] [AccessDeniedException] ");
    }

    static Refusal noModule(String name) {
        return call("Module " + name + " does not exist");
    }

    static Refusal notFound(String module, String id, boolean early) {
        return new Refusal(module + " module with id " + id + " is not found", early);
    }

    Answer answer() {
        Map<String, Object> errors = new LinkedHashMap<>();
        errors.put("status", 400);
        errors.put("title", null);
        errors.put("detail", getMessage());
        return Answer.of(400, early ? "application/json" : V8.MEDIA_TYPE, Json.write(Map.of("errors", errors)));
    }
}
