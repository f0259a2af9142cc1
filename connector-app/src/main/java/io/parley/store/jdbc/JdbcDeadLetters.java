package io.parley.store.jdbc;

import io.parley.store.DeadLetters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Dead letters in table {@code dead_letter}. Their states: OPEN, RETRIED, DISCARDED. */
final class JdbcDeadLetters implements DeadLetters {

    private static final String SELECT =
            "select id, stage, subject, mention_key, reason, field, payload, happened_at from dead_letter ";

    private final Database database;

    JdbcDeadLetters(Database database) {
        this.database = database;
    }

    @Override
    public List<DeadLetter> list(int limit) {
        return database.in(handle -> handle.createQuery(SELECT + "where state = 'OPEN' order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> letter(row))
                .list());
    }

    @Override
    public Optional<DeadLetter> find(long id) {
        return database.in(handle -> handle.createQuery(SELECT + "where id = :id and state = 'OPEN'")
                .bind("id", id)
                .map((row, context) -> letter(row))
                .findOne());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getLong(1),
                Stage.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)));
    }

    @Override
    public int open() {
        return database.in(handle -> handle.createQuery("select count(*) from dead_letter where state = 'OPEN'")
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public boolean discard(long id, String why) {
        return database.in(handle -> close(handle, id, "DISCARDED", why));
    }

    private boolean close(Handle handle, long id, String state, String why) {
        return handle.execute(
                        "update dead_letter set state = ?, closed_at = ?, closed_why = ? where id = ? and state = 'OPEN'",
                        state,
                        database.now(),
                        Fit.text(why),
                        id)
                == 1;
    }

    @Override
    public boolean retry(long id) {
        return database.alone(Queue.REPLIES, handle -> {
            if (!close(handle, id, "RETRIED", "")) {
                return false;
            }
            new Again(handle, database.now()).put(id);
            return true;
        });
    }
}
