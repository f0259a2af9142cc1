package io.parley.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows down guessing. After five wrong tries for a user, or from an address, nobody may try for that user or from that
 * address for a minute; each further wrong try doubles the wait, up to 15 minutes. A right one clears it.
 */
final class Throttle {

    private static final int FREE_TRIES = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > REMEMBERED;
        }
    };

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    private record Tries(int wrong, Instant last, Instant closedUntil) {}

    /**
     * Asks for a try, and counts it as wrong until {@link #right} says otherwise: so that a hundred tries at the same
     * moment are a hundred tries.
     *
     * @return how long to wait; zero when the try is granted
     */
    synchronized Duration ask(List<String> keys) {
        Instant now = clock.instant();
        Instant closedUntil = keys.stream()
                .map(key -> of(key, now).closedUntil())
                .max(Instant::compareTo)
                .orElse(now);
        if (closedUntil.isAfter(now)) {
            return Duration.between(now, closedUntil);
        }
        keys.forEach(key -> tries.put(key, oneMore(of(key, now), now)));
        return Duration.ZERO;
    }

    synchronized void right(List<String> keys) {
        keys.forEach(tries::remove);
    }

    private Tries of(String key, Instant now) {
        Tries known = tries.get(key);
        boolean forgotten =
                known == null || known.last().plus(LONGEST).plus(LONGEST).isBefore(now);
        return forgotten ? new Tries(0, now, now) : known;
    }

    private static Tries oneMore(Tries before, Instant now) {
        int wrong = before.wrong() + 1;
        if (wrong < FREE_TRIES) {
            return new Tries(wrong, now, now);
        }
        long seconds = FIRST.toSeconds() << Math.min(wrong - FREE_TRIES, 10);
        return new Tries(wrong, now, now.plusSeconds(Math.min(seconds, LONGEST.toSeconds())));
    }
}
