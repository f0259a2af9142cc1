package io.parley.channel;

import io.parley.model.Outcome;
import org.jspecify.annotations.Nullable;

/** A call to a channel failed; the outcome says who must act. */
public final class ChannelFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome.Failure outcome;

    public ChannelFailure(Outcome.Failure outcome, @Nullable Throwable cause) {
        super(outcome.reason(), cause);
        this.outcome = outcome;
    }

    public Outcome.Failure outcome() {
        return outcome;
    }
}
