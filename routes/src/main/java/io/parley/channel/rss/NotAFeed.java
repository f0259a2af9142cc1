package io.parley.channel.rss;

/** A document is neither RSS nor Atom; the message tells what it is instead. */
public final class NotAFeed extends Exception {

    private static final long serialVersionUID = 1L;

    NotAFeed(String message) {
        super(message);
    }
}
