package io.parley.crm.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.parley.json.Json;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Stands between the adapter and the stand-in, sees every request, and can answer in the stand-in's place. */
final class Between implements AutoCloseable {

    private static final String TOKEN = "/services/oauth2/token";

    private final WireMockServer server;

    Between(SalesforceSandbox salesforce) throws IOException, InterruptedException {
        server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        server.start();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().proxiedFrom(salesforce.url().toString())));
        String granted = Json.mapper()
                .createObjectNode()
                .put("access_token", token(salesforce))
                .put("instance_url", url())
                .put("id", url() + "/id/00DHs0000000001AAA/005Hs0000000001AAA")
                .toString();
        server.stubFor(post(urlPathEqualTo(TOKEN)).willReturn(aResponse().withBody(granted)));
    }

    private static String token(SalesforceSandbox salesforce) throws IOException, InterruptedException {
        HttpRequest login = HttpRequest.newBuilder(URI.create(salesforce.url() + TOKEN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                        + SalesforceSandbox.CLIENT_ID + "&client_secret=" + SalesforceSandbox.CLIENT_SECRET))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(login, HttpResponse.BodyHandlers.ofString())
                .body();
        return Json.tree(answer).path("access_token").asText();
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Answers saves that have these words in them; everything else goes on to the stand-in. */
    void answerSavesWith(String words, int status, String body) {
        server.stubFor(any(urlPathMatching(".*/composite.*"))
                .withRequestBody(containing(words))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    /** Answers every call of the API. */
    void answerAllWith(int status, String body) {
        server.stubFor(any(urlPathMatching("/services/data/.*"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    /** All calls of the API so far, oldest first. */
    List<Request> requests() {
        List<ServeEvent> events = new java.util.ArrayList<>(server.getAllServeEvents());
        java.util.Collections.reverse(events);
        return events.stream()
                .<Request>map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().startsWith("/services/data"))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
