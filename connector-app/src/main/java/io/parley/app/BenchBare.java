package io.parley.app;

import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** What one writes first: a route that makes a case of each mention, with nothing durable and nothing keyed. */
record BenchBare(int mentions) implements BenchRun {

    /** As many as Parley has at the CRM at the same time. */
    private static final int CALLERS = 2;

    @Override
    public BenchResult run(String name, Duration latency, BenchProcess crm) {
        CountDownLatch arrived = new CountDownLatch(mentions);
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(route(crm, token(crm), arrived));
            camel.start();
            ProducerTemplate producer = camel.createProducerTemplate();
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            BenchClock begin = BenchClock.now();
            for (int n = 0; n < mentions; n++) {
                Map<String, String> mention = Map.of("Subject", "It leaks " + n);
                callers.execute(() -> producer.sendBody("direct:mentions", mention));
            }
            arrived.await();
            callers.shutdown();
            return BenchResult.of(name, latency, mentions, BenchClock.now().since(begin), crm.calls());
        } catch (Exception failure) {
            throw new IllegalStateException("the bare route failed: " + failure.getMessage(), failure);
        }
    }

    private static RouteBuilder route(BenchProcess crm, String token, CountDownLatch arrived) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mentions")
                        .marshal()
                        .json()
                        .setHeader("Content-Type", constant("application/json"))
                        .setHeader("Authorization", constant("Bearer " + token))
                        .to(crm.url() + "/services/data/v62.0/sobjects/Case?httpMethod=POST")
                        .process(exchange -> arrived.countDown());
            }
        };
    }

    private static String token(BenchProcess crm) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + SalesforceSandbox.CLIENT_ID + "&client_secret="
                + SalesforceSandbox.CLIENT_SECRET;
        HttpRequest request = HttpRequest.newBuilder(URI.create(crm.url() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return io.parley.json.Json.tree(body).path("access_token").asText();
    }
}
