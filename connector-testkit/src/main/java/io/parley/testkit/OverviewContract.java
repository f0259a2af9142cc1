package io.parley.testkit;

import static io.parley.testkit.StoreDesk.CHANNEL;
import static io.parley.testkit.StoreDesk.CRM;
import static io.parley.testkit.StoreDesk.openCase;
import static io.parley.testkit.StoreDesk.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Decision.SetAside;
import io.parley.model.Mention;
import io.parley.model.Outcome.Delivered;
import io.parley.model.Outcome.Refused;
import io.parley.model.Outcome.Retry;
import io.parley.store.Overview.MentionRow;
import io.parley.store.Overview.Minute;
import io.parley.store.Overview.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store shows. */
public interface OverviewContract extends StoreOpener {

    @Test
    default void the_mentions_are_shown_newest_first_a_page_at_a_time() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").mention();
            Mention second = Mentions.post("bob").mention();
            Mention third = Mentions.post("carol").mention();
            desk.take(first, second, third);
            List<MentionRow> page = desk.store().overview().mentions(2, Long.MAX_VALUE);
            assertThat(page).extracting(MentionRow::mention).containsExactly(third, second);
            assertThat(desk.store().overview().mentions(2, page.get(1).id()))
                    .extracting(MentionRow::mention)
                    .containsExactly(first);
        }
    }

    @Test
    default void what_became_of_a_mention_is_shown() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").mention();
            desk.take(alice);
            assertThat(row(desk))
                    .isEqualTo(new MentionRow(row(desk).id(), alice, now(desk), "waiting", null, null, null, null));
            desk.decide(mention -> openCase(CRM));
            assertThat(row(desk).state()).isEqualTo("on its way");
            assertThat(row(desk).decision()).isEqualTo("open case");
            assertThat(row(desk).rule()).isEqualTo("everything else");
            desk.settle(desk.claimDelivery(), new Retry("503 Service Unavailable", null));
            assertThat(row(desk).state()).isEqualTo("on its way");
            assertThat(row(desk).detail()).isEqualTo("503 Service Unavailable");
            desk.clock().pass(Duration.ofMinutes(1));
            desk.settle(desk.claimDelivery(), new Delivered(record("500A")));
            assertThat(row(desk).state()).isEqualTo("delivered");
            assertThat(row(desk).record()).isEqualTo(record("500A"));
            assertThat(row(desk).detail()).isNull();
        }
    }

    @Test
    default void what_was_set_aside_or_refused_is_shown_with_the_reason() {
        try (StoreDesk desk = desk()) {
            desk.take(Mentions.post("acme").mention());
            desk.decide(mention -> new SetAside("own posts", "We wrote it."));
            assertThat(row(desk).state()).isEqualTo("set aside");
            assertThat(row(desk).detail()).isEqualTo("We wrote it.");
            desk.open(Mentions.post("alice").mention());
            desk.settle(desk.claimDelivery(), new Refused("too long", null));
            assertThat(row(desk).state()).isEqualTo("dead letter");
            assertThat(row(desk).detail()).isEqualTo("too long");
            desk.take(Mentions.post("bob").mention());
            desk.store().inbox().refuse(desk.store().inbox().claim(1).get(0).id(), "The route failed.");
            assertThat(row(desk).state()).isEqualTo("dead letter");
        }
    }

    @Test
    default void the_queues_are_counted() {
        try (StoreDesk desk = desk()) {
            assertThat(desk.store().overview().waiting()).isEqualTo(new Waiting(0, Map.of(), Map.of(), 0, 0, null));
            desk.link("500A", Mentions.post("alice").mention());
            desk.publish(desk.reply("r1", "500A"), "own-1");
            desk.hear(desk.reply("r2", "500A"));
            desk.takeMalformed("<entry/>");
            Instant oldest = now(desk);
            desk.open(Mentions.post("bob").mention(), Mentions.post("carol").mention());
            desk.clock().pass(Duration.ofMinutes(5));
            desk.take(Mentions.post("dan").mention());
            assertThat(desk.store().overview().waiting())
                    .isEqualTo(new Waiting(1, Map.of(CRM, 2), Map.of(CHANNEL, 1), 1, 1, oldest));
        }
    }

    @Test
    default void each_minute_tells_what_was_taken_in_and_delivered_and_how_long_that_took() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").mention(), Mentions.post("bob").mention());
            desk.clock().pass(Duration.ofSeconds(90));
            desk.deliver("500A");
            Instant now = now(desk);
            assertThat(desk.store().overview().minutes(now, 3))
                    .containsExactly(
                            new Minute(Instant.parse("2026-03-01T09:59:00Z"), 0, 0, 0),
                            new Minute(Instant.parse("2026-03-01T10:00:00Z"), 2, 0, 0),
                            new Minute(Instant.parse("2026-03-01T10:01:00Z"), 0, 2, 90_000));
        }
    }

    private static MentionRow row(StoreDesk desk) {
        return desk.store().overview().mentions(1, Long.MAX_VALUE).get(0);
    }

    private static Instant now(StoreDesk desk) {
        return desk.clock().instant();
    }
}
