package io.parley.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Stands before one CRM or channel and is shut while it can't take anything, so that a whole queue waits instead of each
 * item failing by itself. Each further failure shuts it for longer; a success opens it for good.
 */
public final class Gate {

    private final InstantSource clock;
    private final Backoff backoff;
    private Instant shutUntil = Instant.MIN;
    private int failures;

    public Gate(InstantSource clock, Backoff backoff) {
        this.clock = clock;
        this.backoff = backoff;
    }

    /** How long it stays shut; zero when it is open. */
    public synchronized Duration wait(Duration atMost) {
        Instant now = clock.instant();
        if (!shutUntil.isAfter(now)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, shutUntil);
        return left.compareTo(atMost) < 0 ? left : atMost;
    }

    /**
     * Shuts it.
     *
     * @param asked the wait that the other side asked for; null leaves it to the backoff
     * @return until when
     */
    public synchronized Instant shut(@org.jspecify.annotations.Nullable Duration asked) {
        Duration wait = asked == null ? backoff.after(failures) : asked;
        failures++;
        shutUntil = clock.instant().plus(wait);
        return shutUntil;
    }

    public synchronized void open() {
        failures = 0;
        shutUntil = Instant.MIN;
    }
}
