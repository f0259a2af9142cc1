package io.parley.crm.oracle.soap;

import io.parley.crm.CrmFailure;
import io.parley.model.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call failed; its kind says what may be done about it, its outcome who must act when nothing can. */
final class SoapFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a failure means for what was asked. */
    enum Kind {
        /** Nothing was done: too fast. The same may be sent again after a pause. */
        TOO_FAST,
        /** Nothing was done: the session is over. */
        SESSION,
        /** Nothing was done, and it would be the same with anything else. */
        WHOLE,
        /** Nothing was done, because of a record. */
        RECORD,
        /** Nothing was done, because somebody else's record or change stands in the way. */
        CONFLICT,
        /** There is no such thing. */
        NOTHING,
        /** Nobody knows what was done. */
        UNSURE
    }

    private final transient Kind kind;
    private final transient Outcome.Failure outcome;
    private final transient @Nullable Duration pause;

    SoapFailure(Kind kind, Outcome.Failure outcome) {
        this(kind, outcome, null);
    }

    /** @param pause what the service asks for before the next request of the session */
    SoapFailure(Kind kind, Outcome.Failure outcome, @Nullable Duration pause) {
        super(outcome.reason());
        this.kind = kind;
        this.outcome = outcome;
        this.pause = pause;
    }

    Kind kind() {
        return kind;
    }

    Outcome.Failure outcome() {
        return outcome;
    }

    @Nullable
    Duration pause() {
        return pause;
    }

    CrmFailure asFailure() {
        return new CrmFailure(outcome, this);
    }
}
