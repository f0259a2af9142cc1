package io.parley.crm.oracle.api;

import io.parley.model.Outcome;

/** What became of one record of a call. */
public sealed interface Written {

    /** It is there. */
    record Done(String id) implements Written {}

    /** It is not, or we can't tell. */
    record Failed(Outcome.Failure outcome) implements Written {}
}
