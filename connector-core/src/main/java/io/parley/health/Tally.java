package io.parley.health;

import io.parley.model.Decision;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.store.Taken;

/** Counts what the stages do. Called on their threads, so it only counts. */
public interface Tally {

    /** Arrivals of a channel were committed. */
    void taken(String channel, Taken taken);

    /** A mention was decided. */
    void decided(Mention mention, Decision decision);

    /** A delivery to a CRM was tried; for one that arrived, the time since the author spoke is its lag. */
    void delivery(String crm, Mention mention, Outcome outcome);

    /** Replies were heard from a CRM. */
    void heard(String crm, int fresh);

    /**
     * A reply was tried.
     *
     * @param outcome {@code published}, {@code found}, {@code retry}, {@code blocked} or {@code refused}
     */
    void publication(String channel, String outcome);
}
