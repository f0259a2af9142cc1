package io.parley.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a human must look at. */
public interface DeadLetters {

    /** The open ones, newest first. */
    List<DeadLetter> list(int limit);

    /** An open one; one that was dealt with is not found. */
    Optional<DeadLetter> find(long id);

    int open();

    /**
     * Puts a refused mention, delivery or reply back into its queue, behind what waits there for the same conversation or
     * record.
     *
     * @return false when there is no such open dead letter
     * @throws IllegalStateException for one of {@link Stage#INTAKE}, which must be read anew with today's mapping
     */
    boolean retry(long id);

    /**
     * Closes one for good; it is kept, but never shown or made again.
     *
     * @param why who closed it and why
     */
    boolean discard(long id, String why);

    /** Where it fell out. */
    enum Stage {
        INTAKE,
        DECIDE,
        DELIVER,
        PUBLISH
    }

    /**
     * One of them.
     *
     * @param subject the channel or CRM
     * @param mention the key of the mention, where there is one
     * @param reason what is wrong, in the other side's words
     * @param payload the raw item for {@link Stage#INTAKE}; the delivery or reply as JSON otherwise
     */
    record DeadLetter(
            long id,
            Stage stage,
            String subject,
            @Nullable String mention,
            String reason,
            @Nullable String field,
            String payload,
            Instant at) {}
}
