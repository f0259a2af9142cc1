package io.parley.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of JSON that survive a kill, one H2 table per kind; keeps nothing when no directory is given. Callers that write
 * at the same time share a commit.
 */
public final class Rows implements AutoCloseable {

    private static final Write STOP = new Write(List.of(), new CompletableFuture<>());

    private final @Nullable Connection db;
    /** H2 shares a file inside one process; two stand-ins must not. */
    private final @Nullable FileChannel lock;

    private final Set<String> known = new HashSet<>();
    private final BlockingQueue<Write> queue = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::writeAll, "sandbox-rows");

    private Rows(@Nullable Connection db, @Nullable FileChannel lock) {
        this.db = db;
        this.lock = lock;
        writer.setDaemon(true);
        if (db != null) {
            writer.start();
        }
    }

    /** One row to keep, or to remove when json is null. */
    public record Change(String kind, String key, @Nullable String json) {}

    private record Write(List<Change> changes, CompletableFuture<@Nullable Void> done) {}

    /** Opens directory/name.mv.db; throws IllegalStateException when another process holds it. */
    public static Rows open(@Nullable Path directory, String name) {
        if (directory == null) {
            return new Rows(null, null);
        }
        String refusal = "The sandbox cannot open its data in " + directory + "; is another one running there?";
        try {
            FileChannel lock = FileChannel.open(
                    Files.createDirectories(directory).resolve(name + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new IllegalStateException(refusal);
            }
            // WRITE_DELAY 0: a commit is in the file, not in a buffer of this process, when it returns.
            String url = "jdbc:h2:file:" + directory.toAbsolutePath().resolve(name) + ";DB_CLOSE_ON_EXIT=FALSE";
            Connection db = DriverManager.getConnection(url + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
            db.setAutoCommit(false);
            return new Rows(db, lock);
        } catch (SQLException | IOException | OverlappingFileLockException e) {
            throw new IllegalStateException(refusal, e);
        }
    }

    /** Every row of a kind in the order of its key; call before the first write. */
    public void each(String kind, BiConsumer<String, String> reader) {
        if (db == null) {
            return;
        }
        try (Statement read = db.createStatement()) {
            table(kind);
            try (ResultSet found = read.executeQuery("select k, json from " + name(kind) + " order by k")) {
                while (found.next()) {
                    reader.accept(found.getString(1), found.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Queues the changes as one transaction; the future completes after the commit. Order of calls is kept. */
    public CompletableFuture<@Nullable Void> write(List<Change> changes) {
        if (db == null || changes.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Write write = new Write(List.copyOf(changes), new CompletableFuture<>());
        queue.add(write);
        return write.done();
    }

    private void writeAll() {
        List<Write> batch = new ArrayList<>();
        try {
            while (!batch.contains(STOP)) {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, 500);
                commit(batch);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Write> batch) {
        try {
            for (Write write : batch) {
                for (Change change : write.changes()) {
                    apply(change);
                }
            }
            connection().commit();
            batch.forEach(write -> write.done().complete(null));
        } catch (SQLException | RuntimeException e) {
            batch.forEach(write -> write.done().completeExceptionally(e));
        }
    }

    private void apply(Change change) throws SQLException {
        table(change.kind());
        boolean keep = change.json() != null;
        String sql = keep
                ? "merge into " + name(change.kind()) + " (k, json) key (k) values (?, ?)"
                : "delete from " + name(change.kind()) + " where k = ?";
        try (PreparedStatement write = connection().prepareStatement(sql)) {
            write.setString(1, change.key());
            if (keep) {
                write.setString(2, change.json());
            }
            write.executeUpdate();
        }
    }

    private void table(String kind) throws SQLException {
        if (known.add(kind)) {
            try (Statement create = connection().createStatement()) {
                create.execute("create table if not exists " + name(kind)
                        + " (k varchar(255) primary key, json varchar not null)");
            }
        }
    }

    private Connection connection() {
        if (db == null) {
            throw new IllegalStateException("Nothing is kept");
        }
        return db;
    }

    private static String name(String kind) {
        return "rows_" + kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    @Override
    public void close() {
        if (db == null) {
            return;
        }
        try {
            queue.add(STOP);
            writer.join();
            db.close();
            if (lock != null) {
                lock.close();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
