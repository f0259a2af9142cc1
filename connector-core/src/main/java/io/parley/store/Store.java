package io.parley.store;

/**
 * What Parley remembers: one durable place, embedded or shared by several nodes. Every method is one transaction; when
 * it returns, what it did survives a crash. Safe for use by several threads.
 *
 * <p>Work is claimed: a claimed item is given to nobody else until it is settled or given back. The claims of a node
 * that died are free again once it has missed its heartbeats; what it settles after that is ignored.
 *
 * <p>All methods throw {@link StoreFailure} when the database can't be reached; nothing was done then.
 */
public interface Store extends AutoCloseable {

    Inbox inbox();

    Outbox outbox();

    Links links();

    Replies replies();

    DeadLetters deadLetters();

    Overview overview();

    Privacy privacy();

    /** Says that this node lives, and frees what dead nodes held. Call it every second or so. */
    void heartbeat();

    /** Gives back everything this node holds and lets go of the database. */
    @Override
    void close();
}
