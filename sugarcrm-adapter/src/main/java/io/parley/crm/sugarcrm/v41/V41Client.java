package io.parley.crm.sugarcrm.v41;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.crm.sugarcrm.api.SugarServer.Self;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Calls of service/v4_1/rest.php in one session. PHP 8 takes arguments by their names, and breaks down at an unknown one;
 * PHP 7 takes them in their order: so both are those of the signatures of SuiteCRM 7.14.6. Logs in at the first call, and
 * again when the session has ended: once, however many calls meet the end together.
 *
 * <p>PHP lets the calls of a session wait for each other, so many calls at once gain nothing here: batches do.
 */
final class V41Client implements AutoCloseable {

    private static final String PATH = "/service/v4_1/rest.php";

    /** Where it is in SuiteCRM 8. */
    private static final String LEGACY = "/legacy" + PATH;

    private static final Map<String, String> FORM =
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");

    private final Access access;
    private final Http http;
    private final Semaphore places;
    private final Object signingIn = new Object();
    private volatile @Nullable Session session;
    private volatile String path = PATH;
    private volatile int attempts;
    private Outcome.@Nullable Failure lastFailure;

    private record Session(String id, Self self) {}

    V41Client(Access access) {
        this.access = access;
        this.http = new Http(access);
        this.places = new Semaphore(access.parallel());
    }

    /** Who is logged in; logs in when nobody is. */
    Self self() {
        return session(null).self();
    }

    /**
     * Makes one call.
     *
     * @param arguments those after the session, in the order of the signature
     * @throws CrmFailure when there is no answer, or it is an error
     */
    JsonNode call(String method, Map<String, Object> arguments) {
        try {
            return write(method, arguments);
        } catch (BrokenOff broken) {
            throw new CrmFailure(broken.outcome(), broken);
        }
    }

    /**
     * Makes a call that does one thing after the other.
     *
     * @throws BrokenOff when the server broke off at one of them
     */
    JsonNode write(String method, Map<String, Object> arguments) {
        JsonNode answer = tryCall(method, arguments);
        if (Errors.isError(answer)) {
            throw new CrmFailure(Errors.of(answer), null);
        }
        return answer;
    }

    /** Makes a call; an error that has a number comes back as the answer. */
    JsonNode tryCall(String method, Map<String, Object> arguments) {
        Session used = session(null);
        JsonNode answer = send(method, with(used, arguments));
        if (Errors.isError(answer) && Errors.number(answer).equals(Errors.INVALID_SESSION)) {
            answer = send(method, with(session(used), arguments));
        }
        return answer;
    }

    private static Map<String, Object> with(Session session, Map<String, Object> arguments) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("session", session.id());
        all.putAll(arguments);
        return all;
    }

    private JsonNode send(String method, Map<String, Object> arguments) {
        String body = "method=" + method + "&input_type=JSON&response_type=JSON&rest_data="
                + URLEncoder.encode(Json.write(arguments), StandardCharsets.UTF_8);
        places.acquireUninterruptibly();
        Http.Answer answer;
        try {
            answer = http.send("POST", path, FORM, body);
            if (answer.status() == 404 && path.equals(PATH)) {
                answer = http.send("POST", LEGACY, FORM, body);
                path = answer.status() == 404 ? PATH : LEGACY;
            }
        } finally {
            places.release();
        }
        if (answer.status() == 500) {
            throw new BrokenOff(Errors.brokenOff(answer));
        }
        if (answer.status() != 200) {
            throw new CrmFailure(Errors.of(access.url(), answer), null);
        }
        return parsed(answer.body());
    }

    private static JsonNode parsed(String body) {
        JsonNode answer;
        try {
            answer = Json.tree(body);
        } catch (IllegalArgumentException notJson) {
            throw new CrmFailure(Errors.notJson(), null);
        }
        if (answer.isNull()) {
            throw new CrmFailure(Errors.nothing(), null);
        }
        if (!answer.isObject()) {
            throw new CrmFailure(Errors.notJson(), null);
        }
        return answer;
    }

    /** A session other than the one that has ended. Callers that come while another logs in share how it ends. */
    private Session session(@Nullable Session ended) {
        int seen = attempts;
        Session known = session;
        if (known != null && known != ended) {
            return known;
        }
        synchronized (signingIn) {
            known = session;
            if (known != null && known != ended) {
                return known;
            }
            if (attempts != seen && lastFailure != null) {
                throw new CrmFailure(lastFailure, null);
            }
            attempts = attempts + 1;
            lastFailure = null;
            try {
                Session fresh = login();
                session = fresh;
                return fresh;
            } catch (CrmFailure failure) {
                lastFailure = failure.outcome();
                throw failure;
            } catch (BrokenOff broken) {
                lastFailure = broken.outcome();
                throw broken;
            }
        }
    }

    private Session login() {
        Map<String, Object> who = new LinkedHashMap<>();
        who.put("user_name", Objects.requireNonNullElse(access.user(), ""));
        who.put("password", md5(Objects.requireNonNullElse(access.password(), "")));
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("user_auth", who);
        arguments.put("application", "Parley");
        arguments.put("name_value_list", List.of());
        JsonNode answer = send("login", arguments);
        if (Errors.isError(answer)) {
            throw new CrmFailure(Errors.of(answer), null);
        }
        JsonNode values = answer.path("name_value_list");
        return new Session(
                answer.path("id").asText(),
                new Self(
                        values.path("user_id").path("value").asText(),
                        values.path("user_name").path("value").asText()));
    }

    /** The API's own way: it keeps no more than this of a password, and compares it as it comes. */
    private static String md5(String password) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has MD5", missing);
        }
    }

    @Override
    public void close() {
        Session open = session;
        session = null;
        if (open != null) {
            try {
                send("logout", Map.of("session", open.id()));
            } catch (CrmFailure | BrokenOff over) {
                // The server forgets it by itself.
            }
        }
    }

    /** The server broke off at a bean, and nobody can tell at which: those before it are written by then. */
    static final class BrokenOff extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Outcome.Failure outcome;

        BrokenOff(Outcome.Failure outcome) {
            super(outcome.reason());
            this.outcome = outcome;
        }

        Outcome.Failure outcome() {
            return outcome;
        }
    }
}
