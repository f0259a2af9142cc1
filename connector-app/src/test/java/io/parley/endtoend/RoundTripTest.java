package io.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.sandbox.townsquare.Customer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an admin, a rep and a customer see, with Parley in a process of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoundTripTest {

    private static final Customer ANNA = Customer.of("anna");
    private static final Customer STRANGER = Customer.of("stranger");

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void start() {
        world = World.onH2(folder);
        world.parley.start();
        world.parley.awaitReady();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_post_becomes_a_case_and_the_reps_answer_stands_on_the_square_within_five_seconds() {
        world.square.post(ANNA, "@acme my machine leaks", null, "en");
        String id = world.caseOf("@acme my machine leaks");

        String row = world.salesforce.desk().reply(id, "We send a seal.");

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(world.answers()).containsExactly("We send a seal."));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            Map<String, Object> reply = message(row);
            assertThat(reply.get("Status__c")).isEqualTo("SENT");
            assertThat(String.valueOf(reply.get("Url__c")))
                    .startsWith(world.square.url().toString());
        });
    }

    @Test
    void a_reply_in_the_thread_joins_the_case_and_a_strangers_does_not() {
        String post = world.square.post(ANNA, "@acme my machine leaks", null, "en");
        String id = world.caseOf("@acme my machine leaks");

        world.square.post(STRANGER, "@anna @acme mine too", post, "en");
        world.square.post(ANNA, "@acme still leaking", post, "en");

        assertThat(world.caseOf("@acme still leaking")).isEqualTo(id);
        assertThat(world.caseOf("@anna @acme mine too")).isNotEqualTo(id);
    }

    @Test
    void a_reply_reopens_a_case_closed_three_days_ago_but_not_one_closed_thirty_days_ago() {
        String early = world.square.post(ANNA, "@acme my machine leaks", null, "en");
        String reopened = world.caseOf("@acme my machine leaks");
        closed(reopened, 3);
        world.square.post(ANNA, "@acme it leaks again", early, "en");
        await().untilAsserted(() -> {
            assertThat(world.caseOf("@acme it leaks again")).isEqualTo(reopened);
            assertThat(theCase(reopened).get("IsClosed")).isEqualTo(false);
        });

        closed(reopened, 30);
        world.square.post(ANNA, "@acme and again", early, "en");

        await().untilAsserted(() -> assertThat(world.caseOf("@acme and again")).isNotEqualTo(reopened));
        assertThat(theCase(reopened).get("IsClosed")).isEqualTo(true);
    }

    @Test
    void a_restart_takes_nothing_in_again_and_loses_nothing_said_meanwhile() {
        world.square.post(ANNA, "@acme my machine leaks", null, "en");
        world.caseOf("@acme my machine leaks");
        world.parley.close();
        world.square.post(STRANGER, "@acme mine hums", null, "en");

        world.parley.start();

        world.caseOf("@acme mine hums");
        assertThat(world.messages("Inbound")).hasSize(2);
        assertThat(world.salesforce.count("Case")).isEqualTo(2);
    }

    @Test
    void a_flow_beside_parley_yaml_takes_the_place_of_the_one_that_comes_with_parley() throws IOException {
        world.parley.close();
        Path flow = Files.createDirectories(folder.resolve("routes").resolve("flow"));
        Files.writeString(flow.resolve("mention.camel.yaml"), """
                - route:
                    id: mention
                    from:
                      uri: direct:mention
                      steps:
                        - bean: { ref: enrich }
                        - choice:
                            when:
                              - simple: "${body.mention.content} contains 'forbidden'"
                                steps:
                                  - throwException: { exceptionType: java.lang.IllegalArgumentException, message: "no" }
                        - bean: { ref: decide }
                """);
        world.parley.start();
        world.parley.awaitReady();

        world.square.post(ANNA, "@acme a forbidden word", null, "en");
        world.square.post(STRANGER, "@acme my machine leaks", null, "en");

        world.caseOf("@acme my machine leaks");
        assertThat(world.messages("Inbound")).hasSize(1);
        assertThat(world.parley.output("dead-letters", "list", "--json")).contains("The mention route failed");
    }

    private void closed(String id, int daysAgo) {
        SalesforceSandbox salesforce = world.salesforce;
        salesforce.desk().close(id);
        salesforce.desk().closedAt(id, Instant.now().minus(daysAgo, ChronoUnit.DAYS));
    }

    private Map<String, Object> theCase(String id) {
        return world.salesforce.records("Case").stream()
                .filter(row -> id.equals(row.get("Id")))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> message(String id) {
        return world.salesforce.records("ChannelMessage__c").stream()
                .filter(row -> id.equals(row.get("Id")))
                .findFirst()
                .orElseThrow();
    }
}
