package io.parley.crm.oracle.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** On a clock that moves only when somebody waits. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaceTest {

    private final AtomicLong now = new AtomicLong(1_000_000_000L);
    private final Pace pace = new Pace(now::get, wait -> now.addAndGet(wait.toNanos()));

    private long millis() {
        return now.get() / 1_000_000;
    }

    @Test
    void requests_leave_at_least_50_ms_apart_and_never_21_in_a_second() {
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            pace.take();
            left.add(millis());
            now.addAndGet(i % 3 * 5_000_000L);
        }

        for (int i = 1; i < left.size(); i++) {
            assertThat(left.get(i) - left.get(i - 1)).isGreaterThanOrEqualTo(50);
        }
        for (int i = 20; i < left.size(); i++) {
            assertThat(left.get(i) - left.get(i - 20)).isGreaterThanOrEqualTo(1_000);
        }
    }

    @Test
    void the_first_request_and_one_after_a_rest_do_not_wait() {
        long before = now.get();
        pace.take();
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        long rested = now.get();
        pace.take();

        assertThat(rested - before).isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(now.get()).isEqualTo(rested);
    }

    @Test
    void a_pause_that_the_service_asks_for_holds_the_whole_session() {
        pace.take();
        pace.hold(Duration.ofMillis(700));
        long before = millis();
        pace.take();

        assertThat(millis() - before).isEqualTo(700);
    }

    @Test
    void requests_that_a_stall_held_up_do_not_leave_together() {
        List<Long> left = new ArrayList<>();
        AtomicReference<Pace> other = new AtomicReference<>();
        AtomicBoolean stalled = new AtomicBoolean();
        Pace held = new Pace(now::get, wait -> {
            now.addAndGet(wait.toNanos());
            if (!stalled.getAndSet(true)) {
                now.addAndGet(300_000_000L);
                other.get().take();
                left.add(millis());
            }
        });
        other.set(held);
        held.take();

        held.take();
        left.add(millis());

        assertThat(left.get(1) - left.get(0)).isGreaterThanOrEqualTo(50);
    }

    @Test
    void a_thread_that_wakes_late_moves_all_behind_it() {
        Pace sleepy = new Pace(now::get, wait -> now.addAndGet(wait.toNanos() + 200_000_000L));
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sleepy.take();
            left.add(millis());
        }

        for (int i = 1; i < left.size(); i++) {
            assertThat(left.get(i) - left.get(i - 1)).isGreaterThanOrEqualTo(Pace.APART.toMillis());
        }
    }

    @Test
    void all_threads_of_a_session_share_its_turns() throws Exception {
        long before = millis();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 101; i++) {
            threads.execute(pace::take);
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(millis() - before).isGreaterThanOrEqualTo(100 * Pace.APART.toMillis());
    }
}
