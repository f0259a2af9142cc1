package io.parley.store;

import io.parley.model.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Decisions on their way to a CRM, in order within each conversation. */
public interface Outbox {

    /**
     * Claims decisions for a CRM that are due. Only the oldest of each conversation is ever given, so that the next one
     * waits until it is settled.
     */
    List<OutboxItem> claim(String crm, int limit);

    /**
     * Records how attempts ended: delivered links the mention to its record; retry waits until its time; blocked waits
     * too, without counting as an attempt; refused becomes a dead letter and lets the conversation go on.
     */
    void settle(List<Settled> settled);

    /** Takes items out for which there is nothing to do, such as the deletion of a mention that never got a record. */
    void skip(Collection<Long> ids, String reason);

    /** Lets others claim what was claimed here. */
    void giveBack(Collection<Long> ids);

    /**
     * How an attempt ended.
     *
     * @param tryAgain when to try again; ignored for what was delivered or refused
     */
    record Settled(OutboxItem item, Outcome outcome, Instant tryAgain) {}
}
