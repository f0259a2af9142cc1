package io.parley.crm.oracle.soap;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps two threads from adding the same record at a time. Whether the service refuses a second record of one
 * ExternalSystemId is not established for each object, so the one who comes second waits and then finds it there.
 */
final class Turns {

    private final Set<String> taken = new HashSet<>();

    /** The right to add; ends by closing. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    synchronized Turn take(Collection<String> keys) {
        Set<String> wanted = Set.copyOf(keys);
        boolean interrupted = false;
        while (wanted.stream().anyMatch(taken::contains)) {
            try {
                wait();
            } catch (InterruptedException stopped) {
                // The one ahead is within its time-out; the request after this will notice.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        taken.addAll(wanted);
        return () -> give(wanted);
    }

    private synchronized void give(Set<String> keys) {
        taken.removeAll(keys);
        notifyAll();
    }
}
