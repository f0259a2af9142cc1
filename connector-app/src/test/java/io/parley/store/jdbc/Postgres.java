package io.parley.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL of the tests' own, started once and stopped when the tests end. */
final class Postgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    // Its data need not outlive it.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL does not start", failed);
        }
    }

    static StoreOptions emptyDatabase() {
        int number = DATABASES.incrementAndGet();
        String name = "parley" + number;
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // One at a time: what a hundred leave behind takes longer to clear away than they took.
            statement.execute("drop database if exists parley" + (number - 1) + " with (force)");
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException("no database", failed);
        }
        String url = "jdbc:postgresql://localhost:" + SERVER.getPort() + '/' + name;
        return new StoreOptions(url, "postgres", "postgres", StoreOptions.NODE_TIMEOUT);
    }
}
