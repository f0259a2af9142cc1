package io.parley.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.json.Json;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The demo, looked at from outside through the ports it opens. */
final class Demo implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Installation process;
    private final int port;

    /** Starts {@code parley demo}; ports from {@code port} on. */
    Demo(Path folder, int port, String... options) {
        this.port = port;
        this.process = new Installation(folder, "", "");
        List<String> command =
                new ArrayList<>(List.of("demo", "--no-browser", "--port", String.valueOf(port), "--data", "demo"));
        command.addAll(List.of(options));
        process.startWith(command);
        await("the demo is ready; " + process.log)
                .atMost(Duration.ofSeconds(60))
                .until(() -> process.tail().contains("Parley is ready."));
    }

    /** Rows of a query to the demo's CRM. */
    JsonNode query(String soql) {
        String url = "http://127.0.0.1:" + (port + 1) + "/services/data/v62.0/query?q="
                + URLEncoder.encode(soql, StandardCharsets.UTF_8);
        return Json.tree(send(get(url).header("Authorization", "Bearer " + token())))
                .path("records");
    }

    /** The open dead letters, as the console tells the command line. */
    JsonNode deadLetters() {
        String user = Base64.getEncoder().encodeToString("demo:acme-4711".getBytes(StandardCharsets.UTF_8));
        return Json.tree(send(
                        get("http://127.0.0.1:" + port + "/api/dead-letters").header("Authorization", "Basic " + user)))
                .path("deadLetters");
    }

    private String token() {
        String form = "grant_type=client_credentials&client_id=" + SalesforceSandbox.CLIENT_ID + "&client_secret="
                + SalesforceSandbox.CLIENT_SECRET;
        return Json.tree(send(get("http://127.0.0.1:" + (port + 1) + "/services/oauth2/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))))
                .path("access_token")
                .asText();
    }

    private static HttpRequest.Builder get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
    }

    private static String send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
