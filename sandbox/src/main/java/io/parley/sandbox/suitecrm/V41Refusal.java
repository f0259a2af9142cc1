package io.parley.sandbox.suitecrm;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call that version 4.1 refuses: mostly with status 200 and a number. */
final class V41Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    private V41Refusal(Answer answer) {
        super("refused");
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    private static V41Refusal numbered(Object number, String name, String description) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("name", name);
        error.put("number", number);
        error.put("description", description);
        return new V41Refusal(V41.json(Json.write(error)));
    }

    static V41Refusal login() {
        return numbered(10, "Invalid Login", "Login attempt failed please check the username and password");
    }

    static V41Refusal session() {
        return numbered(11, "Invalid Session ID", "The session ID is invalid");
    }

    static V41Refusal module() {
        return numbered(20, "Module Does Not Exist", "This module is not available on this server");
    }

    static V41Refusal access() {
        return numbered(40, "Access Denied", "You do not have access");
    }

    /** The number is a text here, and only here. */
    static V41Refusal method() {
        return numbered(
                "-1", "An Undefined Error - invalid_call occurred", "There is no error definition for invalid_call");
    }

    /** An error of PHP that nobody catches. */
    static V41Refusal broken() {
        return new V41Refusal(Answer.empty(500).with("Content-Type", "text/html; charset=UTF-8"));
    }

    static V41Refusal database() {
        return text("Database failure. Please refer to suitecrm.log for details.");
    }

    /** What a program of the server says when it breaks off. */
    static V41Refusal text(String words) {
        return new V41Refusal(Answer.of(500, "text/html; charset=UTF-8", words));
    }

    static V41Refusal nothing() {
        return new V41Refusal(V41.json("null"));
    }
}
