package io.parley.deliver;

import io.parley.channel.Channel;
import io.parley.crm.Crm;
import io.parley.crm.CrmFailure;
import io.parley.health.Lights;
import io.parley.health.Tally;
import io.parley.model.Delivery;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.ReplyTerms;
import io.parley.pace.Backoff;
import io.parley.pace.Gate;
import io.parley.pace.Owed;
import io.parley.pace.Round;
import io.parley.pace.Stage;
import io.parley.pace.Thrift;
import io.parley.store.Outbox.Settled;
import io.parley.store.OutboxItem;
import io.parley.store.Store;
import io.parley.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings decisions from the outbox into one CRM, a batch a round. Several threads may run rounds of the same object:
 * the store gives each conversation to one of them at a time.
 */
public final class Deliver implements Stage {

    private static final Logger log = LoggerFactory.getLogger(Deliver.class);
    private static final Duration IDLE = Duration.ofMillis(500);

    private final Crm crm;
    private final Store store;
    private final Map<String, Channel> channels;
    private final Threading threading;
    private final Lights lights;
    private final Tally tally;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Gate gate;
    private final int batch;
    private final Owed owed;

    /** Until when the next batch waits to fill. */
    private volatile Instant fills = Instant.MIN;

    private volatile boolean backlog;

    /** @param channels the ways back, whose rules reps are told; a mention of another channel tells its own */
    public Deliver(
            Crm crm,
            Store store,
            List<Channel> channels,
            Lights lights,
            Tally tally,
            InstantSource clock,
            Backoff backoff,
            Gate gate,
            int batch) {
        this.crm = crm;
        this.store = store;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.threading = new Threading(crm, store.links(), clock);
        this.lights = lights;
        this.tally = tally;
        this.clock = clock;
        this.backoff = backoff;
        this.gate = gate;
        this.batch = batch;
        this.owed = new Owed(store.outbox()::giveBack);
    }

    @Override
    public Round round() {
        Duration shut = gate.wait(IDLE);
        if (!shut.isZero()) {
            return Round.rest(shut);
        }
        owed.settle();
        Thrift thrift = Thrift.shown(crm, lights);
        Instant now = clock.instant();
        if (now.isBefore(fills)) {
            return Round.rest(Duration.between(now, fills));
        }
        List<OutboxItem> items = store.outbox().claim(crm.name(), many());
        backlog = items.size() >= batch;
        if (items.isEmpty()) {
            return Round.rest(IDLE);
        }
        fills = now.plus(thrift.linger(backlog));
        try {
            attempt(items);
        } catch (StoreFailure gone) {
            owed.add(items.stream().map(OutboxItem::id).toList());
            throw gone;
        }
        return Round.did(items.size());
    }

    /** How many to claim; only after a full batch it is worth asking how many wait. */
    private int many() {
        return backlog
                ? Math.max(batch, crm.batch(store.overview().waiting().outbox().getOrDefault(crm.name(), 0)))
                : batch;
    }

    private void attempt(List<OutboxItem> items) {
        try {
            deliver(items);
        } catch (CrmFailure failure) {
            settle(
                    items,
                    items.stream().map(item -> (Outcome) failure.outcome()).toList());
        } catch (StoreFailure gone) {
            throw gone;
        } catch (RuntimeException unforeseen) {
            // The deliveries may have arrived: giving them back is safe, since their keys make a repeat harmless.
            log.atError().addKeyValue("crm", crm.name()).setCause(unforeseen).log("The adapter failed; trying again");
            Outcome.Failure failure = new Outcome.Retry(
                    "The adapter failed: " + unforeseen.getClass().getSimpleName(), null);
            settle(items, items.stream().map(item -> (Outcome) failure).toList());
        }
    }

    private void deliver(List<OutboxItem> items) {
        List<Threading.Placed> placed = threading.place(items);
        List<Long> nothingToDo = new ArrayList<>();
        List<OutboxItem> going = new ArrayList<>();
        List<Delivery> deliveries = new ArrayList<>();
        for (Threading.Placed each : placed) {
            if (each.placement() == null) {
                nothingToDo.add(each.item().id());
            } else {
                going.add(each.item());
                deliveries.add(delivery(each.item(), each.placement()));
            }
        }
        if (!nothingToDo.isEmpty()) {
            store.outbox().skip(nothingToDo, "There is no record to tell.");
        }
        if (!deliveries.isEmpty()) {
            settle(going, crm.deliver(deliveries));
        }
    }

    private Delivery delivery(OutboxItem item, Delivery.Placement placement) {
        Mention mention = item.mention().mention();
        Channel channel = channels.get(mention.key().channel());
        ReplyTerms terms =
                channel == null ? ReplyTerms.of(mention) : channel.rules().terms(mention);
        return new Delivery(item.mention(), item.decision(), placement, terms);
    }

    private void settle(List<OutboxItem> items, List<Outcome> outcomes) {
        Instant gateOpens = shutOrOpen(outcomes);
        Instant now = clock.instant();
        List<Settled> settled = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            OutboxItem item = items.get(i);
            Outcome outcome = outcomes.get(i);
            Instant tryAgain = outcome instanceof Outcome.Retry retry ? again(now, retry, item) : gateOpens;
            settled.add(new Settled(item, outcome, tryAgain));
        }
        store.outbox().settle(settled);
        for (Settled each : settled) {
            report(each);
        }
    }

    private Instant again(Instant now, Outcome.Retry retry, OutboxItem item) {
        Duration wait = retry.after() == null ? backoff.after(item.attempts()) : retry.after();
        return now.plus(wait);
    }

    /** One that is blocked shuts the whole queue; so does a batch in which nothing arrived for want of the other side. */
    private Instant shutOrOpen(List<Outcome> outcomes) {
        String subject = "crm " + crm.name();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Blocked blocked) {
                lights.red(subject, "deliver", blocked.reason(), blocked.fix());
                return gate.shut(blocked.after());
            }
        }
        Outcome first = outcomes.get(0);
        if (first instanceof Outcome.Retry retry && outcomes.stream().allMatch(Outcome.Retry.class::isInstance)) {
            lights.yellow(subject, "deliver", retry.reason());
            return gate.shut(retry.after());
        }
        gate.open();
        lights.green(subject, "deliver");
        return clock.instant();
    }

    private void report(Settled settled) {
        OutboxItem item = settled.item();
        tally.delivery(crm.name(), item.mention().mention(), settled.outcome());
        if (settled.outcome() instanceof Outcome.Failure failure) {
            log.atWarn()
                    .addKeyValue("crm", crm.name())
                    .addKeyValue("mention", item.mention().mention().key())
                    .addKeyValue("delivery", item.id())
                    .addKeyValue("attempt", item.attempts() + 1)
                    .log("{}: {}", failure.getClass().getSimpleName(), failure.reason());
        } else if (settled.outcome() instanceof Outcome.Delivered delivered) {
            log.atDebug()
                    .addKeyValue("crm", crm.name())
                    .addKeyValue("mention", item.mention().mention().key())
                    .addKeyValue("record", delivered.record().id())
                    .log("Delivered");
        }
    }
}
