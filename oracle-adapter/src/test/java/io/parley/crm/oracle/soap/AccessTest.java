package io.parley.crm.oracle.soap;

import static io.parley.crm.oracle.soap.Tenant.REQUEST;
import static io.parley.crm.oracle.soap.Tenant.all;
import static io.parley.crm.oracle.soap.Tenant.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.oracle.api.Access.Mode;
import io.parley.model.Outcome.Blocked;
import io.parley.model.Outcome.Retry;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.oracle.OracleSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Logins, sessions, pace and allotments. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessTest {

    private final Tenant tenant = new Tenant();

    @AfterEach
    void close() {
        tenant.close();
    }

    private static void ask(SoapServer server) {
        server.query(all(REQUEST, 1, "Id"));
    }

    @Test
    void each_request_brings_the_password_and_no_session_is_made() {
        ask(tenant.open());

        assertThat(tenant.oracle.calls().count(Faults.LOGIN)).isZero();
        assertThat(tenant.oracle.sessions()).isEmpty();
        assertThat(tenant.oracle.clientNames()).containsExactly("Parley, Parley");
    }

    @Test
    void r16_compatibility_mode_is_recognised_and_explained() {
        tenant.oracle.habits().r16Compatibility(true);

        assertThat(failure(() -> ask(tenant.open()))).isInstanceOfSatisfying(Blocked.class, blocked -> {
            assertThat(blocked.reason()).contains("R16 Compatibility Mode");
            assertThat(blocked.fix()).contains("login: session");
        });
        ask(tenant.open(Mode.SESSION, OracleSandbox.PASSWORD));
    }

    @Test
    void a_wrong_password_blocks_in_both_ways_and_is_not_shown() {
        for (Mode mode : Mode.values()) {
            assertThat(failure(() -> ask(tenant.open(mode, "not-the-password"))))
                    .isInstanceOfSatisfying(Blocked.class, blocked -> assertThat(blocked.toString())
                            .contains(OracleSandbox.USER)
                            .doesNotContain("not-the-password"));
        }
    }

    @Test
    void a_password_of_any_signs_logs_in_both_ways() {
        String password = "p& <ä>=;\"'% 日本";
        tenant.oracle.password(password);

        for (Mode mode : Mode.values()) {
            ask(tenant.open(mode, password));
        }
    }

    @Test
    void a_session_is_logged_in_to_once_used_by_all_and_given_back() {
        SoapServer server = tenant.open(Mode.SESSION, OracleSandbox.PASSWORD);
        ask(server);
        ask(server);

        assertThat(tenant.oracle.calls().count(Faults.LOGIN)).isEqualTo(1);
        server.close();
        assertThat(tenant.oracle.sessions()).isEmpty();
    }

    @Test
    void a_session_that_ended_is_renewed_and_the_request_sent_again() {
        SoapServer server = tenant.open(Mode.SESSION, OracleSandbox.PASSWORD);
        ask(server);
        tenant.oracle.endSessions();

        ask(server);

        assertThat(tenant.oracle.calls().count(Faults.LOGIN)).isEqualTo(2);
    }

    @Test
    void an_eleventh_session_is_waited_for_and_no_password_is_blamed() {
        SoapServer first = tenant.open(Mode.SESSION, OracleSandbox.PASSWORD);
        ask(first);
        for (int n = 0; n < 9; n++) {
            ask(tenant.open(Mode.SESSION, OracleSandbox.PASSWORD));
        }
        SoapServer eleventh = tenant.open(Mode.SESSION, OracleSandbox.PASSWORD);

        assertThat(failure(() -> ask(eleventh))).isInstanceOfSatisfying(Retry.class, retry -> assertThat(retry.reason())
                .contains("no session left"));
        first.close();
        ask(eleventh);
    }

    @Test
    void eight_threads_together_keep_to_20_requests_a_second() {
        SoapServer server = tenant.open();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int n = 0; n < 60; n++) {
                all.add(CompletableFuture.runAsync(() -> ask(server), threads));
            }
            all.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }

        assertThat(tenant.oracle.calls().count("query")).isGreaterThanOrEqualTo(60);
        assertThat(tenant.oracle.fastestSecond()).isBetween(10, 20);
    }

    @Test
    void too_fast_is_waited_out_as_long_as_the_service_says() {
        SoapServer one = tenant.open();
        SoapServer other = tenant.open();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            all.add(CompletableFuture.runAsync(() -> ask(one)));
            all.add(CompletableFuture.runAsync(() -> ask(other)));
        }

        all.forEach(each -> assertThat(each).succeedsWithin(java.time.Duration.ofSeconds(20)));
    }

    @Test
    void a_spent_allotment_blocks_with_the_time_of_the_next_try_and_is_not_asked_again_at_once() {
        SoapServer server = tenant.open();
        ask(server);
        tenant.oracle.habits().allotment(1);
        tenant.oracle.habits().enforcePace(false);

        assertThat(failure(() -> ask(server))).isInstanceOfSatisfying(Blocked.class, blocked -> {
            assertThat(blocked.after()).isNotNull().isGreaterThan(java.time.Duration.ofMinutes(1));
            assertThat(blocked.reason()).contains("allotment");
        });
        assertThat(tenant.oracle.calls().count("query")).isEqualTo(2);
    }

    @Test
    void too_many_requests_at_once_block_for_a_shorter_while() {
        tenant.oracle.habits().requestsAtOnce(0);

        assertThat(failure(() -> ask(tenant.open()))).isInstanceOf(Blocked.class);
    }

    @Test
    void faults_are_read_whatever_their_status_and_shape() {
        SoapServer server = tenant.open();
        tenant.oracle.habits().forbid(REQUEST, "QueryPage");
        for (boolean with200 : new boolean[] {false, true}) {
            for (boolean gateway : new boolean[] {false, true}) {
                tenant.oracle.habits().faultsWith200(with200);
                tenant.oracle.habits().gatewayFaults(gateway);
                assertThat(failure(() -> ask(server))).isInstanceOf(Blocked.class);
            }
        }
    }

    @Test
    void an_empty_answer_to_a_question_is_tried_again_later() {
        tenant.oracle.habits().emptyBodies(1);

        assertThat(failure(() -> ask(tenant.open()))).isInstanceOf(Retry.class);
    }

    @Test
    void a_service_that_is_out_of_order_is_tried_again_later() {
        tenant.oracle.faults().next(1, Fault.UNAVAILABLE);

        assertThat(failure(() -> ask(tenant.open()))).isInstanceOf(Retry.class);
    }

    @Test
    void our_own_user_is_known_by_its_id() {
        SoapServer server = tenant.open();

        assertThat(tenant.oracle.records("User"))
                .filteredOn(user -> OracleSandbox.USER.equals(user.get("UserSignInId")))
                .singleElement()
                .satisfies(user -> assertThat(server.self().id()).isEqualTo(user.get("Id")));
    }
}
