package io.parley.crm;

import io.parley.model.Outcome;
import org.jspecify.annotations.Nullable;

/** A call to a CRM failed as a whole; the outcome says who must act. */
public final class CrmFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome.Failure outcome;

    public CrmFailure(Outcome.Failure outcome, @Nullable Throwable cause) {
        super(outcome.reason(), cause);
        this.outcome = outcome;
    }

    public Outcome.Failure outcome() {
        return outcome;
    }
}
