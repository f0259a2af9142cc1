package io.parley.crm;

import io.parley.model.Author;
import io.parley.model.Confirmation;
import io.parley.model.Delivery;
import io.parley.model.Finding;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One configured CRM. Safe for use by several threads. Whatever can be done for many at once is done in one call.
 *
 * <p>A call that fails as a whole throws {@link CrmFailure} with the outcome; {@link #deliver} never throws, since each
 * of its deliveries has an outcome of its own.
 */
public interface Crm extends AutoCloseable {

    /** The CRM's name in parley.yaml. */
    String name();

    /** What this CRM can do. What it doesn't declare it refuses with {@link UnsupportedOperationException}. */
    Set<Capability> capabilities();

    /** Looks whether everything is in place: login, permissions, fields. Cheap, callable any time, never throws. */
    List<Finding> check();

    /** What is used of the calls that this CRM allows; empty when it allows any number, or has not told yet. */
    default Optional<Allowance> allowance() {
        return Optional.empty();
    }

    /**
     * How records stand now.
     *
     * @return one state for each record, in the same order
     */
    List<RecordState> states(List<RecordRef> records);

    /**
     * How records stood when the CRM was last seen. May rely on memory, which saves a question for each mention of a
     * conversation that goes on; then {@link #deliver} looks whether a record is still as was told here, and answers
     * {@link Outcome.Retry} when it is not.
     *
     * @return one state for each record, in the same order
     */
    default List<RecordState> lastSeen(List<RecordRef> records) {
        return states(records);
    }

    /**
     * Contacts that may be the authors, with what speaks for each. Only looks: who decides what to make of it is the
     * caller. A name alone is no evidence.
     *
     * @param channel the channel's name in parley.yaml, on which all of them wrote
     * @return the candidates for each author, strongest first, in the order of the authors
     */
    List<List<ContactMatch>> match(String channel, List<Author> authors);

    /**
     * How many deliveries to bring at once when so many wait; 0 leaves it to the caller. A CRM may have a better way for
     * thousands than for hundreds, and then {@link #deliver} may take minutes.
     */
    default int batch(long waiting) {
        return 0;
    }

    /**
     * Brings deliveries into the CRM. A delivery whose key the CRM already knows changes what stands there and makes
     * nothing new, however often and from however many threads it is repeated.
     *
     * @param batch at most one delivery of each conversation
     * @return one outcome for each delivery, in the same order
     */
    List<Outcome> deliver(List<Delivery> batch);

    /**
     * The replies that reps wrote since the cursor, oldest first: none is lost and none comes twice when the cursor of
     * each page is given to the next call, restarts included. Internal notes and what Parley wrote are never among them.
     */
    ReplyPage replies(Cursor after, int limit);

    /**
     * Listens for answers of reps until what it returns is closed, or this CRM. Makes no call itself: it begins to listen
     * soon after, and goes on through every trouble. Wake-ups may be missing or come for nothing, so
     * {@link #replies} is asked now and then all the same.
     *
     * @param from the place that the ear was told of before a restart; {@link Cursor#START} listens from now on
     */
    default AutoCloseable listen(Cursor from, Ear ear) {
        throw new UnsupportedOperationException(name() + " does not tell when a rep has answered");
    }

    /**
     * Somebody says over HTTP that a rep may have answered. What they say is not believed, so nothing of it comes here but
     * the secret that proves them to be this CRM. Short, and makes no call.
     *
     * @return whether it is the secret of this CRM; then its ear is woken
     */
    default boolean ring(String secret) {
        return false;
    }

    /**
     * Shows reps what became of their replies. Repeating a confirmation changes nothing. One that the CRM refuses alone,
     * since what the rep wrote is gone or locked, is logged and passed over: it can't be told, and holds up nobody.
     */
    void confirm(List<Confirmation> done);

    /**
     * What must be done so that {@link #check} finds nothing missing. Asks the CRM, and changes nothing there.
     *
     * @throws UnsupportedOperationException without {@link Capability#INSTALL}
     */
    InstallPlan plan();

    /**
     * What must be done so that all that Parley added is gone. What was there before Parley stays, and so does what
     * others made.
     *
     * @throws UnsupportedOperationException without {@link Capability#INSTALL}
     */
    InstallPlan removal();

    /**
     * Does what a plan of this CRM shows, and nothing else. Where it fails, what is done is told by a new plan, which
     * can be carried out in turn.
     *
     * @param progress is told each thing that was done, in an admin's words
     * @throws CrmFailure when the CRM refuses, in its own words
     * @throws UnsupportedOperationException without {@link Capability#INSTALL}
     */
    void carryOut(InstallPlan plan, Consumer<String> progress);

    @Override
    void close();
}
