package io.parley.crm;

/**
 * Wants to know at once when a rep may have answered. It is told that something happened, never what: what reps wrote
 * is read by {@link Crm#replies}. Called on the adapter's threads, so what it does is short.
 */
public interface Ear {

    /**
     * A rep may have answered: look now.
     *
     * @param at where to listen on after a restart, once the look has been taken
     */
    void wake(Cursor at);

    /** The CRM tells us of answers, and there was none up to here. */
    void alive(Cursor at);

    /**
     * From now on nothing wakes us, until {@link #alive} or {@link #wake} is called again.
     *
     * @param reason in an admin's words
     */
    void deaf(String reason);
}
