package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls a server of the AT Protocol. Knows HTTP and the shape of errors, and nothing of sessions. */
final class Xrpc {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String server;

    /** @param server its address, without a slash at the end */
    Xrpc(String server) {
        this.server = server.replaceFirst("/+$", "");
    }

    /** Names a method and what it needs; {@code body} makes it a procedure. */
    record Call(
            String method,
            List<Map.Entry<String, String>> query,
            @Nullable JsonNode body) {

        static Call get(String method, List<Map.Entry<String, String>> query) {
            return new Call(method, query, null);
        }

        static Call post(String method, JsonNode body) {
            return new Call(method, List.of(), body);
        }
    }

    /**
     * What came back.
     *
     * @param served by the server's own clock; null when it told none
     */
    record Answer(JsonNode body, @Nullable ZonedDateTime served) {}

    /**
     * Calls.
     *
     * @param token null for the few methods that need none
     * @throws XrpcRefused when the server answers anything but success
     * @throws IOException when there is no answer
     */
    Answer send(Call call, @Nullable String token) throws XrpcRefused, IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(call))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("User-Agent", "Parley");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (call.body() == null) {
            request.GET();
        } else if (call.body().isMissingNode()) {
            request.POST(HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(call.body().toString()));
        }
        return answer(call, send(request.build()));
    }

    private URI uri(Call call) {
        String query = call.query().stream()
                .map(pair -> encode(pair.getKey()) + '=' + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(server + "/xrpc/" + call.method() + (query.isEmpty() ? "" : '?' + query));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static Answer answer(Call call, HttpResponse<String> response) throws XrpcRefused {
        ZonedDateTime served = served(response);
        JsonNode body = body(response);
        if (response.statusCode() != 200) {
            throw new XrpcRefused(
                    call.method(),
                    response.statusCode(),
                    body.path("error").asText(""),
                    body.path("message").asText(""),
                    wait(response, served));
        }
        return new Answer(body, served);
    }

    private static JsonNode body(HttpResponse<String> response) {
        try {
            JsonNode body = Json.tree(response.body());
            return body == null ? MissingNode.getInstance() : body;
        } catch (IllegalArgumentException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable ZonedDateTime served(HttpResponse<String> response) {
        try {
            return ZonedDateTime.parse(
                    response.headers().firstValue("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeParseException notTold) {
            return null;
        }
    }

    /** Seconds from now, or the second since 1970 at which the allowance starts anew, by the server's clock. */
    private static @Nullable Duration wait(HttpResponse<String> response, @Nullable ZonedDateTime served) {
        String after = response.headers().firstValue("Retry-After").orElse("");
        if (after.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(after));
        }
        String reset = response.headers().firstValue("ratelimit-reset").orElse("");
        if (!reset.matches("\\d{1,12}") || served == null || response.statusCode() != 429) {
            return null;
        }
        long seconds = Long.parseLong(reset) - served.toEpochSecond();
        return Duration.ofSeconds(Math.max(0, seconds));
    }
}
