package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults.Where;
import io.parley.sandbox.Http;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultTest {

    private final Org61 org = new Org61();

    @AfterEach
    void stop() {
        org.close();
    }

    private void dropped() {
        assertThatThrownBy(() -> org.upsert("Case", "MentionKey__c", "k", Map.of()))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void saved_then_dropped_is_saved() {
        org.sandbox.faults().next(1, Fault.SAVE_THEN_DROP);

        assertThat(org.query("SELECT Id FROM Case").status()).isEqualTo(200);
        dropped();
        assertThat(org.sandbox.count("Case")).isEqualTo(1);
        assertThat(org.upsert("Case", "MentionKey__c", "k", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void dropped_before_saving_is_not_saved() {
        org.sandbox.faults().next(1, Fault.DROP);

        dropped();
        assertThat(org.sandbox.count("Case")).isZero();
    }

    @Test
    void an_expired_session_stays_expired_until_the_next_login() {
        org.sandbox.faults().next(1, Fault.SESSION_EXPIRED);

        assertThat(org.query("SELECT Id FROM Case").status()).isEqualTo(401);
        assertThat(org.query("SELECT Id FROM Case").status()).isEqualTo(401);
        assertThat(new Http(org.sandbox.url(), org.login())
                        .get(Org61.BASE + "/limits")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_allowance_is_told_and_held() {
        assertThat(org.query("SELECT Id FROM Case").header("Sforce-Limit-Info")).isEqualTo("api-usage=1/15000");
        org.sandbox.setAllowance(1);

        Http.Reply reply = org.query("SELECT Id FROM Case");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(Org61.code(reply)).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        assertThat(reply.header("Sforce-Limit-Info")).isEqualTo("api-usage=1/1");
        org.sandbox.setAllowance(100);
        assertThat(org.query("SELECT Id FROM Case").status()).isEqualTo(200);
    }

    @Test
    void an_unavailable_server_answers_no_json() {
        org.sandbox.faults().next(1, Fault.UNAVAILABLE);

        Http.Reply reply = org.query("SELECT Id FROM Case");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text()).startsWith("<html>");
    }

    @Test
    void a_slow_answer_is_right_but_late() {
        org.sandbox.faults().next(1, Fault.slow(Duration.ofMillis(400)), Where.kind("create"));
        long start = System.nanoTime();

        assertThat(org.create("Case", Map.of("Subject", "x")).status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(390));
    }

    @Test
    void one_record_of_a_collection_may_be_refused_or_meet_a_locked_row() {
        List<Map<String, Object>> two = List.of(Map.of("MentionKey__c", "a"), Map.of("MentionKey__c", "b"));
        org.sandbox.faults().next(1, Fault.ONE_RECORD_REFUSED).next(1, Fault.ROW_LOCKED, Where.kind("create"));

        JsonNode results = org.upsertAll("Case", "MentionKey__c", false, two).json();
        Http.Reply locked = org.create("Case", Map.of("Subject", "x"));

        assertThat(results.at("/0/errors/0/statusCode").asText()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
        assertThat(results.at("/1/success").asBoolean()).isTrue();
        assertThat(locked.status()).isEqualTo(400);
        assertThat(Org61.code(locked)).isEqualTo("UNABLE_TO_LOCK_ROW");
    }

    @Test
    void a_fault_may_mean_one_object() {
        org.sandbox.faults().next(1, Fault.UNAVAILABLE, Where.object("Lead"));

        assertThat(org.create("Case", Map.of("Subject", "x")).status()).isEqualTo(201);
        assertThat(org.query("SELECT Id FROM Lead").status()).isEqualTo(503);
    }

    @Test
    void the_same_seed_makes_the_same_faults() {
        assertThat(run()).isEqualTo(run()).contains(503).contains(201);
    }

    private List<Integer> run() {
        org.sandbox.faults().clear();
        org.sandbox.faults().seed(7).chance(0.3, Fault.UNAVAILABLE);
        return java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> org.create("Case", Map.of("Subject", "x")).status())
                .toList();
    }

    @Test
    void a_login_fails_only_when_a_rule_names_it() {
        org.sandbox.faults().chance(1, Fault.UNAVAILABLE);
        assertThat(org.login()).isNotEmpty();

        org.sandbox.faults().next(1, Fault.UNAVAILABLE, Where.kind("token"));
        assertThat(new Http(org.sandbox.url(), null)
                        .post("/services/oauth2/token", "grant_type=x")
                        .status())
                .isEqualTo(503);
        assertThat(org.sandbox.faults().hits(Fault.Kind.UNAVAILABLE)).isEqualTo(1);
    }
}
