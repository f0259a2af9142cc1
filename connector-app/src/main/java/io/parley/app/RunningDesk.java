package io.parley.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.console.Triage;
import io.parley.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks a running Parley through its console, as one of the console's users. */
final class RunningDesk implements Desk {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String authorization;

    RunningDesk(URI base, String user, String password) {
        this.base = base;
        byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Whether a Parley answers there. */
    static boolean runs(URI base) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/health/live"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(3))
                    .build()
                    .send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().equals("{\"live\":true}");
        } catch (IOException nobody) {
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public List<JsonNode> list(int limit) {
        List<JsonNode> letters = new ArrayList<>();
        good(send("GET", "/api/dead-letters?limit=" + limit, ""))
                .path("deadLetters")
                .forEach(letters::add);
        return letters;
    }

    @Override
    public Optional<JsonNode> show(long id) {
        HttpResponse<String> answer = send("GET", "/api/dead-letters/" + id, "");
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(good(answer));
    }

    @Override
    public Triage.Result retry(long id) {
        return result(send("POST", "/api/dead-letters/" + id + "/retry", "{}"));
    }

    @Override
    public Triage.Result discard(long id, String why) {
        return result(send("POST", "/api/dead-letters/" + id + "/discard", Json.write(Map.of("why", why))));
    }

    @Override
    public Map<String, Integer> forget(String channel, String author) {
        Map<String, Integer> erased = new TreeMap<>();
        String who = Json.write(Map.of("channel", channel, "author", author));
        good(send("POST", "/api/forget", who))
                .properties()
                .forEach(kind -> erased.put(kind.getKey(), kind.getValue().asInt()));
        return erased;
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    private static Triage.Result result(HttpResponse<String> answer) {
        JsonNode body = answer.statusCode() == 409 ? Json.tree(answer.body()) : good(answer);
        return new Triage.Result(
                body.path("done").asBoolean(), body.path("message").asText());
    }

    private static JsonNode good(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            return Json.tree(answer.body());
        }
        if (answer.statusCode() == 401) {
            throw new DeskFailure("The running Parley knows another password for this user than this parley.yaml."
                    + " Use the file it was started with, and the same environment.");
        }
        throw new DeskFailure("The running Parley answered: " + sentence(answer));
    }

    private static String sentence(HttpResponse<String> answer) {
        try {
            return Json.tree(answer.body()).path("error").asText("status " + answer.statusCode());
        } catch (IllegalArgumentException notJson) {
            return "status " + answer.statusCode();
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException gone) {
            throw new DeskFailure(
                    "The running Parley at " + base + " did not answer; it may just be stopping. Try again.");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new DeskFailure("Interrupted.");
        }
    }
}
