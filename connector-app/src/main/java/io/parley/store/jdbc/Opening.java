package io.parley.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.parley.store.StoreFailure;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/** Opens a database and brings its tables up to date. */
final class Opening {

    private static final int CONNECTIONS = 8;
    private static final long CONNECT_MILLIS = 10_000;

    /**
     * WRITE_DELAY=0: a commit is handed to the operating system before it returns, so that it survives the death of the
     * process. DB_CLOSE_DELAY=-1: the database stays open while the pool happens to hold no connection.
     * QUERY_CACHE_SIZE: all statements of the store, parsed once for each connection.
     */
    private static final Map<String, String> H2 = Map.of(
            "WRITE_DELAY", "0",
            "DB_CLOSE_ON_EXIT", "FALSE",
            "DB_CLOSE_DELAY", "-1",
            "LOCK_TIMEOUT", "10000",
            "QUERY_CACHE_SIZE", "64");

    /**
     * H2 writes a counter to disk, in a transaction of its own, each time its cache is used up, which is costly. In
     * PostgreSQL each connection would have a cache of its own, and rows no order.
     */
    private static final Map<String, String> H2_WORDS =
            Map.of("text", "varchar(" + Fit.LONGEST + ")", "cache", " (cache 5000)");

    private static final Map<String, String> POSTGRESQL_WORDS = Map.of("text", "text", "cache", "");

    private Opening() {}

    static Database open(StoreOptions options, InstantSource clock) {
        Failures failures = new Failures(options);
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config(options));
            migrate(pool, options.embedded(), "latest");
            return new Database(
                    pool,
                    jdbi(pool),
                    options.embedded(),
                    failures,
                    clock,
                    UUID.randomUUID().toString());
        } catch (StoreFailure said) {
            throw said;
        } catch (RuntimeException failure) {
            if (pool != null) {
                pool.close();
            }
            throw failures.atOpening(failure);
        }
    }

    /** Brings the tables to a version of the schema; {@code latest} is the newest. */
    static void migrate(DataSource database, boolean embedded, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:io/parley/store")
                .placeholders(embedded ? H2_WORDS : POSTGRESQL_WORDS)
                .target(version)
                .load()
                .migrate();
    }

    private static HikariConfig config(StoreOptions options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("parley-store");
        config.setJdbcUrl(options.embedded() ? embedded(options.url()) : shared(options));
        config.setUsername(options.user() == null && options.embedded() ? "sa" : options.user());
        config.setPassword(options.password() == null && options.embedded() ? "" : options.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECT_MILLIS);
        if (!options.embedded()) {
            // A node that halts in the middle of a transaction must not hold up the others for longer than its claims.
            long millis = options.nodeTimeout().toMillis();
            config.setConnectionInitSql(
                    "set lock_timeout = " + 3 * millis + "; set idle_in_transaction_session_timeout = " + millis);
        }
        return config;
    }

    private static String shared(StoreOptions options) {
        if (!options.url().startsWith("jdbc:postgresql:")) {
            throw new StoreFailure(
                    "The store " + options.place() + " is of no known kind; use jdbc:h2:file:… or jdbc:postgresql://…",
                    null);
        }
        return options.url();
    }

    private static String embedded(String url) {
        String known = url.toUpperCase(Locale.ROOT);
        if (known.contains("AUTO_SERVER=TRUE")
                || known.startsWith("JDBC:H2:TCP:")
                || known.startsWith("JDBC:H2:SSL:")) {
            throw new StoreFailure(
                    "An embedded store belongs to one process; for several nodes use PostgreSQL (jdbc:postgresql://…)",
                    null);
        }
        StringBuilder whole = new StringBuilder(url);
        H2.forEach((name, value) -> {
            if (!known.contains(';' + name + '=')) {
                whole.append(';').append(name).append('=').append(value);
            }
        });
        return whole.toString();
    }

    private static Jdbi jdbi(DataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.registerArrayType(String.class, "varchar");
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }
}
