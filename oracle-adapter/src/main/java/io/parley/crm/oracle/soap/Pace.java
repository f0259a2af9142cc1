package io.parley.crm.oracle.soap;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Keeps the requests of one session apart, those of all threads together. The service allows 20 a second with 50 ms
 * between them and refuses what comes sooner. A little more than that is kept, since requests travel unevenly: two that
 * left 50 ms apart may arrive closer. A turn counts from when it is really taken: a thread that wakes late moves all that
 * wait behind it.
 */
final class Pace {

    static final Duration APART = Duration.ofMillis(60);

    private final LongSupplier nanos;
    private final Waiting waiting;

    /** Fair: turns are given out in the order in which they are asked for. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicLong next;

    /** @param nanos a clock that only runs forward, such as {@link System#nanoTime} */
    Pace(LongSupplier nanos, Waiting waiting) {
        this.nanos = nanos;
        this.waiting = waiting;
        this.next = new AtomicLong(nanos.getAsLong());
    }

    /** Waits for its turn. */
    void take() {
        turn.lock();
        try {
            for (long wait = left(); wait > 0; wait = left()) {
                waiting.pause(Duration.ofNanos(wait));
            }
            hold(APART);
        } finally {
            turn.unlock();
        }
    }

    private long left() {
        return next.get() - nanos.getAsLong();
    }

    /** No request within that time: the service may ask for a pause of the whole session. */
    void hold(Duration pause) {
        long until = nanos.getAsLong() + pause.toNanos();
        next.accumulateAndGet(until, (before, after) -> after - before > 0 ? after : before);
    }
}
