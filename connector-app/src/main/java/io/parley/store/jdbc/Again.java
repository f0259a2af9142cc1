package io.parley.store.jdbc;

import io.parley.model.Decision;
import io.parley.model.Mention;
import io.parley.model.Reply;
import io.parley.store.DeadLetters.Stage;
import io.parley.store.jdbc.Letters.Letter;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Puts what a dead letter is about back into its queue, at the end. A mention goes in its newest version: what its
 * author has changed or taken back since must not come up again.
 */
final class Again {

    private final Handle handle;
    private final long now;

    Again(Handle handle, long now) {
        this.handle = handle;
        this.now = now;
    }

    /** Where a dead letter came from. */
    private record From(Stage stage, long inboxId, long outboxId, long replyId) {}

    void put(long letterId) {
        From from = handle.createQuery("select stage, inbox_id, outbox_id, reply_id from dead_letter where id = :id")
                .bind("id", letterId)
                .map((row, context) ->
                        new From(Stage.valueOf(row.getString(1)), row.getLong(2), row.getLong(3), row.getLong(4)))
                .one();
        switch (from.stage()) {
            case INTAKE ->
                throw new IllegalStateException(
                        "A malformed item can't be retried as it is: correct the channel's mapping and read it anew.");
            case DECIDE -> decide(from.inboxId());
            case DELIVER -> deliver(from.inboxId(), from.outboxId());
            case PUBLISH -> publish(from.replyId());
        }
    }

    private long newest(long inboxId) {
        return handle.createQuery("""
                        select max(later.id) from inbox i join inbox later on later.mention_key = i.mention_key
                        where i.id = :id""").bind("id", inboxId).mapTo(Long.class).one();
    }

    private void decide(long inboxId) {
        if (newest(inboxId) == inboxId) {
            handle.execute(
                    "insert into inbox_queue (inbox_id, conversation) select id, conversation from inbox where id = ?",
                    inboxId);
        } else {
            handle.execute(
                    "insert into decided (inbox_id, decision, rule, reason, decided_at) values (?, ?, ?, ?, ?)",
                    inboxId,
                    "set aside",
                    "newer version",
                    "A newer version of it has come in since.",
                    now);
        }
    }

    private void deliver(long inboxId, long outboxId) {
        Decision.ForCrm refused = handle.createQuery("select decision from outbox where id = :id")
                .bind("id", outboxId)
                .map((row, context) -> Rows.read(row.getString(1), Decision.ForCrm.class))
                .one();
        long newest = newest(inboxId);
        boolean gone = handle.createQuery("select tombstone from inbox where id = :id")
                .bind("id", newest)
                .mapTo(Boolean.class)
                .one();
        Decisions.enqueueAgain(
                handle, newest, gone ? new Decision.AddToRecord(refused.rule(), refused.crm()) : refused);
    }

    /** Whether it was sent stays known; what it answers is looked for again where nothing was found. */
    private void publish(long replyId) {
        handle.execute("update reply set state = 'TOLD' where id = ? and state = 'FAILED'", replyId);
        handle.createUpdate("""
                        insert into reply (crm, reply_key, round, record_key, channel, target, target_key, conversation,
                            state, sending, attempts, not_before, payload, heard_at)
                        select r.crm, r.reply_key, r.round + 1, r.record_key, r.channel, r.target, r.target_key,
                            r.conversation, 'WAITING', r.sending, 0, 0, r.payload, r.heard_at
                        from reply r where r.id = :id""").bind("id", replyId).execute();
        long fresh =
                handle.createQuery("""
                        select max(again.id) from reply r
                        join reply again on again.crm = r.crm and again.reply_key = r.reply_key
                        where r.id = :id""").bind("id", replyId).mapTo(Long.class).one();
        String target = handle.createQuery("select target_key from reply where id = :id")
                .bind("id", fresh)
                .mapTo(String.class)
                .one();
        if (target == null) {
            aim(fresh);
        }
    }

    private void aim(long replyId) {
        String payload = handle.createQuery("select payload from reply where id = :id")
                .bind("id", replyId)
                .mapTo(String.class)
                .one();
        Reply reply = Rows.read(payload, Reply.class);
        String crm = reply.record().crm();
        Map<Reply, Mention> found = Heard.targets(handle, crm, List.of(reply));
        Mention target = found.get(reply);
        if (target != null) {
            handle.execute(
                    "update reply set channel = ?, target = ?, target_key = ?, conversation = ? where id = ?",
                    target.key().channel(),
                    Fit.text(target.key().value()),
                    target.key().idempotencyKey(),
                    Fit.conversation(target.conversation()),
                    replyId);
            return;
        }
        handle.execute("update reply set state = 'FAILED', detail = ? where id = ?", Heard.NO_TARGET, replyId);
        Letter letter = new Letter(Stage.PUBLISH, crm, null, Heard.NO_TARGET, null, payload, null, null, null, replyId);
        new Letters().write(handle, now, List.of(letter));
    }
}
