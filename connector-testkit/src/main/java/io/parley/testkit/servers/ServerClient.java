package io.parley.testkit.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain HTTP to a real server, as one of its users or as nobody. Redirects are shown, not followed. */
final class ServerClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;

    ServerClient(String url) {
        this.url = url;
    }

    static String bearer(String token) {
        return "Bearer " + token;
    }

    static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The JSON that a GET brings. */
    JsonNode get(String path, String authorization) {
        return json(send("GET", path, authorization, "application/json", ""));
    }

    /** The JSON that answers a body of JSON. */
    JsonNode send(String method, String path, String authorization, Map<String, ?> body) {
        try {
            String text = JSON.writeValueAsString(body);
            return json(send(method, path, authorization, "application/json", text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a form, as a browser would send it; {@code authorization} may be empty. */
    HttpResponse<String> form(String path, String authorization, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, authorization, "application/x-www-form-urlencoded", body);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(String method, String path, String authorization, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<String> response = freshClient().send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new ServerRefused(method + " " + path, response.statusCode(), response.body());
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + url + path + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + url + path + " was interrupted", e);
        }
    }

    /** One per request: snac2 closes a connection after each answer without saying so, and a pooled one would fail. */
    private static HttpClient freshClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(response.uri() + " brought no JSON but: " + response.body(), e);
        }
    }
}
