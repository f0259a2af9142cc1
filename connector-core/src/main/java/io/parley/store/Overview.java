package io.parley.store;

import io.parley.model.Mention;
import io.parley.model.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the console and the metrics show. */
public interface Overview {

    /**
     * Mentions, newest arrival first.
     *
     * @param before only those that arrived before this row; {@link Long#MAX_VALUE} for the newest
     */
    List<MentionRow> mentions(int limit, long before);

    /** What waits where. */
    Waiting waiting();

    /** One entry for each of the last {@code minutes} minutes, oldest first. */
    List<Minute> minutes(Instant now, int minutes);

    /**
     * A mention and what became of it.
     *
     * @param state {@code waiting}, {@code set aside}, {@code on its way}, {@code delivered} or {@code dead letter}
     * @param decision {@code open case}, {@code open lead}, {@code add to record}, {@code set aside}; null before it
     * @param detail the reason it was set aside, or why it is tried again
     */
    record MentionRow(
            long id,
            Mention mention,
            Instant received,
            String state,
            @Nullable String decision,
            @Nullable String rule,
            @Nullable String detail,
            @Nullable RecordRef record) {}

    /**
     * Queue lengths.
     *
     * @param oldest arrival of the oldest mention that has not reached its CRM; null when none waits
     */
    record Waiting(
            int inbox,
            Map<String, Integer> outbox,
            Map<String, Integer> replies,
            int unconfirmed,
            int deadLetters,
            @Nullable Instant oldest) {}

    /**
     * One minute's work.
     *
     * @param taken mentions taken in
     * @param delivered mentions that reached their CRM
     * @param lagMillis the mean time from arrival to record of those delivered; 0 when none was
     */
    record Minute(Instant at, int taken, int delivered, long lagMillis) {}
}
