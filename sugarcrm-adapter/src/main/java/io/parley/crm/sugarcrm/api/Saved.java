package io.parley.crm.sugarcrm.api;

import io.parley.model.Outcome;

/** What became of one bean of a call. */
public sealed interface Saved {

    /**
     * It is there.
     *
     * @param fresh false when it was there before
     */
    record Done(String id, boolean fresh) implements Saved {}

    /** It is not, or we can't tell. */
    record Failed(Outcome.Failure outcome) implements Saved {}
}
