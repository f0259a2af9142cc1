package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.channel.ChannelFailure;
import io.parley.channel.bluesky.Xrpc.Call;
import io.parley.model.Outcome;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.bluesky.BlueskySandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionTest {

    private static final Call NOTIFICATIONS =
            Call.get("app.bsky.notification.listNotifications", List.of(Map.entry("limit", "1")));

    private final BlueskySandbox bluesky = BlueskySandbox.start(0);
    private final Session session =
            new Session(new Xrpc(bluesky.url().toString()), bluesky.handle(), bluesky.password());

    @AfterEach
    void stop() {
        bluesky.close();
    }

    @Test
    void one_login_serves_every_call_and_one_renewal_the_next_ones() throws Exception {
        for (int i = 0; i < 5; i++) {
            session.send(NOTIFICATIONS);
        }
        bluesky.expireAccess();
        for (int i = 0; i < 5; i++) {
            session.send(NOTIFICATIONS);
        }
        assertThat(bluesky.calls().count("createSession")).isEqualTo(1);
        assertThat(bluesky.calls().count("refreshSession")).isEqualTo(1);
    }

    @Test
    void twenty_threads_that_find_the_token_expired_renew_it_once() throws Exception {
        session.send(NOTIFICATIONS);
        bluesky.expireAccess();
        callFromTwentyThreads();
        assertThat(bluesky.calls().count("refreshSession")).isEqualTo(1);
        assertThat(bluesky.calls().count("createSession")).isEqualTo(1);
    }

    @Test
    void twenty_threads_that_come_first_log_in_once() throws Exception {
        callFromTwentyThreads();
        assertThat(bluesky.calls().count("createSession")).isEqualTo(1);
    }

    private void callFromTwentyThreads() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(threads.submit(() -> {
                go.await();
                return session.send(NOTIFICATIONS);
            }));
        }
        go.countDown();
        for (Future<?> call : calls) {
            call.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    @Test
    void a_refresh_token_that_fails_leads_to_a_login_and_a_withdrawn_password_to_the_admin() throws Exception {
        session.send(NOTIFICATIONS);
        bluesky.revoke();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> session.send(NOTIFICATIONS))
                    .isInstanceOfSatisfying(ChannelFailure.class, failure -> {
                        assertThat(failure.outcome()).isInstanceOf(Outcome.Blocked.class);
                        assertThat(failure.outcome().reason()).contains("Invalid identifier or password");
                        assertThat(failure + "" + failure.outcome()).doesNotContain(bluesky.password());
                    });
        }
        bluesky.restore();
        session.send(NOTIFICATIONS);
        assertThat(bluesky.calls().count("refreshSession")).isEqualTo(1);
    }

    @Test
    void a_server_in_trouble_while_renewing_costs_no_login() throws Exception {
        session.send(NOTIFICATIONS);
        bluesky.expireAccess();
        bluesky.faults().next(1, Fault.UNAVAILABLE, Faults.Where.kind(Faults.LOGIN));
        assertThatThrownBy(() -> session.send(NOTIFICATIONS))
                .isInstanceOfSatisfying(ChannelFailure.class, failure -> assertThat(failure.outcome())
                        .isInstanceOf(Outcome.Retry.class));
        session.send(NOTIFICATIONS);
        assertThat(bluesky.calls().count("createSession")).isEqualTo(1);
    }
}
