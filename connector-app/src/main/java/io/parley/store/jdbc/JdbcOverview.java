package io.parley.store.jdbc;

import io.parley.model.Mention;
import io.parley.model.RecordRef;
import io.parley.store.Overview;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the console shows, read by index. */
final class JdbcOverview implements Overview {

    private static final long MINUTE = 60_000;

    private static final String MENTIONS = """
            select i.id, i.payload, i.received_at, q.inbox_id, d.decision, d.rule, d.reason, o.state, o.detail, l.record
            from (select * from inbox where id < :before order by id desc limit :limit) i
            left join inbox_queue q on q.inbox_id = i.id
            left join decided d on d.inbox_id = i.id
            left join outbox o on o.id = (select max(n.id) from outbox n where n.inbox_id = i.id)
            left join link l on l.mention_key = i.mention_key and l.crm = o.crm
            order by i.id desc""";

    private final Database database;

    JdbcOverview(Database database) {
        this.database = database;
    }

    @Override
    public List<MentionRow> mentions(int limit, long before) {
        return database.in(handle -> handle.createQuery(MENTIONS)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> mention(row))
                .list());
    }

    private static MentionRow mention(ResultSet row) throws SQLException {
        String reason = row.getString(7);
        String record = row.getString(10);
        return new MentionRow(
                row.getLong(1),
                Rows.read(row.getString(2), Mention.class),
                Instant.ofEpochMilli(row.getLong(3)),
                state(row.getString(4) != null, row.getString(5), row.getString(8)),
                row.getString(5),
                row.getString(6),
                reason == null ? row.getString(9) : reason,
                record == null ? null : Rows.read(record, RecordRef.class));
    }

    private static String state(boolean queued, @Nullable String decision, @Nullable String delivery) {
        if (queued) {
            return "waiting";
        }
        if (delivery != null) {
            return switch (delivery) {
                case "PENDING" -> "on its way";
                case "DONE" -> "delivered";
                case "SKIPPED" -> "set aside";
                default -> "dead letter";
            };
        }
        return decision == null ? "dead letter" : "set aside";
    }

    @Override
    public Waiting waiting() {
        return database.in(handle -> new Waiting(
                count(handle, "select count(*) from inbox_queue"),
                counts(handle, "select crm, count(*) from outbox where state = 'PENDING' group by crm"),
                counts(handle, "select channel, count(*) from reply where state = 'WAITING' group by channel"),
                count(handle, "select count(*) from reply where state in ('PUBLISHED', 'FAILED')"),
                count(handle, "select count(*) from dead_letter where state = 'OPEN'"),
                oldest(handle)));
    }

    private static int count(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Integer.class).one();
    }

    private static Map<String, Integer> counts(Handle handle, String sql) {
        Map<String, Integer> counts = new HashMap<>();
        handle.createQuery(sql)
                .map((row, context) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }

    private static @Nullable Instant oldest(Handle handle) {
        return handle.createQuery("""
                        select min(at) from (
                            select received_at as at from inbox where id = (select min(inbox_id) from inbox_queue)
                            union all
                            select min(received_at) from outbox where state = 'PENDING') waiting""")
                .map((row, context) -> {
                    long at = row.getLong(1);
                    return row.wasNull() ? null : Instant.ofEpochMilli(at);
                })
                .list()
                .get(0);
    }

    @Override
    public List<Minute> minutes(Instant now, int minutes) {
        long last = now.toEpochMilli() / MINUTE;
        long first = last - minutes + 1;
        return database.in(handle -> {
            Map<Long, long[]> taken = perMinute(
                    handle,
                    "select received_at / 60000, count(*), 0 from inbox where received_at >= :from"
                            + " group by received_at / 60000",
                    first);
            Map<Long, long[]> delivered = perMinute(handle, """
                    select done_at / 60000, count(*), sum(done_at - received_at) from outbox
                    where done_at >= :from group by done_at / 60000""", first);
            List<Minute> result = new ArrayList<>(minutes);
            for (long minute = first; minute <= last; minute++) {
                long[] done = delivered.getOrDefault(minute, new long[2]);
                result.add(new Minute(
                        Instant.ofEpochMilli(minute * MINUTE),
                        (int) taken.getOrDefault(minute, new long[2])[0],
                        (int) done[0],
                        done[0] == 0 ? 0 : done[1] / done[0]));
            }
            return result;
        });
    }

    private static Map<Long, long[]> perMinute(Handle handle, String sql, long first) {
        Map<Long, long[]> counts = new HashMap<>();
        handle.createQuery(sql)
                .bind("from", first * MINUTE)
                .map((row, context) -> counts.put(row.getLong(1), new long[] {row.getLong(2), row.getLong(3)}))
                .list();
        return counts;
    }
}
