package io.parley.store.jdbc;

import io.parley.model.Decision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes forgotten mentions out of the outbox and sends their deletion after those that are in a CRM, or may be: one that
 * is being delivered right now, or that was tried with an unknown end.
 */
final class Withdrawal {

    private final Handle handle;
    private final Object[] keys;

    Withdrawal(Handle handle, Object[] keys) {
        this.handle = handle;
        this.keys = keys;
    }

    private record Pending(long id, Where where, int attempts, boolean claimed) {}

    private record Where(String mentionKey, String crm) {}

    void withdraw() {
        // The lock first: a delivery that is being settled has its link afterwards.
        List<Pending> pending = pending();
        Set<Where> linked = linked();
        Set<Where> told = new HashSet<>(linked);
        List<Long> skipped = new ArrayList<>();
        for (Pending each : pending) {
            if (each.claimed()) {
                told.add(each.where());
            } else if (each.attempts() == 0 || linked.contains(each.where())) {
                skipped.add(each.id());
            }
        }
        handle.createUpdate("update outbox set state = 'SKIPPED', detail = :why where id = any(:ids)")
                .bind("why", Forgetting.WHY)
                .bindArray("ids", Long.class, skipped.toArray())
                .execute();
        told.forEach(this::tell);
    }

    private List<Pending> pending() {
        return handle.createQuery("""
                        select id, mention_key, crm, attempts, claimed_by from outbox
                        where mention_key = any(:keys) and state = 'PENDING' for update""")
                .bindArray("keys", String.class, keys)
                .map((row, context) -> new Pending(
                        row.getLong(1),
                        new Where(row.getString(2), row.getString(3)),
                        row.getInt(4),
                        row.getString(5) != null))
                .list();
    }

    private Set<Where> linked() {
        return handle.createQuery("select mention_key, crm from link where mention_key = any(:keys)")
                .bindArray("keys", String.class, keys)
                .map((row, context) -> new Where(row.getString(1), row.getString(2)))
                .set();
    }

    private void tell(Where where) {
        long newest = handle.createQuery("select max(id) from inbox where mention_key = :key")
                .bind("key", where.mentionKey())
                .mapTo(Long.class)
                .one();
        Decisions.enqueueAgain(handle, newest, new Decision.AddToRecord(Forgetting.WHY, where.crm()));
    }
}
