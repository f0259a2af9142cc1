package io.parley.sandbox.suitecrm;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The token endpoint of V8, with the password and the client credentials grant, refresh, and its own odd errors. */
final class Tokens {

    /** What every token begins with, so that a test can look for them in logs. */
    static final String PREFIX = "eyJsuite.";

    private final Map<String, String> access = new ConcurrentHashMap<>();
    private final Map<String, String> refresh = new ConcurrentHashMap<>();
    private final Org org;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    /**
     * A client that an admin made.
     *
     * @param grant the one grant that it may use
     * @param user whom it acts as by client credentials
     */
    private record Client(String secret, String grant, String user) {}

    Tokens(Org org) {
        this.org = org;
    }

    void client(String id, String secret, String grant, String user) {
        clients.put(id, new Client(secret, grant, user));
    }

    void password(String userName, String password) {
        passwords.put(userName, password);
    }

    /** Whether somebody may log in so; v4_1 asks it too. */
    boolean knows(String userName, String password) {
        return password.equals(passwords.get(userName));
    }

    /** The password that a user logs in with; null when there is no such user. */
    @Nullable
    String passwordOf(String userName) {
        return passwords.get(userName);
    }

    /** The user of a token; null when it is not, or no longer, known. */
    @Nullable
    String user(String token) {
        return access.get(token);
    }

    void revoke(String token) {
        access.remove(token);
    }

    void expireAll() {
        access.clear();
    }

    /** Ends also what could renew a session. */
    void forgetAll() {
        access.clear();
        refresh.clear();
    }

    Answer answer(Call call) {
        Map<String, String> form = form(call);
        String grant = form.getOrDefault("grant_type", "");
        if (!grant.equals("password") && !grant.equals("client_credentials") && !grant.equals("refresh_token")) {
            return error(
                    400,
                    "unsupported_grant_type",
                    "The authorization grant type is not supported by the authorization server.",
                    "Check that all required parameters have been provided");
        }
        String id = form.get("client_id");
        if (id == null) {
            return missing("client_id");
        }
        Client client = clients.get(id);
        if (client == null) {
            return unknown("OAuth2Clients module with id " + id + " is not found");
        }
        boolean fits = grant.equals("refresh_token") || grant.equals(client.grant());
        if (!fits || !client.secret().equals(form.get("client_secret"))) {
            return error(401, "invalid_client", "Client authentication failed", null);
        }
        return switch (grant) {
            case "password" -> byPassword(form);
            case "refresh_token" -> byRefresh(form);
            default -> grant(client.user(), false);
        };
    }

    private Answer byPassword(Map<String, String> form) {
        String name = form.get("username");
        String password = form.get("password");
        if (name == null || password == null) {
            return missing(name == null ? "username" : "password");
        }
        Row user = org.live("Users").stream()
                .filter(row -> row.text("user_name").equals(name))
                .findFirst()
                .orElse(null);
        if (user == null) {
            return unknown("No user found with this username: " + name);
        }
        // The password in clear, as the real one answers it.
        return knows(name, password) ? grant(user.id(), true) : unknown("The password is invalid: " + password);
    }

    private Answer byRefresh(Map<String, String> form) {
        String user = refresh.remove(form.getOrDefault("refresh_token", ""));
        return user == null
                ? error(401, "invalid_request", "The refresh token is invalid.", "Token has been revoked")
                : grant(user, true);
    }

    private Answer grant(String user, boolean renewable) {
        Map<String, Object> granted = new LinkedHashMap<>();
        granted.put("token_type", "Bearer");
        granted.put("expires_in", 3600);
        String token = PREFIX + UUID.randomUUID();
        access.put(token, user);
        granted.put("access_token", token);
        if (renewable) {
            String renewal = PREFIX + UUID.randomUUID();
            refresh.put(renewal, user);
            granted.put("refresh_token", renewal);
        }
        return Answer.json(200, granted);
    }

    private static Map<String, String> form(Call call) {
        String type = String.valueOf(call.header("Content-Type"));
        if (!type.contains("json")) {
            return call.form();
        }
        Map<String, String> form = new LinkedHashMap<>();
        try {
            Json.read(call.body())
                    .fields()
                    .forEachRemaining(
                            each -> form.put(each.getKey(), each.getValue().asText()));
        } catch (java.io.UncheckedIOException malformed) {
            return Map.of();
        }
        return form;
    }

    static Answer denied(String hint) {
        return error(401, "access_denied", "The resource owner or authorization server denied the request.", hint);
    }

    private static Answer missing(String parameter) {
        return error(
                400,
                "invalid_request",
                "The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.",
                "Check the `" + parameter + "` parameter");
    }

    private static Answer unknown(String description) {
        return error(500, "unknown_error", description, null);
    }

    private static Answer error(int status, String error, String description, @Nullable String hint) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        if (hint != null) {
            body.put("hint", hint);
        }
        body.put("message", description);
        return Answer.of(status, "application/json", Json.write(body));
    }
}
