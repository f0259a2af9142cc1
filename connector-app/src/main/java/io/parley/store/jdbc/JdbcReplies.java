package io.parley.store.jdbc;

import io.parley.crm.Cursor;
import io.parley.model.Confirmation;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.Receipt;
import io.parley.model.Reply;
import io.parley.store.DeadLetters.Stage;
import io.parley.store.Replies;
import io.parley.store.ReplyItem;
import io.parley.store.jdbc.Letters.Letter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Replies in table {@code reply}. Their states: WAITING; PUBLISHED and FAILED, of which the rep is to be told; CONFIRMED
 * and TOLD, after it.
 */
final class JdbcReplies implements Replies {

    private static final String NEXT = """
            select r.id from reply r
            where r.state = 'WAITING' and r.channel = :channel and r.claimed_by is null and r.not_before <= :now
                and not exists (
                    select 1 from reply older
                    where older.state = 'WAITING' and older.crm = r.crm and older.record_key = r.record_key
                        and older.id < r.id)
            order by r.id limit :limit""";

    /** In two halves: with {@code state in (…)} H2 would read every reply that CRM ever had. */
    private static final String UNTOLD = """
            select id, payload, state, receipt, detail from (
                (select * from reply where crm = :crm and state = 'PUBLISHED' order by id limit :limit)
                union all
                (select * from reply where crm = :crm and state = 'FAILED' order by id limit :limit)) untold
            order by id limit :limit""";

    /** What a claim protects: the rest of a statement that changes a reply this node holds. */
    private static final String HELD = " where id = :id and state = 'WAITING' and claimed_by = :node";

    private final Database database;
    private final Letters letters;

    JdbcReplies(Database database, Letters letters) {
        this.database = database;
        this.letters = letters;
    }

    @Override
    public int hear(String crm, List<Reply> replies, Cursor next) {
        return database.alone(Queue.REPLIES, handle -> {
            Heard.Written written = new Heard(handle, letters, crm, database.now()).write(replies);
            if (!written.held()) {
                Cursors.move(handle, Cursors.Side.CRM, crm, next.value());
            }
            return written.fresh();
        });
    }

    @Override
    public Cursor cursor(String crm) {
        return database.in(handle -> Cursors.find(handle, Cursors.Side.CRM, crm))
                .map(Cursor::new)
                .orElse(Cursor.START);
    }

    @Override
    public Cursor ear(String crm) {
        return database.in(handle -> Cursors.find(handle, Cursors.Side.EAR, crm))
                .map(Cursor::new)
                .orElse(Cursor.START);
    }

    @Override
    public void keepEar(String crm, Cursor at) {
        database.alone(Queue.REPLIES, handle -> {
            Cursors.move(handle, Cursors.Side.EAR, crm, at.value());
            return at;
        });
    }

    @Override
    public List<ReplyItem> claim(String channel, int limit) {
        return database.alone(Queue.REPLIES, handle -> {
            Object[] ids = handle.createQuery(NEXT)
                    .bind("channel", channel)
                    .bind("now", database.now())
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .list()
                    .toArray();
            return ids.length == 0 ? List.of() : claim(handle, ids);
        });
    }

