package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.store.Overview;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiguresTest {

    @Test
    void a_storm_of_questions_asks_the_store_once() throws InterruptedException {
        try (RunningConsole running = new RunningConsole()) {
            Counting counting = new Counting(running.store.overview());
            Figures figures = new Figures(counting, running.now::get);
            ExecutorService storm = Executors.newFixedThreadPool(8);
            for (int i = 0; i < 500; i++) {
                storm.execute(figures::waiting);
                storm.execute(figures::minutes);
            }
            storm.shutdown();
            assertThat(storm.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
            assertThat(counting.asked.get()).isEqualTo(2);
            assertThat(figures.waiting().deadLetters()).isEqualTo(2);
        }
    }

    /** Passes on what it is asked, and counts. */
    private static final class Counting implements Overview {
        private final Overview real;
        private final AtomicInteger asked = new AtomicInteger();

        private Counting(Overview real) {
            this.real = real;
        }

        @Override
        public List<MentionRow> mentions(int limit, long before) {
            return real.mentions(limit, before);
        }

        @Override
        public Waiting waiting() {
            asked.incrementAndGet();
            return real.waiting();
        }

        @Override
        public List<Minute> minutes(Instant now, int minutes) {
            asked.incrementAndGet();
            return real.minutes(now, minutes);
        }
    }
}
