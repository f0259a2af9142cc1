package io.parley.store.jdbc;

import io.parley.model.Mention;
import io.parley.model.Reply;
import io.parley.store.DeadLetters.Stage;
import io.parley.store.jdbc.Letters.Letter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Sorts out which replies of one page are new, finds what each answers, and writes them. */
final class Heard {

    static final String NO_TARGET = "No mention stands on this record, so there is nobody to answer.";

    private static final String INSERT = """
            insert into reply (crm, reply_key, round, record_key, channel, target, target_key, conversation, state,
                sending, attempts, not_before, detail, payload, heard_at)
            values (?, ?, 0, ?, ?, ?, ?, ?, ?, false, 0, 0, ?, ?, ?)""";

    /** By how much the CRM's clock and ours may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final Handle handle;
    private final Letters letters;
    private final String crm;
    private final long now;

    Heard(Handle handle, Letters letters, String crm, long now) {
        this.handle = handle;
        this.letters = letters;
        this.crm = crm;
        this.now = now;
    }

    /**
     * What was written.
     *
     * @param held true when a reply was left out for now
     */
    record Written(int fresh, boolean held) {}

    Written write(List<Reply> replies) {
        Map<String, Reply> fresh = new LinkedHashMap<>();
        replies.forEach(reply -> fresh.putIfAbsent(Fit.key(reply.key()), reply));
        fresh.keySet().removeAll(known(fresh.keySet().toArray()));
        if (fresh.isEmpty()) {
            return new Written(0, false);
        }
        Map<Reply, Mention> targets = targets(handle, crm, List.copyOf(fresh.values()));
        boolean held = hold(fresh, targets);
        if (fresh.isEmpty()) {
            return new Written(0, held);
        }
        insert(fresh, targets);
        List<String> lost = new ArrayList<>();
        fresh.forEach((key, reply) -> {
            if (!targets.containsKey(reply)) {
                lost.add(key);
            }
        });
        refuse(lost);
        return new Written(fresh.size(), held);
    }

    /**
     * Leaves out replies on records that may yet turn out to be ours: a mention that came before the reply is still on its
     * way, so its record may stand in the CRM while we have not heard of that (the answer was lost, or we were killed).
     */
    private boolean hold(Map<String, Reply> fresh, Map<Reply, Mention> targets) {
        if (targets.keySet().containsAll(fresh.values())) {
            return false;
        }
        Long oldest = handle.createQuery("select min(received_at) from outbox where state = 'PENDING' and crm = :crm")
                .bind("crm", crm)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        return oldest != null
                && fresh.values()
                        .removeIf(reply -> !targets.containsKey(reply)
                                && oldest <= reply.writtenAt().plus(CLOCKS).toEpochMilli());
    }

    private List<String> known(Object[] keys) {
        return handle.createQuery("select reply_key from reply where crm = :crm and reply_key = any(:keys)")
                .bind("crm", crm)
                .bindArray("keys", String.class, keys)
                .mapTo(String.class)
                .list();
    }

    private void insert(Map<String, Reply> fresh, Map<Reply, Mention> targets) {
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            fresh.forEach((key, reply) -> {
                Mention target = targets.get(reply);
                boolean lost = target == null;
                batch.add(
                        crm,
                        key,
                        Fit.key(Settling.recordKey(reply.record())),
                        lost ? null : target.key().channel(),
                        lost ? null : Fit.text(target.key().value()),
                        lost ? null : target.key().idempotencyKey(),
                        lost ? null : Fit.conversation(target.conversation()),
                        lost ? "FAILED" : "WAITING",
                        lost ? NO_TARGET : null,
                        Rows.write(reply),
                        now);
            });
            batch.execute();
        }
    }

    private void refuse(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<Letter> lost = handle.createQuery("""
                        select id, payload from reply
                        where crm = :crm and reply_key = any(:keys) and state = 'FAILED' order by id""")
                .bind("crm", crm)
                .bindArray("keys", String.class, keys.toArray())
                .map((row, context) -> new Letter(
                        Stage.PUBLISH, crm, null, NO_TARGET, null, row.getString(2), null, null, null, row.getLong(1)))
                .list();
        letters.write(handle, now, lost);
    }

    /** The mention each reply answers, in its newest version; replies with none are absent. */
    static Map<Reply, Mention> targets(Handle handle, String crm, List<Reply> replies) {
        Object[] named = replies.stream()
                .map(Reply::inReplyTo)
                .filter(Objects::nonNull)
                .distinct()
                .toArray();
        Map<String, Mention> byKey = named.length == 0 ? Map.of() : Mentions.newest(handle, named);
        Map<String, String> newest = newestOn(
                handle,
                crm,
                replies.stream()
                        .filter(reply -> named(reply, byKey) == null)
                        .map(reply -> Fit.key(Settling.recordKey(reply.record())))
                        .distinct()
                        .toArray());
        Map<String, Mention> onRecord = newest.isEmpty()
                ? Map.of()
                : Mentions.newest(handle, newest.values().toArray());
        Map<Reply, Mention> targets = new HashMap<>();
        for (Reply reply : replies) {
            Mention target = named(reply, byKey);
            if (target == null) {
                target = onRecord.get(newest.getOrDefault(Fit.key(Settling.recordKey(reply.record())), ""));
            }
            if (target != null) {
                targets.put(reply, target);
            }
        }
        return targets;
    }

    private static @Nullable Mention named(Reply reply, Map<String, Mention> byKey) {
        return reply.inReplyTo() == null ? null : byKey.get(reply.inReplyTo());
    }

    /** The newest mention on each record; one that its author took back only where there is no other. */
    private static Map<String, String> newestOn(Handle handle, String crm, Object[] records) {
        if (records.length == 0) {
            return Map.of();
        }
        Map<String, String> newest = new HashMap<>();
        handle.createQuery("""
                        select asked.record_key, (
                            select l.mention_key from link l
                            where l.crm = :crm and l.record_key = asked.record_key
                            order by l.gone, l.arrival desc limit 1)
                        from unnest(:records) as asked(record_key)""")
                .bind("crm", crm)
                .bindArray("records", String.class, records)
                .map((row, context) -> row.getString(2) == null ? null : newest.put(row.getString(1), row.getString(2)))
                .list();
        return newest;
    }
}
