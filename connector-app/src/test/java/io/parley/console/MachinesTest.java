package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Decision;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.store.Taken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Health, metrics, and the hooks beside them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MachinesTest {

    private final RunningConsole running = new RunningConsole();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void a_process_that_works_is_live_and_ready() {
        assertThat(running.visitor().get("/health/live").body()).isEqualTo("{\"live\":true}");
        assertThat(running.visitor().get("/health/ready").body()).isEqualTo("{\"ready\":true}");
    }

    @Test
    void what_is_not_ready_is_said_in_words() {
        running.readiness.set(Readiness.not("The routes are still starting."));
        assertThat(running.visitor().get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(running.visitor().get("/health/ready").body())
                .contains("\"ready\":false", "The routes are still starting.");
    }

    @Test
    void without_its_store_the_process_is_live_but_not_ready_and_metrics_say_so() {
        running.loseStore();
        assertThat(running.visitor().get("/health/live").statusCode()).isEqualTo(200);
        assertThat(running.visitor().get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(running.visitor().get("/health/ready").body()).contains("The store can't be reached.");
        assertThat(running.visitor().get("/metrics").body()).contains("parley_store_up 0.0");
    }

    @Test
    void metrics_tell_how_much_of_a_crm_s_allowance_is_used() {
        running.metrics.watch("support", () -> 0.81);

        assertThat(running.visitor().get("/metrics").body())
                .contains("parley_crm_allowance_used_ratio{crm=\"support\"} 0.81");
    }

    @Test
    void metrics_count_what_the_stages_did() {
        running.metrics.taken("fediverse", new Taken(5, 2, 1));
        running.metrics.decided(Samples.mentions().get(0), new Decision.SetAside("own posts", "An own post."));
        running.metrics.delivery(
                "support",
                Samples.mentions().get(0),
                new Outcome.Delivered(new RecordRef("support", RecordKind.CASE, "1", null, null)));
        running.metrics.delivery("support", Samples.mentions().get(1), new Outcome.Refused("too long", "Subject"));
        running.metrics.heard("support", 3);
        running.metrics.publication("fediverse", "published");
        assertThat(running.visitor().get("/metrics").body())
                .contains("parley_mentions_total{channel=\"fediverse\",outcome=\"new\"} 5.0")
                .contains("parley_mentions_total{channel=\"fediverse\",outcome=\"known\"} 2.0")
                .contains("parley_mentions_total{channel=\"fediverse\",outcome=\"malformed\"} 1.0")
                .contains("parley_decisions_total{decision=\"set aside\",rule=\"own posts\"} 1.0")
                .contains("parley_deliveries_total{crm=\"support\",outcome=\"delivered\"} 1.0")
                .contains("parley_deliveries_total{crm=\"support\",outcome=\"refused\"} 1.0")
                .contains("parley_replies_heard_total{crm=\"support\"} 3.0")
                .contains("parley_replies_total{channel=\"fediverse\",outcome=\"published\"} 1.0")
                .contains("parley_lag_seconds_sum{crm=\"support\"} 3000.0")
                .contains("parley_lag_seconds_bucket{crm=\"support\",le=\"14400.0\"} 1");
    }

    @Test
    void metrics_show_lights_queues_and_the_jvm() {
        assertThat(running.visitor().get("/metrics").body())
                .contains("parley_light{subject=\"crm support\"} 3.0", "parley_light{subject=\"channel blog\"} 2.0")
                .contains("parley_waiting{queue=\"outbox\",subject=\"crm support\"} 1.0")
                .contains("parley_waiting{queue=\"dead letters\",subject=\"\"} 2.0")
                .contains("parley_store_up 1.0", "parley_oldest_waiting_seconds", "jvm_memory_used_bytes");
    }

    @Test
    void every_figure_of_the_reference_is_there() throws IOException {
        running.metrics.watch("support", () -> 0.5);
        metrics_count_what_the_stages_did();
        String figures = running.visitor().get("/metrics").body();
        List<String> documented = Files.readAllLines(Path.of("../docs/reference/metrics.md")).stream()
                .filter(line -> line.startsWith("| `parley_"))
                .map(line -> line.split("`", 3)[1])
                .toList();
        assertThat(documented).hasSizeGreaterThan(8).allSatisfy(name -> assertThat(figures)
                .contains("# TYPE " + name + ' '));
        assertThat(figures.lines()
                        .filter(line -> line.startsWith("# TYPE parley_") && !line.endsWith("_max gauge"))
                        .map(line -> line.split(" ")[2]))
                .as("every figure of ours is documented")
                .isSubsetOf(documented);
    }

    @Test
    void a_lamp_that_changes_changes_its_figure() {
        running.visitor().get("/metrics");
        running.lights.green("crm support", "deliver");
        assertThat(running.visitor().get("/metrics").body()).contains("parley_light{subject=\"crm support\"} 0.0");
    }

    @Test
    void camel_routes_answer_on_the_same_port() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            running.console.serve(camel);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("platform-http:/hooks/blog?httpMethodRestrict=POST").setBody(simple("heard ${header.words}"));
                }
            });
            camel.start();
            assertThat(running.visitor()
                            .post("/hooks/blog", Map.of("words", "hello"))
                            .body())
                    .isEqualTo("heard hello");
            assertThat(running.visitor().get("/hooks/other").statusCode()).isEqualTo(404);
            assertThat(running.visitor().get("/hooks/other").body()).isEqualTo("There is no such page.");
            assertThat(running.visitor().loggedIn().get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_port_that_is_taken_is_said_with_what_to_do() {
        ConsoleOptions taken = new ConsoleOptions(running.console.port(), "127.0.0.1", false, Map.of());
        assertThatThrownBy(() -> new RunningConsole(taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't listen on 127.0.0.1:" + running.console.port())
                .hasMessageContaining("Choose another console.port");
    }

    @Test
    void a_crm_that_knows_its_secret_rings_by_header_or_address_and_what_it_sends_is_not_read() throws Exception {
        String address = running.url("/hooks/crms/support");
        String bean = "{\"bean\":\"" + "x".repeat(3_000_000) + "\"}";
        assertThat(ring(address, RunningConsole.BELL, bean).statusCode()).isEqualTo(200);
        assertThat(ring(address + "?secret=" + RunningConsole.BELL, null, "").statusCode())
                .isEqualTo(200);
        assertThat(running.rings).hasValue(2);
    }

    @Test
    void a_wrong_secret_and_a_crm_that_is_not_there_are_answered_alike_and_wake_nobody() throws Exception {
        String address = running.url("/hooks/crms/");
        HttpResponse<String> wrong = ring(address + "support", "guessed", "");
        HttpResponse<String> nobody = ring(address + "sales", RunningConsole.BELL, "");
        assertThat(wrong.statusCode()).isEqualTo(404).isEqualTo(nobody.statusCode());
        assertThat(wrong.body()).isEqualTo(nobody.body());
        assertThat(ring(address + "support", null, "").statusCode()).isEqualTo(404);
        assertThat(running.rings).hasValue(0);
    }

    private static HttpResponse<String> ring(String address, @Nullable String secret, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) {
            request.header("X-Parley-Secret", secret);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
