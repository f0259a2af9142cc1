package io.parley.console;

import io.parley.console.Sessions.Session;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request by somebody, with what pages need of it.
 *
 * @param address where it came from
 * @param session null when nobody is logged in
 * @param csrf the token that forms of this visitor carry
 */
record Visit(
        String path,
        Map<String, String> pathParts,
        MultiMap query,
        MultiMap form,
        String body,
        String address,
        @Nullable Session session,
        String csrf,
        Instant now) {

    String user() {
        return session == null ? "" : session.user();
    }

    @Nullable
    String told() {
        return session == null ? null : session.told();
    }

    void tell(String sentence) {
        if (session != null) {
            session.tell(sentence);
        }
    }

    /** A value of a form; empty when it has none. */
    String field(String name) {
        String value = form.get(name);
        return value == null ? "" : value;
    }

    /** The number in the path; -1 when it is none. */
    long id() {
        return number(pathParts.get("id"), -1);
    }

    /** A number in the query, or another. */
    long number(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
