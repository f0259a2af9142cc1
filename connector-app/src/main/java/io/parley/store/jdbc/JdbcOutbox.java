package io.parley.store.jdbc;

import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Outcome;
import io.parley.store.Outbox;
import io.parley.store.OutboxItem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The outbox in table {@code outbox}. */
final class JdbcOutbox implements Outbox {

    /** The oldest of each conversation, whether or not it is due or claimed, holds back what came after it. */
    private static final String NEXT = """
            select o.id from outbox o
            where o.state = 'PENDING' and o.crm = :crm and o.claimed_by is null and o.not_before <= :now
                and not exists (
                    select 1 from outbox older
                    where older.state = 'PENDING' and older.crm = o.crm and older.conversation = o.conversation
                        and older.id < o.id)
            order by o.id limit :limit""";

    private static final String READ = """
            select o.id, d.enriched, i.payload, o.decision, o.attempts
            from outbox o
            left join decided d on d.inbox_id = o.inbox_id
            left join inbox i on i.id = o.inbox_id and d.enriched is null
            where o.id = any(:ids)""";

    private final Database database;
    private final Letters letters;

    JdbcOutbox(Database database, Letters letters) {
        this.database = database;
        this.letters = letters;
    }

    @Override
    public List<OutboxItem> claim(String crm, int limit) {
        return database.alone(Queue.OUTBOX, handle -> {
            Object[] ids = handle.createQuery(NEXT)
                    .bind("crm", crm)
                    .bind("now", database.now())
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .list()
                    .toArray();
            return ids.length == 0 ? List.of() : claim(handle, ids);
        });
    }

    private List<OutboxItem> claim(Handle handle, Object[] ids) {
        handle.createUpdate("update outbox set claimed_by = :node where id = any(:ids)")
                .bind("node", database.node())
                .bindArray("ids", Long.class, ids)
                .execute();
        Map<Long, OutboxItem> items = new TreeMap<>();
        handle.createQuery(READ)
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> {
                    EnrichedMention mention = Mentions.enriched(row.getString(2), row.getString(3));
                    Decision.ForCrm decision = Rows.read(row.getString(4), Decision.ForCrm.class);
                    return items.put(row.getLong(1), new OutboxItem(row.getLong(1), mention, decision, row.getInt(5)));
                })
                .list();
        return List.copyOf(items.values());
    }

    @Override
    public void settle(List<Settled> settled) {
        if (settled.isEmpty()) {
            return;
        }
        database.in(handle -> {
            new Settling(handle, letters, database.now(), database.node()).settle(settled);
            return settled.size();
        });
    }

    @Override
    public void skip(Collection<Long> ids, String reason) {
        database.in(handle -> handle.createUpdate("""
                        update outbox set state = 'SKIPPED', detail = :reason, done_at = null, claimed_by = null
                        where id = any(:ids) and claimed_by = :node""")
                .bind("reason", Fit.text(reason))
                .bindArray("ids", Long.class, ids.toArray())
                .bind("node", database.node())
                .execute());
    }

    @Override
    public void giveBack(Collection<Long> ids) {
        database.in(handle -> handle.createUpdate(
                        "update outbox set claimed_by = null where id = any(:ids) and claimed_by = :node")
                .bindArray("ids", Long.class, ids.toArray())
                .bind("node", database.node())
                .execute());
    }

    /** The words for an outcome in the column {@code state}. */
    static String state(Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return "DONE";
        }
        return outcome instanceof Outcome.Refused ? "DEAD" : "PENDING";
    }
}
