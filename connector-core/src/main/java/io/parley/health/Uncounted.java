package io.parley.health;

import io.parley.model.Decision;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.store.Taken;

/** Counts nothing: for work whose figures nobody will ask for, such as a check or a test. */
public final class Uncounted implements Tally {

    @Override
    public void taken(String channel, Taken taken) {}

    @Override
    public void decided(Mention mention, Decision decision) {}

    @Override
    public void delivery(String crm, Mention mention, Outcome outcome) {}

    @Override
    public void heard(String crm, int fresh) {}

    @Override
    public void publication(String channel, String outcome) {}
}
