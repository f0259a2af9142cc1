package io.parley.store;

import io.parley.crm.Cursor;
import io.parley.model.Confirmation;
import io.parley.model.Receipt;
import io.parley.model.Reply;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Replies on their way from the CRM to the channel, and the confirmations back. */
public interface Replies {

    /**
     * Commits replies that were heard and moves the CRM's cursor, in one transaction. Known ones are passed over. Each
     * gets its target: the mention it answers by key, else the newest mention on its record. One without a target is
     * refused at once, unless a mention that came before it is still on its way to that CRM: then it may answer that
     * one, so it is left out and the cursor stays, for the page to be read again.
     *
     * @return how many were new
     */
    int hear(String crm, List<Reply> replies, Cursor next);

    /** Where hearing that CRM stood after the last commit; {@link Cursor#START} in the beginning. */
    Cursor cursor(String crm);

    /** Where listening to that CRM goes on after a restart; {@link Cursor#START} in the beginning. */
    Cursor ear(String crm);

    /** Keeps where listening goes on. What happened before must have been heard and committed. */
    void keepEar(String crm, Cursor at);

    /** Claims replies for a channel that are due; only the oldest of each record is ever given. */
    List<ReplyItem> claim(String channel, int limit);

    /**
     * Notes, before anything is sent, that the reply may from now on stand on the channel.
     *
     * @return false when it is no longer claimed here: then it must not be sent
     */
    boolean sending(long id);

    /** It stands there: waits for confirmation. */
    void published(long id, Receipt receipt);

    /** It is tried again at that time. */
    void retry(long id, Instant at, String reason, boolean countsAsAttempt);

    /** It won't be published: a dead letter, and the rep is told. */
    void refused(long id, String reason);

    /** Lets others claim what was claimed here. */
    void giveBack(Collection<Long> ids);

    /** Replies whose fate the rep has not been told yet, oldest first. Confirming is repeatable, so nothing is claimed. */
    List<Unconfirmed> unconfirmed(String crm, int limit);

    /** The rep has been told. */
    void confirmed(Collection<Long> ids);

    /** A confirmation to be made. */
    record Unconfirmed(long id, Confirmation confirmation) {}
}
