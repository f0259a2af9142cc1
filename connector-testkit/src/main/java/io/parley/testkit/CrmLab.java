package io.parley.testkit;

import io.parley.crm.Crm;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter's test brings to {@link CrmContract}: a stand-in of the CRM on loopback, empty at the start of each
 * test, with the eyes and hands of its reps and its admin, and troubles to order.
 */
public interface CrmLab extends AutoCloseable {

    /** The CRM under test, ready for use; the same one all through a test. Its time-out is {@link #patience}. */
    Crm crm();

    /** The same CRM, opened with credentials that it does not know. The caller closes it. */
    Crm stranger();

    /** A CRM of the same family in which nothing that Parley needs was installed. The caller closes it. */
    Crm bare();

    /**
     * The admin of the newest {@link #bare} CRM makes one of the things that Parley needs by hand, just as Parley would.
     *
     * @return the word by which a plan names it
     */
    String madeByHand();

    /** Whether what was installed can be taken away again; where it can't, a plan for that leaves all and says why. */
    default boolean takesBack() {
        return true;
    }

    /** What the check of {@link #bare} must name, each as an admin of this CRM knows it. */
    List<String> needs();

    /** How long the CRM under test waits for an answer. */
    Duration patience();

    /** All records of a kind that are there, oldest first. */
    List<Seen> records(RecordKind kind);

    /**
     * A record as a rep sees it.
     *
     * @param title what stands at its head; for a lead, the name of the person
     * @param text what it says, description and messages apart
     * @param messages the customer's, oldest first
     */
    record Seen(String id, String title, String text, boolean closed, List<Said> messages) {}

    /**
     * A customer's message as a rep sees it.
     *
     * @param text empty when there is none
     */
    record Said(String text, boolean edited, boolean withdrawn) {}

    /**
     * Somebody makes a contact; returns its id. Asked for only where contacts are matched.
     *
     * @param email null for none
     */
    String contact(String name, @Nullable String email);

    /** The id of the contact that a case belongs to, as a rep sees it; null when it belongs to none. */
    @Nullable
    String contactOf(RecordRef record);

    /** A rep says which contact the author of a record's messages is. */
    void linkAuthor(RecordRef record, String contactId);

    /** Closes a record, as of a time before now. */
    void close(RecordRef record, Duration ago);

    void delete(RecordRef record);

    /** Merges one record into another of the same kind. */
    void merge(RecordRef loser, RecordRef survivor);

    /** A rep writes an answer for the customer; returns the key under which it is to be heard. */
    String answer(RecordRef record, String text);

    /**
     * Whether the CRM keeps the order of answers that were written within one second. Where its stamps are seconds and its
     * ids tell nothing, nobody can know that order.
     */
    default boolean keepsOrderWithinASecond() {
        return true;
    }

    /** The name by which the CRM knows the rep who writes answers. */
    String rep();

    /** A rep writes something that customers must never see. */
    void note(RecordRef record, String text);

    /** What the rep is shown about an answer. */
    Shown shown(String replyKey);

    /**
     * The fate of an answer as its rep sees it.
     *
     * @param link where it stands; null when nothing is shown
     * @param reason why it does not stand anywhere; null when nothing is shown
     */
    record Shown(
            boolean published,
            boolean failed,
            @Nullable String link,
            @Nullable String reason) {}

    /** From now on the CRM refuses new cases whose title has these words in it, and tells {@link #refusal}. */
    void refuse(String words);

    /** The words in which the CRM refuses. */
    String refusal();

    /** The field that a refusal names. */
    String refusedField();

    /** An admin makes a field of the case required that Parley does not fill; returns its name. */
    String demand();

    /** Troubles that are over after they struck, unless they say otherwise. */
    enum Trouble {
        /** Of each sort of writing call, the next one is carried out and then the connection is cut. */
        SAVED_THEN_CUT,
        /** The next call is cut before anything is done. */
        CUT,
        /** The session ends. */
        SESSION_ENDED,
        /** The user may not do what the next call asks. */
        FORBIDDEN,
        /** The allowance of calls is spent; stays until {@link #mend}. */
        ALLOWANCE_SPENT,
        /** The next call is answered with 503, or the CRM's word for it. */
        OUT_OF_ORDER,
        /** The next call is answered later than {@link #patience}. */
        SLOW
    }

    void trouble(Trouble trouble);

    /** Whether the adapter itself asks at once what became of a call whose answer was lost. */
    default boolean asksWhatBecameOfACall() {
        return false;
    }

    /** Ends all troubles. */
    void mend();

    /** The wait that this CRM asks for when it is out of order; null when it never tells. */
    @Nullable
    Duration askedWait();

    /** Whether there are sessions, which can end. Where each call brings the credentials there is none. */
    default boolean hasSessions() {
        return true;
    }

    /** How often anybody logged in. */
    long logins();

    /** How many calls have reached the CRM, logins included. */
    long calls();

    /** Most characters of a message. */
    int longestText();

    /** Whether a person who follows a link to a record sees that record. */
    boolean opens(RecordRef record);

    /** The secrets in the settings, and those that the CRM handed out. */
    List<String> secrets();

    /** Everything that was logged since the lab was opened. */
    String logged();

    @Override
    void close();
}
