package io.parley.store;

import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Mentions on their way in: taken in once, decided in order. */
public interface Inbox {

    /**
     * Commits what arrived and moves the cursor of its source, in one transaction. A version of a mention that is known
     * already, that is older than a known one, or that is a reply of our own is passed over; so is a malformed item
     * that was reported before.
     */
    Taken accept(Arrivals arrivals);

    /** Where the source stood after the last commit. */
    Optional<String> cursor(String source);

    /**
     * Claims mentions that wait for a decision, oldest first. Those of one conversation are given to one caller at a
     * time and in the order in which they came.
     */
    List<InboxItem> claim(int limit);

    /** Records decisions and puts those for a CRM into its outbox, in one transaction and in the given order. */
    void decide(List<Decided> decided);

    /**
     * The mention could not be decided, since the route it goes through failed: it becomes a dead letter of stage {@link
     * DeadLetters.Stage#DECIDE}, whose retry puts it back in the inbox.
     */
    void refuse(long id, String reason);

    /**
     * A person takes back that a mention was set aside: what is decided now goes to its CRM.
     *
     * @return false when there is no such mention, it was not set aside, its author took it back, or a version of it went
     *     to a CRM before; nothing was done then
     */
    boolean overrule(long id, EnrichedMention mention, Decision.ForCrm decision);

    /** Lets others claim what was claimed here. */
    void giveBack(Collection<Long> ids);
}
