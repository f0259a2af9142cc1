package io.parley.store.jdbc;

import io.parley.store.StoreFailure;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures of the database in words that may stand in a log: databases quote the values of a row (somebody's
 * words) and the URL (somebody's password) in theirs.
 */
final class Failures {

    /** Serialisation failure, deadlock; H2's concurrent update and lock time-out. */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "90131", "HYT00");

    private final String place;

    Failures(StoreOptions options) {
        this.place = options.place();
    }

    boolean isCollision(RuntimeException failure) {
        SQLException sql = sql(failure);
        return sql != null && sql.getSQLState() != null && COLLISIONS.contains(sql.getSQLState());
    }

    /** A {@link StoreFailure} for what the database reported; anything else as it is. */
    RuntimeException translate(RuntimeException failure) {
        SQLException sql = sql(failure);
        if (sql == null && !(failure instanceof JdbiException)) {
            return failure;
        }
        return new StoreFailure("The store " + place + " failed: " + words(sql), bare(sql));
    }

    /** Why a database that is to be opened can't be used. */
    StoreFailure atOpening(RuntimeException failure) {
        SQLException sql = sql(failure);
        String text = sql == null ? "" : String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT);
        if (sql != null && (sql.getErrorCode() == 90020 || text.contains("may be already in use"))) {
            return new StoreFailure(
                    "another Parley uses " + place + ". One process owns an embedded store;"
                            + " stop the other one, or give both a PostgreSQL",
                    null);
        }
        return new StoreFailure("The store " + place + " can't be opened: " + words(sql), bare(sql));
    }

    /** Where it happened, without what the database said. */
    private static @Nullable SQLException bare(@Nullable SQLException sql) {
        if (sql == null) {
            return null;
        }
        SQLException bare = new SQLException(sql.getClass().getSimpleName(), sql.getSQLState(), sql.getErrorCode());
        bare.setStackTrace(sql.getStackTrace());
        return bare;
    }

    private static String words(@Nullable SQLException sql) {
        if (sql == null) {
            return "it gave no reason";
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        String kind =
                switch (state.length() < 2 ? "" : state.substring(0, 2)) {
                    case "08" -> "it can't be reached";
                    case "22" -> "a value does not fit its column";
                    case "23" -> "a rule of its tables was broken";
                    case "28" -> "it refused the user or password";
                    case "3D" -> "there is no such database";
                    case "42" -> "it does not know a table or column, or the user may not use it";
                    case "53" -> "it has run out of connections, memory or disk";
                    case "57" -> "it is shutting down or not ready";
                    default -> "it can't be used now";
                };
        return kind + " (SQL state " + (state.isEmpty() ? "none" : state) + ", code " + sql.getErrorCode() + ")";
    }

    /** The innermost: a pool wraps the database's own. */
    private static @Nullable SQLException sql(Throwable failure) {
        SQLException found = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }
}
