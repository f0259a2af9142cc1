package io.parley.console;

import io.parley.store.Overview;
import io.parley.store.StoreFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Queue lengths and the last hour, asked of the store at most every few seconds however many look at them. When the
 * store fails, that is remembered for as long.
 */
final class Figures {

    private static final int HOUR = 60;

    private final Kept<Overview.Waiting> waiting;
    private final Kept<List<Overview.Minute>> minutes;

    Figures(Overview overview, InstantSource clock) {
        waiting = new Kept<>(overview::waiting, Duration.ofSeconds(2));
        minutes = new Kept<>(() -> overview.minutes(clock.instant(), HOUR), Duration.ofSeconds(5));
    }

    /** @throws StoreFailure when the store can't be reached */
    Overview.Waiting waiting() {
        return waiting.get();
    }

    /** @throws StoreFailure when the store can't be reached */
    List<Overview.Minute> minutes() {
        return minutes.get();
    }

    /** A value that is good for a while. */
    private static final class Kept<T> {
        private final Supplier<T> source;
        private final long goodForNanos;
        private long askedAt;
        private @Nullable T value;
        private @Nullable StoreFailure failure;

        Kept(Supplier<T> source, Duration goodFor) {
            this.source = source;
            this.goodForNanos = goodFor.toNanos();
        }

        synchronized T get() {
            T known = value;
            boolean old = System.nanoTime() - askedAt > goodForNanos;
            if (old || known == null && failure == null) {
                known = ask();
            }
            if (known == null) {
                throw failure == null ? new StoreFailure("The store gave no answer.", null) : failure;
            }
            return known;
        }

        private @Nullable T ask() {
            try {
                value = source.get();
                failure = null;
            } catch (StoreFailure gone) {
                value = null;
                failure = gone;
            }
            askedAt = System.nanoTime();
            return value;
        }
    }
}
