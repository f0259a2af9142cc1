package io.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.sandbox.Fault;
import io.parley.sandbox.townsquare.Customer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants secrets in a configuration, lets everything go right and wrong, and looks for them wherever people look. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CanaryTest {

    private static final List<String> PAGES =
            List.of("/", "/dead-letters", "/fragments/overview", "/metrics", "/health/ready", "/health/live", "/login");

    @TempDir
    Path folder;

    @Test
    void no_secret_shows_in_a_log_a_page_a_metric_or_the_output_of_a_command() throws Exception {
        try (World world = World.onH2(folder)) {
            List<String> secrets = List.of(
                    world.square.brandToken(),
                    io.parley.sandbox.salesforce.SalesforceSandbox.CLIENT_SECRET,
                    Installation.PASSWORD);
            world.parley.start();
            world.parley.awaitReady();
            world.square.post(Customer.of("anna"), "@acme my machine leaks", null, "en");
            String id = world.caseOf("@acme my machine leaks");
            everythingGoesWrong(world, id);

            List<String> seen = new ArrayList<>(pages(world));
            seen.add(world.parley.output("dead-letters", "list", "--json"));
            seen.add(world.parley.output("check", "--json"));
            world.parley.with("SQUARE_TOKEN", "wrong-canary-4711").with("CRM_SECRET", "wrong-canary-4712");
            world.parley.close();
            world.parley.start();
            world.parley.awaitReady();
            await("the light is red").until(() -> world.parley.logged().contains("light=RED"));
            seen.addAll(pages(world));
            seen.add(world.parley.output("check", "--json"));
            seen.add(world.parley.output("check"));
            seen.add(world.parley.logged());

            List<String> canaries = new ArrayList<>(secrets);
            canaries.add("wrong-canary-4711");
            canaries.add("wrong-canary-4712");
            assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain(canaries));
            assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain(encoded(canaries)));
        }
    }

    private static void everythingGoesWrong(World world, String caseId) {
        world.salesforce
                .faults()
                .next(1, Fault.SAVE_THEN_DROP)
                .next(1, Fault.UNAVAILABLE)
                .next(1, Fault.ONE_RECORD_REFUSED);
        world.square.faults().next(1, Fault.SESSION_EXPIRED).next(1, Fault.UNAVAILABLE);
        world.square.post(Customer.of("bora"), "@acme mine hums", null, "en");
        world.salesforce.desk().reply(caseId, "x".repeat(600));
        await("a dead letter").atMost(java.time.Duration.ofSeconds(30)).until(() -> !world.parley
                .output("dead-letters", "list", "--json")
                .contains("\"open\":0"));
    }

    private static List<String> encoded(List<String> secrets) {
        return secrets.stream()
                .map(secret -> Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<String> pages(World world) throws IOException, InterruptedException {
        HttpClient visitor = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        URI base = URI.create("http://127.0.0.1:" + world.parley.port);
        String form = get(visitor, base.resolve("/login"));
        Matcher token = Pattern.compile("name=\"(csrf[^\"]*|_csrf)\"[^>]*value=\"([^\"]+)\"")
                .matcher(form);
        assertThat(token.find()).as("the login form has a token").isTrue();
        String body = "user=admin&password=" + java.net.URLEncoder.encode(Installation.PASSWORD, StandardCharsets.UTF_8)
                + "&" + token.group(1) + "=" + token.group(2);
        HttpRequest login = HttpRequest.newBuilder(base.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", base.toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(visitor.send(login, HttpResponse.BodyHandlers.ofString()).body())
                .contains("Skip to the content");
        List<String> pages = new ArrayList<>();
        for (String page : PAGES) {
            pages.add(get(visitor, base.resolve(page)));
        }
        return pages;
    }

    private static String get(HttpClient visitor, URI page) throws IOException, InterruptedException {
        return visitor.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
