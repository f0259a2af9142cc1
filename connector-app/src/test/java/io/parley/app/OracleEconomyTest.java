package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.crm.oracle.OracleType;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.sandbox.oracle.OracleSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a thousand mentions cost in requests and in operations of the allotment of Oracle CRM On Demand. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OracleEconomyTest {

    private static final int MOST_REQUESTS = 250;
    private static final int MOST_OPERATIONS = 3_500;
    private static final int A_SECOND = 20;

    private final OracleSandbox oracle = OracleSandbox.start(0, null);
    private final Crm crm = new OracleType()
            .open(
                    "support",
                    Map.of(
                            "url", oracle.url().toString(),
                            "user", OracleSandbox.USER,
                            "password", OracleSandbox.PASSWORD));
    private final Thousand thousand = new Thousand(crm);

    @AfterEach
    void close() {
        thousand.close();
        crm.close();
        oracle.close();
    }

    private void everythingIsThereOnce() {
        assertThat(oracle.count("ServiceRequest")).isEqualTo(Thousand.AUTHORS);
        assertThat(oracle.records("Note"))
                .hasSize(Thousand.MENTIONS)
                .extracting(note -> note.get("ExternalSystemId"))
                .doesNotHaveDuplicates();
        assertThat(thousand.store.deadLetters().open()).isZero();
    }

    private void told(String run) {
        System.out.printf(
                "[economy] Oracle CRM On Demand, %s: %d requests %s, %d operations, at most %d requests in a second%n",
                run, oracle.calls().total(), oracle.calls().byKind(), oracle.operations(), oracle.fastestSecond());
    }

    @Test
    void a_thousand_mentions_keep_to_the_pace_and_take_few_requests() throws Exception {
        thousand.take(Thousand.evenly());

        thousand.work(1);

        told("one worker");
        everythingIsThereOnce();
        assertThat(oracle.fastestSecond()).isLessThanOrEqualTo(A_SECOND);
        assertThat(oracle.calls().total()).isLessThanOrEqualTo(MOST_REQUESTS);
        assertThat(oracle.operations()).isLessThanOrEqualTo(MOST_OPERATIONS);
    }

    @Test
    void four_workers_keep_to_the_pace_together_and_make_nothing_twice() throws Exception {
        thousand.take(Thousand.unevenly());

        thousand.work(4);

        told("four workers");
        everythingIsThereOnce();
        assertThat(oracle.fastestSecond()).isLessThanOrEqualTo(A_SECOND);
    }

    @Test
    void a_spent_allotment_lets_the_queue_wait_until_there_is_more() throws Exception {
        thousand.take(Thousand.evenly());
        oracle.habits().allotment(400);

        thousand.oneRound();
        thousand.oneRound();

        long asked = oracle.calls().total();
        assertThat(thousand.waiting()).isPositive();
        assertThat(crm.deliver(List.of(one())))
                .singleElement()
                .isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> {
                    assertThat(blocked.reason()).contains("allotment");
                    assertThat(blocked.after())
                            .as("the next try")
                            .isBetween(Duration.ofMinutes(1), Duration.ofHours(6));
                });
        assertThat(oracle.calls().total() - asked)
                .as("not asked again and again")
                .isLessThanOrEqualTo(2);

        oracle.habits().allotment(1_000_000);
        thousand.pass(Duration.ofHours(6));
        thousand.work(1);
        everythingIsThereOnce();
    }

    private static Delivery one() {
        Mention mention = Thousand.evenly().get(0);
        return new Delivery(
                new EnrichedMention(mention, "en", 12, false),
                new Decision.OpenCase("everything", "support", "Late", Priority.MEDIUM, null, Duration.ofDays(5)),
                new Delivery.NewRecord(),
                new io.parley.model.ReplyTerms(io.parley.model.CanReply.YES, 500, 23, ""));
    }
}
