package io.parley.crm.oracle.soap;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps the requests of one session apart, those of all threads together. The service allows 20 a second with 50 ms
 * between them and refuses what comes sooner. A little more than that is kept, since requests travel unevenly: two that
 * left 50 ms apart may arrive closer.
 */
final class Pace {

    static final Duration APART = Duration.ofMillis(56);

    private final LongSupplier nanos;
    private final Waiting waiting;
    private long next;
    private long left;

    /** @param nanos a clock that only runs forward, such as {@link System#nanoTime} */
    Pace(LongSupplier nanos, Waiting waiting) {
        this.nanos = nanos;
        this.waiting = waiting;
        this.next = nanos.getAsLong();
        this.left = next - APART.toNanos();
    }

    /** Waits for its turn. Turns are given out in the order in which they are asked for. */
    void take() {
        long wait = reserve();
        do {
            if (wait > 0) {
                waiting.pause(Duration.ofNanos(wait));
            }
            wait = leave();
        } while (wait > 0);
    }

    /** After a stall of the machine several turns are over at once: they may not all be taken at once. */
    private synchronized long leave() {
        long now = nanos.getAsLong();
        long early = left + APART.toNanos() - now;
        if (early <= 0) {
            left = now;
        }
        return early;
    }

    private synchronized long reserve() {
        long now = nanos.getAsLong();
        long turn = Math.max(now, next);
        next = turn + APART.toNanos();
        return turn - now;
    }

    /** The service asks for a pause of the whole session. */
    synchronized void hold(Duration pause) {
        next = Math.max(next, nanos.getAsLong() + pause.toNanos());
    }
}
