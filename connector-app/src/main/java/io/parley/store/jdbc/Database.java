package io.parley.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One open database: its transactions, and who this node is in them. */
final class Database implements AutoCloseable {

    private static final int TRIES = 5;

    /** H2's code for a database that is closed. */
    private static final int CLOSED = 90121;

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
        pool.close();
        if (embedded) {
            shutDown();
        }
    }

    /**
     * Waits until the database has let go of its files. Over a connection of its own and after the pool: the pool lets
     * go of its connections some time later, and would open the database again for a fresh one.
     */
    private void shutDown() {
        try (Connection last = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                Statement statement = last.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException failure) {
            // The connection ends together with the database.
            if (failure.getErrorCode() != CLOSED) {
                throw failures.translate(new ConnectionException(failure));
            }
        }
    }
}
