package io.parley.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double with each failure, with jitter so that many items don't come back at once.
 *
 * @param first the wait after the first failure
 * @param longest no wait is longer
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

    /** Between half of the full wait and the full wait after that many failures before this one. */
    public Duration after(int failuresBefore) {
        double full = Math.min(longest.toMillis(), first.toMillis() * Math.pow(2, Math.min(failuresBefore, 30)));
        return Duration.ofMillis((long) (full * (0.5 + random.nextDouble() / 2)));
    }
}
