package io.parley.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One open database: its transactions, and who this node is in them. */
final class Database implements AutoCloseable {

    private static final int TRIES = 5;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final boolean embedded;
    private final Failures failures;
    private final InstantSource clock;
    private final Map<Queue, Lock> locks = new EnumMap<>(Queue.class);
    private volatile String node;

    Database(HikariDataSource pool, Jdbi jdbi, boolean embedded, Failures failures, InstantSource clock, String node) {
        this.pool = pool;
        this.jdbi = jdbi;
        this.embedded = embedded;
        this.failures = failures;
        this.clock = clock;
        this.node = node;
        for (Queue queue : Queue.values()) {
            locks.put(queue, new ReentrantLock());
        }
    }

    /** A transaction; repeated when the database says that it collided with another. */
    <T> T in(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work::apply);
            } catch (RuntimeException failure) {
                if (attempt >= TRIES || !failures.isCollision(failure)) {
                    throw failures.translate(failure);
                }
            }
        }
    }

    /**
     * A transaction that is the only one of its queue, over all nodes, until it has committed. Embedded, a lock of the
     * process does it: a lock of the database would write something to disk for each look into an empty queue.
     */
    <T> T alone(Queue queue, Function<Handle, T> work) {
        return alone(EnumSet.of(queue), work);
    }

    <T> T alone(EnumSet<Queue> queues, Function<Handle, T> work) {
        if (!embedded) {
            return in(handle -> {
                queues.forEach(queue -> lock(handle, queue));
                return work.apply(handle);
            });
        }
        queues.forEach(queue -> locks.get(queue).lock());
        try {
            return in(work);
        } finally {
            queues.forEach(queue -> locks.get(queue).unlock());
        }
    }

    /** Held until the transaction ends, and by nobody once its connection is gone. */
    private static void lock(Handle handle, Queue queue) {
        handle.createQuery("select cast(pg_advisory_xact_lock(:space, :queue) as varchar)")
                .bind("space", "parley".hashCode())
                .bind("queue", queue.ordinal())
                .mapTo(String.class)
                .one();
    }

    /** Who claims. */
    String node() {
        return node;
    }

    void becomes(String newNode) {
        node = newNode;
    }

    boolean embedded() {
        return embedded;
    }

    long now() {
        return clock.millis();
    }

    @Override
    public void close() {
        try {
            if (embedded) {
                // With the last connection of the pool, the database closes too.
                jdbi.useHandle(handle -> handle.execute("set db_close_delay 0"));
            }
        } catch (RuntimeException failure) {
            throw failures.translate(failure);
        } finally {
            pool.close();
        }
    }
}
