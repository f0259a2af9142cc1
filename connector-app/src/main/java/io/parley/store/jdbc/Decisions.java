package io.parley.store.jdbc;

import io.parley.model.Decision;
import io.parley.store.Decided;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes decisions, and puts those for a CRM into its outbox. */
final class Decisions {

    private static final String DECIDED = """
            insert into decided (inbox_id, decision, rule, reason, enriched, decided_at)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String ENQUEUE = """
            insert into outbox (inbox_id, round, mention_key, conversation, crm, state, attempts, not_before, decision,
                received_at)
            values (?, ?, ?, ?, ?, 'PENDING', 0, 0, ?, ?)""";

    private Decisions() {}

    /** Where a mention came in: its key, conversation and time. */
    private record Arrival(String key, String conversation, long received) {}

    static void write(Handle handle, long now, List<Decided> decided) {
        if (decided.isEmpty()) {
            return;
        }
        Map<Long, Arrival> arrivals = arrivals(handle, decided);
        try (PreparedBatch records = handle.prepareBatch(DECIDED);
                PreparedBatch outbox = handle.prepareBatch(ENQUEUE)) {
            for (Decided each : decided) {
                Decision decision = each.decision();
                boolean forCrm = decision instanceof Decision.ForCrm;
                String reason = decision instanceof Decision.SetAside aside ? Fit.text(aside.reason()) : null;
                String enriched = forCrm ? Rows.write(each.mention()) : null;
                records.add(each.id(), word(decision), Fit.text(decision.rule()), reason, enriched, now);
                if (decision instanceof Decision.ForCrm going) {
                    Arrival at = arrivals.get(each.id());
                    outbox.add(
                            each.id(), 0, at.key(), at.conversation(), going.crm(), Rows.write(going), at.received());
                }
            }
            records.execute();
            if (outbox.size() > 0) {
                outbox.execute();
            }
        }
    }

    /** Another decision takes the place of the one that set the mention aside. */
    static void overrule(Handle handle, long now, Decided decided, Decision.ForCrm decision) {
        handle.createUpdate("""
                        update decided set decision = :word, rule = :rule, reason = null, enriched = :enriched,
                            decided_at = :now
                        where inbox_id = :id""")
                .bind("word", word(decision))
                .bind("rule", Fit.text(decision.rule()))
                .bind("enriched", Rows.write(decided.mention()))
                .bind("now", now)
                .bind("id", decided.id())
                .execute();
        enqueueAgain(handle, decided.id(), decision);
    }

    /** A further round for a mention, at the end of its conversation. */
    static void enqueueAgain(Handle handle, long inboxId, Decision.ForCrm decision) {
        handle.createUpdate("""
                        insert into outbox (inbox_id, round, mention_key, conversation, crm, state, attempts,
                            not_before, decision, received_at)
                        select i.id, (select coalesce(max(o.round), 0) + 1 from outbox o
                                      where o.inbox_id = i.id and o.crm = :crm),
                            i.mention_key, i.conversation, :crm, 'PENDING', 0, 0, :decision, i.received_at
                        from inbox i where i.id = :id""")
                .bind("crm", decision.crm())
                .bind("decision", Rows.write(decision))
                .bind("id", inboxId)
                .execute();
    }

    private static Map<Long, Arrival> arrivals(Handle handle, List<Decided> decided) {
        Map<Long, Arrival> arrivals = new HashMap<>();
        handle.createQuery("select id, mention_key, conversation, received_at from inbox where id = any(:ids)")
                .bindArray("ids", Long.class, decided.stream().map(Decided::id).toArray())
                .map((row, context) ->
                        arrivals.put(row.getLong(1), new Arrival(row.getString(2), row.getString(3), row.getLong(4))))
                .list();
        return arrivals;
    }

    private static String word(Decision decision) {
        if (decision instanceof Decision.OpenCase) {
            return "open case";
        }
        if (decision instanceof Decision.OpenLead) {
            return "open lead";
        }
        return decision instanceof Decision.SetAside ? "set aside" : "add to record";
    }
}
