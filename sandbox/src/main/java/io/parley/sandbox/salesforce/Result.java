package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome of a request before it becomes an HTTP answer; a null body means none. */
record Result(int status, @Nullable Object body, Map<String, String> headers) {

    static Result ok(Object body) {
        return new Result(200, body, Map.of());
    }

    static Result noContent() {
        return new Result(204, null, Map.of());
    }

    static Result created(Object body, String location) {
        return new Result(201, body, Map.of("Location", location));
    }

    static Result of(Problem problem) {
        return new Result(problem.status, List.of(problem.body()), Map.of());
    }

    boolean failed() {
        return status >= 300;
    }

    Answer answer() {
        Answer answer = body == null ? Answer.empty(status) : Answer.json(status, body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
