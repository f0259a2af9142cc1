package io.parley.channel;

import io.parley.model.Outcome;
import io.parley.model.Receipt;

/** How an attempt to publish a reply ended. */
public sealed interface Publication permits Publication.Published, Publication.NotPublished {

    /** It stands on the channel. */
    record Published(Receipt receipt) implements Publication {}

    /** It does not, or we can't tell; a refusal is certain that it does not. */
    record NotPublished(Outcome.Failure outcome) implements Publication {}
}
