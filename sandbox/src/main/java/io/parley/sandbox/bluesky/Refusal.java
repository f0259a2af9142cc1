package io.parley.sandbox.bluesky;

import io.parley.sandbox.Answer;
import java.util.Map;

/** A call that the server refuses. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    Refusal(int status, String error, String message) {
        super(message);
        this.status = status;
        this.error = error;
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "InvalidRequest", message);
    }

    Answer answer() {
        return Answer.json(status, Map.of("error", error, "message", String.valueOf(getMessage())));
    }
}
