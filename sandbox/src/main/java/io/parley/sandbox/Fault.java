package io.parley.sandbox;

import java.time.Duration;

/**
 * Something that goes wrong at a stand-in.
 *
 * @param delay how long a slow answer takes; zero for the other kinds
 */
public record Fault(Kind kind, Duration delay) {

    /** Saves, then cuts the connection: the caller cannot know that it was saved. Only calls that write. */
    public static final Fault SAVE_THEN_DROP = new Fault(Kind.SAVE_THEN_DROP, Duration.ZERO);
    /** Cuts the connection before anything is done. */
    public static final Fault DROP = new Fault(Kind.DROP, Duration.ZERO);
    /** The access token of this call is refused for good: 401. */
    public static final Fault SESSION_EXPIRED = new Fault(Kind.SESSION_EXPIRED, Duration.ZERO);
    /** The allowance is spent: Salesforce 403 REQUEST_LIMIT_EXCEEDED, Mastodon 429. */
    public static final Fault LIMIT_REACHED = new Fault(Kind.LIMIT_REACHED, Duration.ZERO);
    /** 503 with an HTML body. */
    public static final Fault UNAVAILABLE = new Fault(Kind.UNAVAILABLE, Duration.ZERO);
    /** The first record of the call is refused by a validation rule. Only calls that write. */
    public static final Fault ONE_RECORD_REFUSED = new Fault(Kind.ONE_RECORD_REFUSED, Duration.ZERO);
    /** The first record of the call meets a locked row. Only calls that write. */
    public static final Fault ROW_LOCKED = new Fault(Kind.ROW_LOCKED, Duration.ZERO);

    /** The user may not do this: Salesforce 403 INSUFFICIENT_ACCESS. */
    public static final Fault FORBIDDEN = new Fault(Kind.FORBIDDEN, Duration.ZERO);

    /** The kinds of fault. */
    public enum Kind {
        SAVE_THEN_DROP,
        DROP,
        SESSION_EXPIRED,
        LIMIT_REACHED,
        UNAVAILABLE,
        SLOW,
        ONE_RECORD_REFUSED,
        ROW_LOCKED,
        FORBIDDEN;

        boolean needsWrite() {
            return this == SAVE_THEN_DROP || this == ONE_RECORD_REFUSED || this == ROW_LOCKED;
        }
    }

    /** Answers correctly, but late. */
    public static Fault slow(Duration by) {
        return new Fault(Kind.SLOW, by);
    }
}
