package io.parley.store.jdbc;

import io.parley.store.DeadLetters.Stage;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes dead letters, within the transaction of whoever finds one. */
final class Letters {

    private static final String INSERT = """
            insert into dead_letter (stage, subject, mention_key, reason, field, payload, state, fingerprint,
                inbox_id, outbox_id, reply_id, happened_at)
            values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?)""";

    /**
     * One to be written.
     *
     * @param fingerprint of a malformed item; null for the others
     * @param inboxId the mention, or the one that is delivered
     */
    record Letter(
            Stage stage,
            String subject,
            @Nullable String mentionKey,
            String reason,
            @Nullable String field,
            String payload,
            @Nullable String fingerprint,
            @Nullable Long inboxId,
            @Nullable Long outboxId,
            @Nullable Long replyId) {}

    void write(Handle handle, long now, List<Letter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            for (Letter letter : letters) {
                batch.add(
                        letter.stage().name(),
                        Fit.key(letter.subject()),
                        letter.mentionKey(),
                        Fit.text(letter.reason()),
                        Fit.text(letter.field()),
                        Fit.text(letter.payload()),
                        letter.fingerprint(),
                        letter.inboxId(),
                        letter.outboxId(),
                        letter.replyId(),
                        now);
            }
            batch.execute();
        }
    }
}
