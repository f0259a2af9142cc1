package io.parley.store.jdbc;

import io.parley.json.Json;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import io.parley.store.DeadLetters.Stage;
import io.parley.store.Outbox.Settled;
import io.parley.store.OutboxItem;
import io.parley.store.jdbc.Letters.Letter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Records how deliveries ended, all of one call in one transaction. What this node no longer holds is passed over. */
final class Settling {

    private static final String UPDATE = """
            update outbox set state = ?, attempts = attempts + ?, not_before = ?, detail = ?, done_at = ?,
                claimed_by = null
            where id = ?""";

    private static final String LINK = """
            insert into link (record_key, record, gone, mention_key, crm, conversation, arrival)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String LINK_AGAIN = """
            update link set record_key = ?, record = ?, gone = gone or ? where mention_key = ? and crm = ?""";

    private final Handle handle;
    private final Letters letters;
    private final long now;
    private final String node;

    Settling(Handle handle, Letters letters, long now, String node) {
        this.handle = handle;
        this.letters = letters;
        this.now = now;
        this.node = node;
    }

    /** A row that is still held. */
    private record Held(long inboxId, String mentionKey, String conversation, String crm) {}

    void settle(List<Settled> settled) {
        Map<Long, Held> held = held(settled);
        List<Settled> ours = settled.stream()
                .filter(each -> held.containsKey(each.item().id()))
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        update(ours);
        link(ours, held);
        letters.write(
                handle,
                now,
                ours.stream()
                        .filter(each -> each.outcome() instanceof Outcome.Refused)
                        .map(each -> letter(
                                each.item(),
                                (Outcome.Refused) each.outcome(),
                                held.get(each.item().id())))
                        .toList());
    }

    private Map<Long, Held> held(List<Settled> settled) {
        Map<Long, Held> held = new HashMap<>();
        handle.createQuery("""
                        select id, inbox_id, mention_key, conversation, crm from outbox
                        where id = any(:ids) and claimed_by = :node and state = 'PENDING' for update""")
                .bindArray(
                        "ids",
                        Long.class,
                        settled.stream().map(each -> each.item().id()).toArray())
                .bind("node", node)
                .map((row, context) -> held.put(
                        row.getLong(1), new Held(row.getLong(2), row.getString(3), row.getString(4), row.getString(5))))
                .list();
        return held;
    }

    private void update(List<Settled> ours) {
        try (PreparedBatch batch = handle.prepareBatch(UPDATE)) {
            for (Settled each : ours) {
                Outcome outcome = each.outcome();
                boolean counts = outcome instanceof Outcome.Retry;
                boolean waits = counts || outcome instanceof Outcome.Blocked;
                batch.add(
                        JdbcOutbox.state(outcome),
                        counts ? 1 : 0,
                        waits ? each.tryAgain().toEpochMilli() : 0L,
                        outcome instanceof Outcome.Failure failure ? Fit.text(failure.reason()) : null,
                        outcome instanceof Outcome.Delivered ? now : null,
                        each.item().id());
            }
            batch.execute();
        }
    }

    private void link(List<Settled> ours, Map<Long, Held> held) {
        List<Settled> delivered = ours.stream()
                .filter(each -> each.outcome() instanceof Outcome.Delivered)
                .toList();
        if (delivered.isEmpty()) {
            return;
        }
        Set<String> linked = linked(delivered, held);
        try (PreparedBatch fresh = handle.prepareBatch(LINK);
                PreparedBatch again = handle.prepareBatch(LINK_AGAIN)) {
            for (Settled each : delivered) {
                Held at = held.get(each.item().id());
                RecordRef record = ((Outcome.Delivered) each.outcome()).record();
                boolean gone = each.item().mention().mention().tombstone();
                List<Object> values = new ArrayList<>(
                        List.of(recordKey(record), Rows.write(record), gone, at.mentionKey(), at.crm()));
                if (linked.add(linkKey(at.mentionKey(), at.crm()))) {
                    values.addAll(List.of(at.conversation(), at.inboxId()));
                    fresh.add(values.toArray());
                } else {
                    again.add(values.toArray());
                }
            }
            execute(fresh);
            execute(again);
        }
    }

    private Set<String> linked(List<Settled> delivered, Map<Long, Held> held) {
        return handle.createQuery("select mention_key, crm from link where mention_key = any(:keys)")
                .bindArray(
                        "keys",
                        String.class,
                        delivered.stream()
                                .map(each -> held.get(each.item().id()).mentionKey())
                                .toArray())
                .map((row, context) -> linkKey(row.getString(1), row.getString(2)))
                .set();
    }

    private static String linkKey(String mentionKey, String crm) {
        return crm + ' ' + mentionKey;
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** A record's id within its CRM; a case and a lead may share one. */
    static String recordKey(RecordRef record) {
        return record.kind().name() + ':' + record.id();
    }

    private static Letter letter(OutboxItem item, Outcome.Refused refused, @Nullable Held held) {
        return new Letter(
                Stage.DELIVER,
                item.decision().crm(),
                item.mention().mention().key().idempotencyKey(),
                refused.reason(),
                refused.field(),
                Json.write(Map.of("v", 1, "mention", item.mention(), "decision", item.decision())),
                null,
                held == null ? null : held.inboxId(),
                item.id(),
                null);
    }
}
