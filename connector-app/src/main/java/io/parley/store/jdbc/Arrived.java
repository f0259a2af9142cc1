package io.parley.store.jdbc;

import io.parley.model.Mention;
import io.parley.store.Arrivals;
import io.parley.store.Arrivals.Arrival;
import io.parley.store.Arrivals.Malformed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Sorts out of one page what is new, and writes it. A handful of statements, however long the page is. */
final class Arrived {

    private static final String INSERT = """
            insert into inbox (mention_key, version_key, version_at, tombstone, conversation, channel, author_id,
                author_handle, parent, received_at, payload, raw)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String ENQUEUE = """
            insert into inbox_queue (inbox_id, conversation)
            select id, conversation from inbox where id > :before order by id""";

    private final Handle handle;
    private final Map<String, Versions> known = new HashMap<>();

    Arrived(Handle handle) {
        this.handle = handle;
    }

    /** One that is to be written. */
    private record Fresh(Mention mention, String key, String json, String raw) {}

    /** What is known of one mention. */
    private static final class Versions {
        private final Map<String, Long> times = new HashMap<>();
        private boolean closed;
        private long newest = Long.MIN_VALUE;

        void add(String version, long at, boolean tombstone) {
            times.put(version, at);
            newest = Math.max(newest, at);
            closed |= tombstone;
        }

        void add(Mention mention) {
            add(Fit.key(mention.versionKey()), versionAt(mention), mention.tombstone());
        }

        boolean accepts(Mention mention) {
            return !closed
                    && !times.containsKey(Fit.key(mention.versionKey()))
                    && (mention.tombstone() || versionAt(mention) >= newest);
        }
    }

    /** Writes the mentions that are new. What is too long for a row goes to the malformed. */
    int write(Arrivals arrivals, List<Malformed> malformed, long now) {
        if (arrivals.mentions().isEmpty()) {
            return 0;
        }
        String[] all = arrivals.mentions().stream().map(Arrived::key).distinct().toArray(String[]::new);
        readKnown(all);
        Set<String> ours = ours(all);
        List<Fresh> fresh = new ArrayList<>();
        for (Arrival arrival : arrivals.mentions()) {
            Versions versions = known.computeIfAbsent(key(arrival), none -> new Versions());
            if (ours.contains(key(arrival)) || !versions.accepts(arrival.mention())) {
                continue;
            }
            String json = Rows.write(arrival.mention());
            if (json.length() > Fit.LONGEST) {
                malformed.add(tooLong(arrival));
                continue;
            }
            versions.add(arrival.mention());
            fresh.add(new Fresh(arrival.mention(), key(arrival), json, arrival.raw()));
        }
        insert(fresh, now);
        return fresh.size();
    }

    private static String key(Arrival arrival) {
        return arrival.mention().key().idempotencyKey();
    }

    private static Malformed tooLong(Arrival arrival) {
        return new Malformed(
                arrival.mention().key().channel(), arrival.raw(), "longer than " + Fit.LONGEST + " characters");
    }

    private void readKnown(String[] keys) {
        handle.createQuery("select mention_key, version_key, version_at, tombstone from inbox"
                        + " where mention_key = any(:keys)")
                .bindArray("keys", String.class, (Object[]) keys)
                .map((row, context) -> {
                    known.computeIfAbsent(row.getString(1), none -> new Versions())
                            .add(row.getString(2), row.getLong(3), row.getBoolean(4));
                    return true;
                })
                .list();
    }

    /** What we published ourselves is never a customer's mention. */
    private Set<String> ours(String[] keys) {
        return handle.createQuery("select receipt_key from reply where receipt_key = any(:keys)")
                .bindArray("keys", String.class, (Object[]) keys)
                .mapTo(String.class)
                .set();
    }

    private void insert(List<Fresh> fresh, long now) {
        if (fresh.isEmpty()) {
            return;
        }
        long before = handle.createQuery("select coalesce(max(id), 0) from inbox")
                .mapTo(Long.class)
                .one();
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            for (Fresh each : fresh) {
                Mention mention = each.mention();
                batch.add(
                        each.key(),
                        Fit.key(mention.versionKey()),
                        versionAt(mention),
                        mention.tombstone(),
                        Fit.conversation(mention.conversation()),
                        mention.key().channel(),
                        Fit.keyOrNull(mention.actor().id()),
                        Authors.handle(mention.actor().handle()),
                        mention.parent() == null
                                ? null
                                : Fit.text(mention.parent().value()),
                        now,
                        each.json(),
                        Fit.text(each.raw()));
            }
            batch.execute();
        }
        handle.createUpdate(ENQUEUE).bind("before", before).execute();
    }

    private static long versionAt(Mention mention) {
        return (mention.updated() == null ? mention.published() : mention.updated()).toEpochMilli();
    }
}
