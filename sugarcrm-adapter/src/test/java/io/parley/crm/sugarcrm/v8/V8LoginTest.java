package io.parley.crm.sugarcrm.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.model.Outcome;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.suitecrm.SuiteSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How V8 lets a client in, and what it answers when it does not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class V8LoginTest {

    private final SuiteSandbox suite = SuiteSandbox.start(0, null);
    private @Nullable V8Server server;

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        suite.close();
    }

    private V8Server open(Access access) {
        server = new V8Server(access);
        return server;
    }

    private static Access access(String url, String secret, String user, String password) {
        return new Access(url, SuiteSandbox.CLIENT_ID, secret, user, password, null, null, 4, Duration.ofSeconds(20));
    }

    private long logins() {
        return suite.calls().count(Faults.LOGIN);
    }

    private static Outcome.Failure failure(V8Server server) {
        try {
            server.self();
            throw new AssertionError("it let us in");
        } catch (CrmFailure failure) {
            return failure.outcome();
        }
    }

    private static List<NewBean> cases(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new NewBean("Cases", UUID.randomUUID().toString(), Map.of("name", "case " + i)))
                .toList();
    }

    @Test
    void a_user_logs_in_by_password_and_a_client_by_itself() {
        assertThat(open(V8TrapsTest.access(suite, SuiteSandbox.PASSWORD)).self().userName())
                .isEqualTo(SuiteSandbox.USER);
        try (V8Server own = new V8Server(V8TrapsTest.access(suite, null))) {
            assertThat(own.self().userName()).isEqualTo(SuiteSandbox.USER);
        }
    }

    @Test
    void a_wrong_password_is_answered_500_with_the_password_and_waits_for_an_admin_who_never_sees_it() {
        V8Server wrong = open(V8TrapsTest.access(suite, "guess-7f3a"));

        assertThat(failure(wrong)).isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> {
            assertThat(blocked.reason()).contains("password is invalid").doesNotContain("guess-7f3a");
            assertThat(blocked.fix()).contains("password");
        });
        assertThatThrownBy(() -> wrong.create(cases(50))).isInstanceOf(CrmFailure.class);
        assertThat(logins()).as("no storm of logins").isEqualTo(1);
    }

    @Test
    void a_wrong_secret_an_unknown_user_and_an_unknown_client_wait_for_an_admin() {
        String url = suite.url().toString();
        List<Access> wrong = List.of(
                access(url, "guess", SuiteSandbox.USER, SuiteSandbox.PASSWORD),
                access(url, SuiteSandbox.CLIENT_SECRET, "nobody", SuiteSandbox.PASSWORD),
                new Access(url, "my client", "x", null, null, null, null, 4, Duration.ofSeconds(20)));

        assertThat(wrong).allSatisfy(access -> {
            try (V8Server one = new V8Server(access)) {
                assertThat(failure(one)).isInstanceOf(Outcome.Blocked.class);
            }
        });
    }

    @Test
    void many_calls_that_meet_an_ended_session_renew_it_once() {
        V8Server many = open(V8TrapsTest.access(suite, SuiteSandbox.PASSWORD));
        many.create(cases(4));
        suite.expireTokens();

        assertThat(many.create(cases(20))).allMatch(Saved.Done.class::isInstance);
        assertThat(logins()).isEqualTo(2);
        assertThat(suite.records("Cases")).hasSize(24);
    }

    @Test
    void where_the_renewal_has_ended_too_it_logs_in_anew() {
        V8Server long_gone = open(V8TrapsTest.access(suite, SuiteSandbox.PASSWORD));
        long_gone.create(cases(1));
        suite.forgetTokens();

        assertThat(long_gone.create(cases(1))).allMatch(Saved.Done.class::isInstance);
        assertThat(logins()).isEqualTo(3);
    }

    @Test
    void the_api_of_suitecrm_8_is_found_below_legacy_and_remembered() {
        try (SuiteSandbox eight =
                        SuiteSandbox.start(SuiteSandbox.Options.on(0, null).withLegacyPath());
                V8Server found = new V8Server(V8TrapsTest.access(eight, SuiteSandbox.PASSWORD))) {
            found.create(cases(3));
            eight.forgetTokens();
            found.create(cases(3));

            assertThat(eight.records("Cases")).hasSize(6);
            assertThat(eight.journal().stream().filter(line -> line.startsWith("POST /Api/")))
                    .hasSize(1);
        }
        try (SuiteSandbox eight =
                        SuiteSandbox.start(SuiteSandbox.Options.on(0, null).withLegacyPath());
                V8Server told = new V8Server(access(
                        eight.url() + "/legacy",
                        SuiteSandbox.CLIENT_SECRET,
                        SuiteSandbox.USER,
                        SuiteSandbox.PASSWORD))) {
            assertThat(told.self().userName()).isEqualTo(SuiteSandbox.USER);
        }
    }

    @Test
    void where_no_api_answers_an_admin_is_told_where_to_look() {
        V8Server elsewhere = open(
                access(suite.url() + "/rep", SuiteSandbox.CLIENT_SECRET, SuiteSandbox.USER, SuiteSandbox.PASSWORD));

        assertThat(failure(elsewhere)).isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> {
            assertThat(blocked.reason()).contains("No V8 API");
            assertThat(blocked.fix()).contains("url");
        });
    }

    @Test
    void a_server_that_is_out_of_order_is_found_out_by_two_calls() {
        V8Server down = open(V8TrapsTest.access(suite, SuiteSandbox.PASSWORD));
        down.self();
        suite.faults().chance(1, Fault.UNAVAILABLE);

        assertThatThrownBy(() -> down.create(cases(30)))
                .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                        .isEqualTo(new Outcome.Retry(failure.outcome().reason(), Duration.ofSeconds(7))));
        assertThat(suite.calls().count("create")).isEqualTo(2);
    }

    @Test
    void a_read_that_has_bad_luck_twice_sends_back_none_of_the_others() {
        V8Server shaky = open(V8TrapsTest.access(suite, SuiteSandbox.PASSWORD));
        List<NewBean> cases = cases(60);
        shaky.create(cases);
        Set<String> keys = cases.stream().map(NewBean::key).collect(Collectors.toSet());
        shaky.lookUp("Cases", keys, Set.of("name"));
        suite.faults().next(1, Fault.UNAVAILABLE).next(2, Fault.DROP);

        assertThat(shaky.lookUp("Cases", keys, Set.of("name"))).containsOnlyKeys(keys);
        assertThat(suite.faults().hits(Fault.Kind.DROP)).isEqualTo(2);
    }

    @Test
    void what_is_written_about_a_server_shows_no_secret() {
        assertThat(open(V8TrapsTest.access(suite, SuiteSandbox.PASSWORD)).toString())
                .doesNotContain(SuiteSandbox.PASSWORD)
                .doesNotContain(SuiteSandbox.CLIENT_SECRET);
    }
}
