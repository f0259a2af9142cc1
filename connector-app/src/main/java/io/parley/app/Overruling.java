package io.parley.app;

import io.parley.console.AfterAll;
import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.decide.Subject;
import io.parley.enrich.Enrich;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Priority;
import io.parley.store.Inbox;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Opens cases that a person wants although a rule set the mention aside. */
final class Overruling implements AfterAll {

    /** As a rule without {@code reopen-within}. */
    private static final Duration REOPEN_WITHIN = Duration.ofDays(5);

    private final Inbox inbox;
    private final Enrich enrich;
    private final List<String> crms;
    private final Consumer<String> wake;

    /** @param wake is told the CRM that has something to deliver */
    Overruling(Inbox inbox, Enrich enrich, List<Crm> crms, Consumer<String> wake) {
        this.inbox = inbox;
        this.enrich = enrich;
        this.wake = wake;
        this.crms = crms.stream()
                .filter(crm -> crm.capabilities().contains(Capability.OPEN_CASE))
                .map(Crm::name)
                .toList();
    }

    @Override
    public List<String> crms() {
        return crms;
    }

    @Override
    public boolean open(long id, Mention mention, String crm, String who) {
        EnrichedMention enriched = enrich.enrich(mention);
        boolean opened = inbox.overrule(
                id,
                enriched,
                new Decision.OpenCase(
                        "opened by " + who, crm, Subject.USUAL.of(enriched), Priority.MEDIUM, null, REOPEN_WITHIN));
        if (opened) {
            wake.accept(crm);
        }
        return opened;
    }
}
