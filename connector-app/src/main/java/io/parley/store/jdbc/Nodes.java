package io.parley.store.jdbc;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Who is at work on a shared database, and what happens to the claims of those that stop. A node counts up its beats;
 * one whose count stands still for too long, by the watcher's own clock, is dead. So the nodes' clocks need not agree.
 */
final class Nodes {

    private static final int SWEEP_EVERY = 30;

    private final Database database;
    private final long timeoutMillis;
    private final Map<String, Seen> others = new HashMap<>();
    private int beats;

    private record Seen(long beats, long since) {}

    private Nodes(Database database, Duration timeout) {
        this.database = database;
        this.timeoutMillis = timeout.toMillis();
    }

    /** The only process of an embedded store frees what an earlier one held; the node of a shared one signs in. */
    static Nodes join(Database database, Duration timeout) {
        Nodes nodes = new Nodes(database, timeout);
        if (database.embedded()) {
            database.in(handle -> free(handle, "claimed_by is not null"));
        } else {
            nodes.heartbeat();
        }
        return nodes;
    }

    synchronized void heartbeat() {
        if (database.embedded()) {
            return;
        }
        boolean alive = database.in(handle -> beat(handle, database.node()) == 1);
        if (!alive) {
            signIn();
        }
        beats++;
        Map<String, Long> counts = database.in(Nodes::counts);
        counts.remove(database.node());
        others.keySet().retainAll(counts.keySet());
        counts.forEach(this::watch);
        if (beats % SWEEP_EVERY == 1) {
            database.in(handle -> free(handle, "claimed_by is not null and claimed_by not in (select id from node)"));
        }
    }

    /** Taken for dead, or new: what was claimed under the old name is nobody's, so the name is a new one. */
    private void signIn() {
        String old = database.node();
        String fresh = UUID.randomUUID().toString();
        database.in(handle -> {
            freeThoseOf(handle, old);
            return handle.execute("insert into node (id, beats) values (?, 1)", fresh);
        });
        database.becomes(fresh);
    }

    private void watch(String node, long count) {
        long now = database.now();
        Seen seen = others.get(node);
        if (seen == null || seen.beats() != count) {
            others.put(node, new Seen(count, now));
        } else if (now - seen.since() >= timeoutMillis) {
            // A beat between the look and this keeps it alive: the count is part of the condition.
            database.in(handle -> {
                int gone = handle.execute("delete from node where id = ? and beats = ?", node, count);
                return gone == 1 ? freeThoseOf(handle, node) : 0;
            });
            others.remove(node);
        }
    }

    void leave() {
        String node = database.node();
        database.in(handle -> {
            freeThoseOf(handle, node);
            return handle.execute("delete from node where id = ?", node);
        });
    }

    private static int beat(Handle handle, String node) {
        return handle.execute("update node set beats = beats + 1 where id = ?", node);
    }

    private static Map<String, Long> counts(Handle handle) {
        Map<String, Long> counts = new HashMap<>();
        handle.createQuery("select id, beats from node")
                .map((row, context) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    private static int freeThoseOf(Handle handle, String node) {
        return free(handle, "claimed_by = ?", node);
    }

    private static int free(Handle handle, String whose, Object... values) {
        int freed = 0;
        for (String queue : List.of(
                "inbox_queue where", "outbox where state = 'PENDING' and", "reply where state = 'WAITING' and")) {
            String[] parts = queue.split(" ", 2);
            freed += handle.execute("update " + parts[0] + " set claimed_by = null " + parts[1] + " " + whose, values);
        }
        return freed;
    }
}
