package io.parley.app;

import io.parley.health.Tally;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.pace.Owed;
import io.parley.pace.Round;
import io.parley.pace.Stage;
import io.parley.store.Decided;
import io.parley.store.Inbox;
import io.parley.store.InboxItem;
import io.parley.store.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mentions from the inbox through the route {@code direct:mention}, which integrators may change, and records what
 * it decided, a batch a transaction.
 */
final class Deciding implements Stage {

    /** The variable in which the route leaves its decision. */
    static final String DECISION = "decision";

    /** The variable that tells the route which CRM an earlier version of the mention was meant for. */
    static final String EARLIER_CRM = "earlierCrm";

    private static final Logger log = LoggerFactory.getLogger(Deciding.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final int BATCH = 200;

    private final Inbox inbox;
    private final ProducerTemplate route;
    private final Tally tally;
    private final Owed owed;

    Deciding(Inbox inbox, ProducerTemplate route, Tally tally) {
        this.inbox = inbox;
        this.route = route;
        this.tally = tally;
        this.owed = new Owed(inbox::giveBack);
    }

    @Override
    public Round round() {
        owed.settle();
        List<InboxItem> items = inbox.claim(BATCH);
        if (items.isEmpty()) {
            return Round.rest(IDLE);
        }
        try {
            decide(items);
        } catch (StoreFailure gone) {
            owed.add(items.stream().map(InboxItem::id).toList());
            throw gone;
        }
        return Round.did(items.size());
    }

    private void decide(List<InboxItem> items) {
        List<Decided> decided = new ArrayList<>(items.size());
        for (InboxItem item : items) {
            Exchange exchange = send(item);
            Decided result = exchange.isFailed() ? null : decided(item, exchange);
            if (result == null) {
                refuse(item, exchange.getException());
            } else {
                decided.add(result);
            }
        }
        inbox.decide(decided);
        decided.forEach(each -> tally.decided(each.mention().mention(), each.decision()));
    }

    private Exchange send(InboxItem item) {
        return route.send("direct:mention", exchange -> {
            exchange.getMessage().setBody(item.mention());
            exchange.setVariable(EARLIER_CRM, item.earlierCrm());
        });
    }

    private static @Nullable Decided decided(InboxItem item, Exchange exchange) {
        EnrichedMention mention = exchange.getMessage().getBody(EnrichedMention.class);
        Decision decision = exchange.getVariable(DECISION, Decision.class);
        return mention == null || decision == null ? null : new Decided(item.id(), mention, decision);
    }

    private void refuse(InboxItem item, @Nullable Exception failure) {
        log.atError()
                .addKeyValue("mention", item.mention().key())
                .setCause(failure)
                .log("The mention route failed");
        String why =
                failure == null ? "it left no decision" : failure.getClass().getSimpleName();
        inbox.refuse(item.id(), "The mention route failed: " + why);
    }
}
