package io.parley.testkit;

import static io.parley.testkit.StoreDesk.CRM;
import static io.parley.testkit.StoreDesk.decided;
import static io.parley.testkit.StoreDesk.openCase;
import static io.parley.testkit.StoreDesk.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Mention;
import io.parley.model.Outcome.Delivered;
import io.parley.store.InboxItem;
import io.parley.store.OutboxItem;
import io.parley.store.ReplyItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store does for several nodes; each {@link #open} is a further one. */
public interface SharedStoreContract extends StoreOpener {

    @Test
    default void two_nodes_never_hold_the_same_mention() {
        MovableClock clock = new MovableClock();
        try (StoreDesk one = new StoreDesk(this, clock);
                StoreDesk other = new StoreDesk(this, clock)) {
            one.take(Mentions.post("alice").mention(), Mentions.post("bob").mention());
            assertThat(one.store().inbox().claim(1)).hasSize(1);
            assertThat(other.store().inbox().claim(10)).hasSize(1);
            assertThat(one.store().inbox().claim(10)).isEmpty();
        }
    }

    @Test
    default void a_conversation_that_one_node_delivers_is_not_given_to_another() {
        MovableClock clock = new MovableClock();
        try (StoreDesk one = new StoreDesk(this, clock);
                StoreDesk other = new StoreDesk(this, clock)) {
            Mention second = Mentions.post("alice").mention();
            one.open(Mentions.post("alice").mention(), second);
            OutboxItem first = one.claimDelivery();
            assertThat(other.store().outbox().claim(CRM, 10)).isEmpty();
            one.settle(first, new Delivered(record("500A")));
            assertThat(other.claimDelivery().mention().mention()).isEqualTo(second);
        }
    }

    @Test
    default void what_a_dead_node_held_is_free_once_it_has_missed_its_heartbeats() {
        MovableClock clock = new MovableClock();
        try (StoreDesk dead = new StoreDesk(this, clock);
                StoreDesk alive = new StoreDesk(this, clock)) {
            dead.link("500A", Mentions.post("alice").mention());
            dead.hear(dead.reply("r1", "500A"));
            dead.claimReply();
            dead.open(Mentions.post("alice").mention());
            dead.claimDelivery();
            dead.take(Mentions.post("bob").mention());
            dead.store().inbox().claim(1);
            clock.pass(Duration.ofSeconds(5));
            alive.store().heartbeat();
            assertThat(alive.store().inbox().claim(1)).isEmpty();
            clock.pass(Duration.ofSeconds(6));
            alive.store().heartbeat();
            assertThat(alive.store().inbox().claim(1)).hasSize(1);
            alive.claimDelivery();
            alive.claimReply();
        }
    }

    @Test
    default void a_node_that_beats_keeps_what_it_holds() {
        MovableClock clock = new MovableClock();
        try (StoreDesk one = new StoreDesk(this, clock);
                StoreDesk other = new StoreDesk(this, clock)) {
            one.take(Mentions.post("alice").mention());
            one.store().inbox().claim(1);
            for (int second = 0; second < 30; second += 5) {
                clock.pass(Duration.ofSeconds(5));
                one.store().heartbeat();
                other.store().heartbeat();
            }
            assertThat(other.store().inbox().claim(1)).isEmpty();
        }
    }

    @Test
    default void what_a_node_settles_after_it_was_taken_for_dead_is_ignored() {
        MovableClock clock = new MovableClock();
        try (StoreDesk slow = new StoreDesk(this, clock);
                StoreDesk alive = new StoreDesk(this, clock)) {
            slow.link("500A", Mentions.post("carol").mention());
            slow.hear(slow.reply("r1", "500A"));
            ReplyItem reply = slow.claimReply();
            slow.open(Mentions.post("alice").mention());
            OutboxItem delivery = slow.claimDelivery();
            slow.take(Mentions.post("bob").mention());
            InboxItem mention = slow.store().inbox().claim(1).get(0);
            clock.pass(Duration.ofSeconds(11));
            alive.store().heartbeat();
            slow.settle(delivery, new Delivered(record("500B")));
            slow.store().inbox().decide(List.of(decided(mention, openCase("sales"))));
            assertThat(slow.store().replies().sending(reply.id())).isFalse();
            assertThat(alive.claimDelivery().id()).isEqualTo(delivery.id());
            assertThat(alive.store().inbox().claim(1)).hasSize(1);
            assertThat(alive.claimReply().maybeSent()).isFalse();
        }
    }

    @Test
    default void a_node_that_was_taken_for_dead_goes_on_working() {
        MovableClock clock = new MovableClock();
        try (StoreDesk slow = new StoreDesk(this, clock);
                StoreDesk alive = new StoreDesk(this, clock)) {
            clock.pass(Duration.ofSeconds(11));
            alive.store().heartbeat();
            slow.store().heartbeat();
            slow.open(Mentions.post("alice").mention());
            slow.settle(slow.claimDelivery(), new Delivered(record("500A")));
            assertThat(alive.store().outbox().claim(CRM, 10)).isEmpty();
            assertThat(alive.store()
                            .overview()
                            .mentions(1, Long.MAX_VALUE)
                            .get(0)
                            .state())
                    .isEqualTo("delivered");
        }
    }

    @Test
    default void what_a_node_held_is_free_at_once_when_it_leaves() {
        MovableClock clock = new MovableClock();
        try (StoreDesk stays = new StoreDesk(this, clock)) {
            try (StoreDesk leaves = new StoreDesk(this, clock)) {
                leaves.take(Mentions.post("alice").mention());
                leaves.store().inbox().claim(1);
            }
            assertThat(stays.store().inbox().claim(1)).hasSize(1);
        }
    }
}
