package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Http;
import io.parley.sandbox.Http.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who is logged in at the stand-in. */
final class Session {

    private static final String BASE = "/rest/v11_24";

    private final Http http;
    private final String token;

    Session(SugarSandbox sugar, String user) {
        http = new Http(sugar.url(), null);
        token = login(http, user, SugarSandbox.PLATFORM)
                .json()
                .path("access_token")
                .asText();
    }

    static Reply login(Http http, String user, String platform) {
        return http.post(
                BASE + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "sugar",
                        "client_secret",
                        "",
                        "username",
                        user,
                        "password",
                        SugarSandbox.PASSWORD,
                        "platform",
                        platform));
    }

    Reply send(String method, String path, @Nullable Object body) {
        return http.send(method, BASE + path, body, "OAuth-Token", token);
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, Object body) {
        return send("POST", path, body);
    }

    /** Creates a bean that must arrive; returns its id. */
    String create(String module, Map<String, ?> body) {
        Reply reply = post("/" + module, body);
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
        return reply.json().path("id").asText();
    }

    JsonNode filter(String module, Map<String, ?> body) {
        return post("/" + module + "/filter", body).json();
    }

    static Map<String, Object> where(String field, Object condition) {
        return Map.of("filter", List.of(Map.of(field, condition)));
    }
}
