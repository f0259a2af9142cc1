package io.parley.app;

import io.parley.health.Tally;
import io.parley.model.Decision;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.store.Taken;

/** Passes every count on, and wakes the deciding stage when mentions came in. */
record Watch(Tally metrics, Runnable mentionsCame) implements Tally {

    @Override
    public void taken(String channel, Taken taken) {
        metrics.taken(channel, taken);
        if (taken.fresh() > 0) {
            mentionsCame.run();
        }
    }

    @Override
    public void decided(Mention mention, Decision decision) {
        metrics.decided(mention, decision);
    }

    @Override
    public void delivery(String crm, Mention mention, Outcome outcome) {
        metrics.delivery(crm, mention, outcome);
    }

    @Override
    public void heard(String crm, int fresh) {
        metrics.heard(crm, fresh);
    }

    @Override
    public void publication(String channel, String outcome) {
        metrics.publication(channel, outcome);
    }
}
