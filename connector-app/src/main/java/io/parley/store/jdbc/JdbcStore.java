package io.parley.store.jdbc;

import io.parley.store.DeadLetters;
import io.parley.store.Inbox;
import io.parley.store.Links;
import io.parley.store.Outbox;
import io.parley.store.Overview;
import io.parley.store.Privacy;
import io.parley.store.Replies;
import io.parley.store.Store;
import java.time.InstantSource;

/** The store in a relational database: H2 inside this process, or PostgreSQL shared by several nodes. */
public final class JdbcStore implements Store {

    private final Database database;
    private final Nodes nodes;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Links links;
    private final Replies replies;
    private final DeadLetters deadLetters;
    private final Overview overview;
    private final Privacy privacy;

    private JdbcStore(Database database, Nodes nodes) {
        this.database = database;
        this.nodes = nodes;
        Letters letters = new Letters();
        this.inbox = new JdbcInbox(database, letters);
        this.outbox = new JdbcOutbox(database, letters);
        this.links = new JdbcLinks(database);
        this.replies = new JdbcReplies(database, letters);
        this.deadLetters = new JdbcDeadLetters(database);
        this.overview = new JdbcOverview(database);
        this.privacy = new JdbcPrivacy(database);
    }

    /**
     * Opens the database, brings its tables up to date and joins the nodes at work on it.
     *
     * @throws io.parley.store.StoreFailure when it can't be reached, or another process owns the embedded one
     */
    public static JdbcStore open(StoreOptions options, InstantSource clock) {
        Database database = Opening.open(options, clock);
        try {
            return new JdbcStore(database, Nodes.join(database, options.nodeTimeout()));
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Links links() {
        return links;
    }

    @Override
    public Replies replies() {
        return replies;
    }

    @Override
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    @Override
    public Overview overview() {
        return overview;
    }

    @Override
    public Privacy privacy() {
        return privacy;
    }

    @Override
    public void heartbeat() {
        nodes.heartbeat();
    }

    @Override
    public void close() {
        try {
            nodes.leave();
        } finally {
            database.close();
        }
    }
}
