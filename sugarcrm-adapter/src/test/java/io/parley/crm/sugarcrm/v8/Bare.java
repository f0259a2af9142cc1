package io.parley.crm.sugarcrm.v8;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.json.Json;
import io.parley.sandbox.suitecrm.SuiteSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Calls of V8 as anybody would make them who knows none of its traps. */
final class Bare {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;
    private final String token;

    Bare(SuiteSandbox suite) {
        this.url = suite.url();
        this.token = Json.tree(send(
                                "POST",
                                "/Api/access_token",
                                Json.write(Map.of(
                                        "grant_type", "client_credentials",
                                        "client_id", SuiteSandbox.OWN_CLIENT_ID,
                                        "client_secret", SuiteSandbox.OWN_CLIENT_SECRET)),
                                "")
                        .body())
                .path("access_token")
                .asText();
    }

    HttpResponse<String> call(String method, String path, String body) {
        return send(method, "/Api/V8" + path, body, token);
    }

    JsonNode get(String path) {
        return Json.tree(call("GET", path, "").body());
    }

    private HttpResponse<String> send(String method, String path, String body, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
