package io.parley.sandbox.oracle;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast the requests of one session come. */
final class Meter {

    private static final long SECOND = 1_000_000_000L;
    private static final long SPACING = 50_000_000L;
    private static final int MOST = 20;
    private static final long MILLI = 1_000_000L;

    private final Deque<Long> seen = new ArrayDeque<>();
    private final Deque<Long> admitted = new ArrayDeque<>();
    private int fastest;

    /** Notes a request; returns the milliseconds by which it came too early, 0 when it is let in. */
    synchronized long arrived(long now) {
        seen.addLast(now);
        trim(seen, now);
        fastest = Math.max(fastest, seen.size());
        trim(admitted, now);
        long early = admitted.isEmpty() ? 0 : SPACING - (now - admitted.getLast());
        if (admitted.size() >= MOST) {
            early = Math.max(early, SECOND - (now - admitted.getFirst()));
        }
        if (early <= 0) {
            admitted.addLast(now);
            return 0;
        }
        return early / MILLI + 1;
    }

    private static void trim(Deque<Long> times, long now) {
        while (!times.isEmpty() && now - times.getFirst() >= SECOND) {
            times.removeFirst();
        }
    }

    synchronized int fastest() {
        return fastest;
    }
}
