package io.parley.model;

/**
 * A decision on its way to a CRM, with the place it goes to found out.
 *
 * @param decision an {@link Decision.OpenCase} or {@link Decision.OpenLead} says what a new record looks like
 * @param reply what reps must know before they answer
 */
public record Delivery(EnrichedMention mention, Decision.ForCrm decision, Placement placement, ReplyTerms reply) {

    /** A delivery of which only the mention itself tells whether it can be answered. */
    public Delivery(EnrichedMention mention, Decision.ForCrm decision, Placement placement) {
        this(mention, decision, placement, ReplyTerms.of(mention.mention()));
    }

    /** The idempotency key: the same key means the same message, and the same record opened by it, for ever. */
    public String key() {
        return mention.mention().key().idempotencyKey();
    }

    /** Where a delivery goes. */
    public sealed interface Placement permits NewRecord, Existing {}

    /** A record of its own, as the decision says. */
    public record NewRecord() implements Placement {}

    /**
     * A record that is there.
     *
     * @param reopen true when it is closed and must be opened again
     */
    public record Existing(RecordRef record, boolean reopen) implements Placement {}
}
