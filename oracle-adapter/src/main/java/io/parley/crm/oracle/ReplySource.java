package io.parley.crm.oracle;

import io.parley.model.RecordKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place where reps write for customers. */
interface ReplySource {

    /** Its name in a cursor; never changes. */
    String name();

    /**
     * What was written or changed since a time, earliest first; words of our own user are not among it.
     *
     * @param oldest when the look began: what stands on a record that comes late may be as old as that
     */
    Page since(Instant since, Instant oldest, int limit);

    /** When the first thing was written that a rep may have answered; null while there is none. */
    @Nullable
    Instant beginning();

    /** Those of the keys of confirmations that are there: their replies were told of before. */
    Set<String> told(Set<String> confirmations);

    /**
     * Some of it.
     *
     * @param newest up to this time everything was seen; null when there was nothing
     * @param full whether there may be more
     */
    record Page(List<Heard> heard, @Nullable Instant newest, boolean full) {}

    /**
     * What a rep wrote.
     *
     * @param key the same for ever
     * @param record the id of the record it stands on; empty when on none of that kind
     * @param forCustomer whether it is for the customer's eyes
     * @param stamp when it was changed last
     * @param mayBeKnown whether it may have been told of before, since it was changed well after it was written
     */
    record Heard(
            String key,
            RecordKind kind,
            String record,
            boolean forCustomer,
            String text,
            String rep,
            Instant written,
            Instant stamp,
            boolean mayBeKnown) {}
}
