package io.parley.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt to hand something to the other side ended, sorted by who must act. */
public sealed interface Outcome permits Outcome.Delivered, Outcome.Failure {

    /** It is there. */
    record Delivered(RecordRef record) implements Outcome {}

    /** It is not there, or we can't tell. */
    sealed interface Failure extends Outcome permits Retry, Blocked, Refused {
        /** Why, in the other side's words where it gave any; never a secret, never a post's text. */
        String reason();
    }

    /**
     * Nobody acts: it is tried again.
     *
     * @param after the wait the other side asked for; null leaves it to the backoff
     */
    record Retry(String reason, @Nullable Duration after) implements Failure {}

    /**
     * An admin acts (credentials, permission, a spent allowance): everything for that CRM or channel waits.
     *
     * @param fix what the admin can do
     * @param after when the other side will let us try again, where it tells; null leaves it to the backoff
     */
    record Blocked(String reason, String fix, @Nullable Duration after) implements Failure {}

    /**
     * An integrator acts: this one item becomes a dead letter, the others flow on.
     *
     * @param field the field at fault, where the other side names one
     */
    record Refused(String reason, @Nullable String field) implements Failure {}
}
