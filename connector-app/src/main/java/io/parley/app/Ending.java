package io.parley.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the end: Ctrl-C or a polite kill. The machine then waits in turn until everything is closed, since Java ends
 * when its hooks are through, whatever other threads still do.
 */
final class Ending implements AutoCloseable {

    private static final long LONGEST_SECONDS = 40;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Ending() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "parley ending"));
    }

    private void end() {
        asked.countDown();
        try {
            if (!closed.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "parley: could not end in time; what was under way is done again at the next start.");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when somebody asked for the end. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that everything is closed. */
    @Override
    public void close() {
        closed.countDown();
    }
}
