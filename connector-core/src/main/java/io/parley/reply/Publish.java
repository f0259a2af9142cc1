package io.parley.reply;

import io.parley.channel.Channel;
import io.parley.channel.ChannelFailure;
import io.parley.channel.Publication;
import io.parley.channel.ReplyRules;
import io.parley.health.Lights;
import io.parley.health.Tally;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Receipt;
import io.parley.pace.Backoff;
import io.parley.pace.Gate;
import io.parley.pace.Owed;
import io.parley.pace.Round;
import io.parley.pace.Stage;
import io.parley.store.Replies;
import io.parley.store.ReplyItem;
import io.parley.store.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts replies on one channel, each once. Before anything is sent the store notes that it may stand there from now on;
 * after an attempt whose end is unknown the channel is asked first, and where it can't be asked a person is.
 */
public final class Publish implements Stage {

    private static final Logger log = LoggerFactory.getLogger(Publish.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final int CLAIM = 20;

    private final Channel channel;
    private final Replies replies;
    private final Lights lights;
    private final Tally tally;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Gate gate;
    private final Owed owed;

    public Publish(
            Channel channel,
            Replies replies,
            Lights lights,
            Tally tally,
            InstantSource clock,
            Backoff backoff,
            Gate gate) {
        this.channel = channel;
        this.replies = replies;
        this.lights = lights;
        this.tally = tally;
        this.clock = clock;
        this.backoff = backoff;
        this.gate = gate;
        this.owed = new Owed(replies::giveBack);
    }

    @Override
    public Round round() {
        Duration shut = gate.wait(IDLE);
        if (!shut.isZero()) {
            return Round.rest(shut);
        }
        owed.settle();
        List<ReplyItem> items = replies.claim(channel.name(), CLAIM);
        for (int i = 0; i < items.size(); i++) {
            if (!gate.wait(IDLE).isZero()) {
                replies.giveBack(from(items, i));
                break;
            }
            try {
                publish(items.get(i));
            } catch (StoreFailure gone) {
                owed.add(from(items, i));
                throw gone;
            }
        }
        return items.isEmpty() ? Round.rest(IDLE) : Round.did(items.size());
    }

    private static List<Long> from(List<ReplyItem> items, int first) {
        return items.subList(first, items.size()).stream().map(ReplyItem::id).toList();
    }

    private void publish(ReplyItem item) {
        String refusal = whyNot(item.target());
        if (refusal != null) {
            refused(item, refusal);
            return;
        }
        try {
            if (item.maybeSent() && settledBefore(item)) {
                return;
            }
            if (replies.sending(item.id())) {
                settle(item, channel.publish(item.reply(), item.target()));
            }
        } catch (ChannelFailure failure) {
            failed(item, failure.outcome());
        } catch (StoreFailure gone) {
            throw gone;
        } catch (RuntimeException unforeseen) {
            log.atError()
                    .addKeyValue("channel", channel.name())
                    .setCause(unforeseen)
                    .log("The channel failed");
            failed(
                    item,
                    new Outcome.Retry(
                            "The channel failed: " + unforeseen.getClass().getSimpleName(), null));
        }
    }

    private @Nullable String whyNot(Mention target) {
        ReplyRules rules = channel.rules();
        if (!rules.replies()) {
            return rules.whyNot() == null ? "This channel can only be read." : rules.whyNot();
        }
        if (target.tombstone()) {
            return "The author deleted what this answers.";
        }
        if (!target.canReply().allowed()) {
            return target.canReply().reason() == null
                    ? "The channel allows no reply here."
                    : target.canReply().reason();
        }
        Instant until = target.canReply().until();
        return until != null && !clock.instant().isBefore(until) ? "The time to reply ended at " + until + "." : null;
    }

    /** Whether an earlier attempt, whose end we don't know, already settles the matter. */
    private boolean settledBefore(ReplyItem item) {
        ReplyRules rules = channel.rules();
        if (rules.findable()) {
            Optional<Receipt> standing = channel.find(item.reply(), item.target());
            standing.ifPresent(receipt -> published(item, receipt, "found"));
            return standing.isPresent();
        }
        if (rules.repeatable()) {
            return false;
        }
        refused(
                item,
                "It may stand on the channel already, and the channel can't be asked. Please look before sending it again.");
        return true;
    }

    private void settle(ReplyItem item, Publication publication) {
        if (publication instanceof Publication.Published published) {
            gate.open();
            lights.green("channel " + channel.name(), "reply");
            published(item, published.receipt(), "published");
        } else if (publication instanceof Publication.NotPublished not) {
            failed(item, not.outcome());
        }
    }

    private void published(ReplyItem item, Receipt receipt, String how) {
        replies.published(item.id(), receipt);
        tally.publication(channel.name(), how);
    }

    private void failed(ReplyItem item, Outcome.Failure outcome) {
        String subject = "channel " + channel.name();
        if (outcome instanceof Outcome.Refused) {
            refused(item, outcome.reason());
        } else if (outcome instanceof Outcome.Blocked blocked) {
            lights.red(subject, "reply", blocked.reason(), blocked.fix());
            replies.retry(item.id(), gate.shut(blocked.after()), blocked.reason(), false);
            tally.publication(channel.name(), "blocked");
        } else if (outcome instanceof Outcome.Retry retry) {
            lights.yellow(subject, "reply", retry.reason());
            Duration wait = retry.after() == null ? backoff.after(item.attempts()) : retry.after();
            replies.retry(item.id(), clock.instant().plus(wait), retry.reason(), true);
            tally.publication(channel.name(), "retry");
        }
        log.atWarn()
                .addKeyValue("channel", channel.name())
                .addKeyValue("mention", item.target().key())
                .addKeyValue("attempt", item.attempts() + 1)
                .log("{}: {}", outcome.getClass().getSimpleName(), outcome.reason());
    }

    private void refused(ReplyItem item, String reason) {
        replies.refused(item.id(), reason);
        tally.publication(channel.name(), "refused");
    }
}
