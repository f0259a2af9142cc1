package io.parley.store.jdbc;

import io.parley.store.Privacy;
import java.util.EnumSet;
import java.util.Map;

/** Forgetting a person, in every table. */
final class JdbcPrivacy implements Privacy {

    private final Database database;

    JdbcPrivacy(Database database) {
        this.database = database;
    }

    /** Nothing is taken in or handed out meanwhile. */
    @Override
    public Map<String, Integer> forget(String channel, String author) {
        if (author.isBlank() || author.equals("@")) {
            throw new IllegalArgumentException("an author is named by their id or handle");
        }
        return database.alone(
                EnumSet.allOf(Queue.class), handle -> new Forgetting(handle, database.now()).forget(channel, author));
    }
}