    private List<ReplyItem> claim(Handle handle, Object[] ids) {
        handle.createUpdate("update reply set claimed_by = :node where id = any(:ids)")
                .bind("node", database.node())
                .bindArray("ids", Long.class, ids)
                .execute();
        Object[] keys = handle.createQuery("select distinct target_key from reply where id = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .mapTo(String.class)
                .list()
                .toArray();
        Map<String, Mention> targets = Mentions.newest(handle, keys);
        Map<Long, ReplyItem> items = new TreeMap<>();
        handle.createQuery("select id, payload, target_key, attempts, sending from reply where id = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> items.put(row.getLong(1), item(row, targets)))
                .list();
        return List.copyOf(items.values());
    }

    private static ReplyItem item(ResultSet row, Map<String, Mention> targets) throws SQLException {
        return new ReplyItem(
                row.getLong(1),
                Rows.read(row.getString(2), Reply.class),
                Objects.requireNonNull(targets.get(row.getString(3)), "a reply's target stays known"),
                row.getInt(4),
                row.getBoolean(5));
    }

    @Override
    public boolean sending(long id) {
        return database.in(handle -> handle.createUpdate("update reply set sending = true" + HELD)
                        .bind("id", id)
                        .bind("node", database.node())
                        .execute())
                == 1;
    }

    @Override
    public void published(long id, Receipt receipt) {
        database.in(handle -> {
            String target = handle.createQuery("select target from reply where id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .one();
            return handle.createUpdate("update reply set state = 'PUBLISHED', claimed_by = null, detail = null,"
                            + " receipt = :receipt, receipt_key = :key" + HELD)
                    .bind("receipt", Rows.write(receipt))
                    .bind(
                            "key",
                            MentionKey.parse(target).sibling(receipt.nativeId()).idempotencyKey())
                    .bind("id", id)
                    .bind("node", database.node())
                    .execute();
        });
    }

    @Override
    public void retry(long id, Instant at, String reason, boolean countsAsAttempt) {
        database.in(handle -> handle.createUpdate("update reply set claimed_by = null, not_before = :at,"
                        + " detail = :reason, attempts = attempts + :counts" + HELD)
                .bind("at", at.toEpochMilli())
                .bind("reason", Fit.text(reason))
                .bind("counts", countsAsAttempt ? 1 : 0)
                .bind("id", id)
                .bind("node", database.node())
                .execute());
    }

    @Override
    public void refused(long id, String reason) {
        database.in(handle -> {
            int changed = handle.createUpdate(
                            "update reply set state = 'FAILED', claimed_by = null, detail = :reason" + HELD)
                    .bind("reason", Fit.text(reason))
                    .bind("id", id)
                    .bind("node", database.node())
                    .execute();
            if (changed == 1) {
                letters.write(handle, database.now(), List.of(letter(handle, id, reason)));
            }
            return changed;
        });
    }

    private static Letter letter(Handle handle, long id, String reason) {
        return handle.createQuery("select channel, target_key, payload from reply where id = :id")
                .bind("id", id)
                .map((row, context) -> new Letter(
                        Stage.PUBLISH,
                        row.getString(1),
                        row.getString(2),
                        reason,
                        null,
                        row.getString(3),
                        null,
                        null,
                        null,
                        id))
                .one();
    }

    @Override
    public void giveBack(Collection<Long> ids) {
        database.in(handle -> handle.createUpdate(
                        "update reply set claimed_by = null where id = any(:ids) and claimed_by = :node")
                .bindArray("ids", Long.class, ids.toArray())
                .bind("node", database.node())
                .execute());
    }

    @Override
    public List<Unconfirmed> unconfirmed(String crm, int limit) {
        return database.in(handle -> handle.createQuery(UNTOLD)
                .bind("crm", crm)
                .bind("limit", limit)
                .map((row, context) -> new Unconfirmed(row.getLong(1), confirmation(row)))
                .list());
    }

    private static Confirmation confirmation(ResultSet row) throws SQLException {
        Reply reply = Rows.read(row.getString(2), Reply.class);
        return row.getString(3).equals("PUBLISHED")
                ? new Confirmation.Published(reply, Rows.read(row.getString(4), Receipt.class))
                : new Confirmation.NotPublished(reply, row.getString(5));
    }

    @Override
    public void confirmed(Collection<Long> ids) {
        database.in(handle -> handle.createUpdate("""
                        update reply set state = case state when 'PUBLISHED' then 'CONFIRMED' else 'TOLD' end
                        where id = any(:ids) and state in ('PUBLISHED', 'FAILED')""")
                .bindArray("ids", Long.class, ids.toArray())
                .execute());
    }
}
