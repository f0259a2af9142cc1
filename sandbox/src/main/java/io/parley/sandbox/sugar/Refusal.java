package io.parley.sandbox.sugar;

import java.util.Map;

/** A refusal in Sugar's own shape: HTTP status, error label and message. */
final class Refusal extends RuntimeException {

    final int status;
    final String error;

    private Refusal(int status, String error, String message) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
    }

    static Refusal of(int status, String error, String message) {
        return new Refusal(status, error, message);
    }

    static Refusal needLogin(String message) {
        return of(401, "need_login", message);
    }

    static Refusal invalidGrant(String message) {
        return of(401, "invalid_grant", message);
    }

    static Refusal notAuthorized(String what) {
        return of(403, "not_authorized", "You are not authorized to " + what + ".");
    }

    static Refusal noMethod() {
        return of(404, "no_method", "Could not find any route that accepted a path like this one.");
    }

    static Refusal notFound(String module, String id) {
        return of(404, "not_found", "Could not find record: " + id + " in module: " + module);
    }

    static Refusal missing(String field) {
        return of(422, "missing_parameter", "Missing parameter: " + field);
    }

    static Refusal invalid(String message) {
        return of(422, "invalid_parameter", message);
    }

    Reply reply() {
        return new Reply(status, Map.of("error", error, "error_message", String.valueOf(getMessage())));
    }
}
