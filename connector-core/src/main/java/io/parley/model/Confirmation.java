package io.parley.model;

/** What the rep is told about a reply, on the record it was written on. */
public sealed interface Confirmation permits Confirmation.Published, Confirmation.NotPublished {

    Reply reply();

    /** It stands on the channel. */
    record Published(Reply reply, Receipt receipt) implements Confirmation {}

    /** It does not, and won't by itself. */
    record NotPublished(Reply reply, String reason) implements Confirmation {}
}
