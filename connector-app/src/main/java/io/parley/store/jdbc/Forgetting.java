package io.parley.store.jdbc;

import io.parley.model.Author;
import io.parley.model.Decision;
import io.parley.model.Mention;
import io.parley.model.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Erases one author. What stays of a mention is its key, so that it is not taken in again. */
final class Forgetting {

    static final String WHY = "forgotten on request";

    private static final Author NOBODY = new Author(null, "", "", null, null);

    private final Handle handle;
    private final long now;

    /** The author's mentions by row, with all their facts; and the keys of them. */
    private final Map<Long, Mention> mentions = new HashMap<>();

    private final Set<String> keys = new HashSet<>();

    Forgetting(Handle handle, long now) {
        this.handle = handle;
        this.now = now;
    }

    Map<String, Integer> forget(String channel, String author) {
        find(channel, author);
        Map<String, Integer> erased = new LinkedHashMap<>();
        erased.put("mentions", mentions.size());
        if (!mentions.isEmpty()) {
            new Withdrawal(handle, keys.toArray()).withdraw();
            eraseMentions();
            eraseDecisions();
        }
        erased.put("replies", mentions.isEmpty() ? 0 : eraseReplies());
        erased.put("dead letters", eraseLetters(channel, author));
        return erased;
    }

    /** By id or handle, and then all that the ids so found ever wrote under another handle. */
    private void find(String channel, String author) {
        List<String> ids = handle.createQuery("""
                        select distinct author_id from inbox
                        where channel = :channel and author_handle = :handle and author_id is not null""")
                .bind("channel", channel)
                .bind("handle", Authors.handle(author))
                .mapTo(String.class)
                .list();
        Set<String> all = new HashSet<>(ids);
        all.add(Fit.key(author));
        read("author_id = any(:authors)", channel, all.toArray());
        read("author_handle = any(:authors)", channel, new Object[] {Authors.handle(author)});
    }

    private void read(String condition, String channel, Object[] authors) {
        handle.createQuery("select id, mention_key, payload from inbox where channel = :channel and " + condition)
                .bind("channel", channel)
                .bindArray("authors", String.class, authors)
                .map((row, context) -> {
                    mentions.put(row.getLong(1), Rows.read(row.getString(3), Mention.class));
                    return keys.add(row.getString(2));
                })
                .list();
    }

    private void eraseMentions() {
        try (PreparedBatch rows = handle.prepareBatch("""
                        update inbox set payload = ?, raw = null, conversation = ?, parent = null, author_id = null,
                            author_handle = null, tombstone = true
                        where id = ?""");
                PreparedBatch conversations =
                        handle.prepareBatch("update outbox set conversation = ? where inbox_id = ?")) {
            mentions.forEach((id, mention) -> {
                Mention nobodys = nobodys(mention);
                String conversation = Fit.conversation(nobodys.conversation());
                rows.add(Rows.write(nobodys), conversation, id);
                conversations.add(conversation, id);
            });
            rows.execute();
            conversations.execute();
        }
        try (PreparedBatch links =
                handle.prepareBatch("update link set conversation = ?, gone = true where mention_key = ?")) {
            mentions.values()
                    .forEach(mention -> links.add(
                            Fit.conversation(nobodys(mention).conversation()),
                            mention.key().idempotencyKey()));
            links.execute();
        }
    }

    private static Mention nobodys(Mention mention) {
        Mention gone = mention.withdrawn();
        return new Mention(
                gone.key(),
                gone.version(),
                gone.kind(),
                gone.visibility(),
                NOBODY,
                null,
                "",
                null,
                null,
                gone.published(),
                gone.updated(),
                null,
                null,
                gone.mentionsUs(),
                List.of(),
                List.of(),
                null,
                gone.canReply(),
                true);
    }

    /** What waited for a decision is set aside; the subject of a case may quote the author. */
    private void eraseDecisions() {
        Object[] ids = mentions.keySet().toArray();
        handle.createUpdate("update decided set enriched = null where inbox_id = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .execute();
        handle.createUpdate("""
                        insert into decided (inbox_id, decision, rule, reason, decided_at)
                        select inbox_id, 'set aside', :why, :why, :now from inbox_queue where inbox_id = any(:ids)""")
                .bind("why", WHY)
                .bind("now", now)
                .bindArray("ids", Long.class, ids)
                .execute();
        handle.createUpdate("delete from inbox_queue where inbox_id = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .execute();
        Map<Long, String> decisions = new HashMap<>();
        handle.createQuery("select id, decision from outbox where inbox_id = any(:ids)")
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> decisions.put(row.getLong(1), row.getString(2)))
                .list();
        try (PreparedBatch batch = handle.prepareBatch("update outbox set decision = ? where id = ?")) {
            decisions.forEach(
                    (id, json) -> batch.add(Rows.write(withoutSubject(Rows.read(json, Decision.ForCrm.class))), id));
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    private static Decision.ForCrm withoutSubject(Decision.ForCrm decision) {
        if (decision instanceof Decision.OpenCase open) {
            return new Decision.OpenCase(
                    open.rule(), open.crm(), WHY, open.priority(), open.queue(), open.reopenWithin());
        }
        if (decision instanceof Decision.OpenLead open) {
            return new Decision.OpenLead(
                    open.rule(), open.crm(), WHY, open.priority(), open.queue(), open.reopenWithin());
        }
        return decision;
    }

    private int eraseReplies() {
        Map<Long, Reply> replies = new HashMap<>();
        handle.createQuery("select id, payload from reply where target_key = any(:keys)")
                .bindArray("keys", String.class, keys.toArray())
                .map((row, context) -> replies.put(row.getLong(1), Rows.read(row.getString(2), Reply.class)))
                .list();
        try (PreparedBatch batch =
                handle.prepareBatch("update reply set payload = ?, conversation = target_key where id = ?")) {
            replies.forEach((id, reply) -> batch.add(
                    Rows.write(new Reply(
                            reply.key(), reply.record(), "", reply.rep(), reply.writtenAt(), reply.inReplyTo())),
                    id));
            if (batch.size() > 0) {
                batch.execute();
            }
        }
        return replies.size();
    }

    /** A malformed item has no author that we know of: it is theirs when it names them. */
    private int eraseLetters(String channel, String author) {
        Set<Long> theirs = new HashSet<>();
        if (!keys.isEmpty()) {
            theirs.addAll(handle.createQuery("select id from dead_letter where mention_key = any(:keys)")
                    .bindArray("keys", String.class, keys.toArray())
                    .mapTo(Long.class)
                    .list());
        }
        String bare = author.startsWith("@") ? author.substring(1) : author;
        Pattern named = Pattern.compile(
                "(?<![\\p{L}\\p{N}_])" + Pattern.quote(bare) + "(?![\\p{L}\\p{N}_])", Pattern.CASE_INSENSITIVE);
        handle.createQuery("select id, payload from dead_letter where stage = 'INTAKE' and subject = :channel")
                .bind("channel", channel)
                .map((row, context) -> named.matcher(row.getString(2)).find() && theirs.add(row.getLong(1)))
                .list();
        handle.createUpdate("update dead_letter set payload = :none where id = any(:ids)")
                .bind("none", "{\"v\":1,\"forgotten\":true}")
                .bindArray("ids", Long.class, theirs.toArray())
                .execute();
        return theirs.size();
    }
}
