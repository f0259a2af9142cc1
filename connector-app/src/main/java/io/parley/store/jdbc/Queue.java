package io.parley.store.jdbc;

/** What only one may do at a time, over all nodes: taking in, and handing out of each queue. */
enum Queue {
    ARRIVALS,
    INBOX,
    OUTBOX,
    REPLIES
}
