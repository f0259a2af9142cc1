package io.parley.testkit;

import static io.parley.testkit.StoreDesk.CRM;
import static io.parley.testkit.StoreDesk.openCase;
import static io.parley.testkit.StoreDesk.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Decision.AddToRecord;
import io.parley.model.Mention;
import io.parley.model.Outcome.Blocked;
import io.parley.model.Outcome.Delivered;
import io.parley.model.Outcome.Refused;
import io.parley.model.Outcome.Retry;
import io.parley.store.DeadLetters.DeadLetter;
import io.parley.store.DeadLetters.Stage;
import io.parley.store.OutboxItem;
import io.parley.store.StoreFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store does with decisions on their way to a CRM. */
public interface OutboxContract extends StoreOpener {

    @Test
    default void a_decision_waits_for_its_crm_alone() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").mention();
            Mention bob = Mentions.post("bob").mention();
            desk.take(alice, bob);
            desk.decide(mention -> openCase(mention.equals(alice) ? "support" : "sales"));
            OutboxItem item = desk.claimDelivery();
            assertThat(item.mention().mention()).isEqualTo(alice);
            assertThat(item.mention().language()).isEqualTo("en");
            assertThat(item.decision()).isEqualTo(openCase("support"));
            assertThat(desk.store().outbox().claim("sales", 10)).hasSize(1);
        }
    }

    @Test
    default void only_the_oldest_of_a_conversation_is_given_out_and_the_next_after_it_is_settled() {
        try (StoreDesk desk = desk()) {
            Mention second = Mentions.post("alice").mention();
            desk.open(
                    Mentions.post("alice").mention(),
                    second,
                    Mentions.post("bob").mention());
            List<OutboxItem> items = desk.store().outbox().claim(CRM, 10);
            assertThat(items).hasSize(2);
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
            desk.settle(items.get(0), new Delivered(record("500A")));
            assertThat(desk.claimDelivery().mention().mention()).isEqualTo(second);
        }
    }

    @Test
    default void a_delivery_that_failed_waits_for_its_time_and_holds_back_what_came_after_it() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").mention();
            desk.open(first, Mentions.post("alice").mention());
            desk.settle(desk.claimDelivery(), new Retry("503 Service Unavailable", null));
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
            desk.clock().pass(Duration.ofSeconds(31));
            OutboxItem again = desk.claimDelivery();
            assertThat(again.mention().mention()).isEqualTo(first);
            assertThat(again.attempts()).isEqualTo(1);
        }
    }

    @Test
    default void a_blocked_delivery_waits_without_counting_as_an_attempt() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").mention());
            desk.settle(desk.claimDelivery(), new Blocked("401 Unauthorized", "Renew the key.", null));
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
            desk.clock().pass(Duration.ofSeconds(31));
            assertThat(desk.claimDelivery().attempts()).isZero();
        }
    }

    @Test
    default void a_refused_delivery_becomes_a_dead_letter_and_the_conversation_goes_on() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").mention();
            Mention second = Mentions.post("alice").mention();
            desk.open(first, second);
            desk.settle(desk.claimDelivery(), new Refused("Priority: bad value for restricted picklist", "Priority"));
            DeadLetter letter = StoreDesk.one(desk.store().deadLetters().list(10));
            assertThat(letter.stage()).isEqualTo(Stage.DELIVER);
            assertThat(letter.subject()).isEqualTo(CRM);
            assertThat(letter.mention()).isEqualTo(first.key().value());
            assertThat(letter.reason()).contains("restricted picklist");
            assertThat(letter.field()).isEqualTo("Priority");
            assertThat(letter.payload()).contains(first.content());
            assertThat(desk.claimDelivery().mention().mention()).isEqualTo(second);
        }
    }

    @Test
    default void a_refused_delivery_that_is_retried_goes_behind_what_waits() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").mention();
            Mention second = Mentions.post("alice").mention();
            desk.open(first, second);
            desk.settle(desk.claimDelivery(), new Refused("too long", null));
            long letter = StoreDesk.one(desk.store().deadLetters().list(10)).id();
            assertThat(desk.store().deadLetters().retry(letter)).isTrue();
            assertThat(desk.store().deadLetters().retry(letter)).isFalse();
            assertThat(desk.store().deadLetters().open()).isZero();
            OutboxItem next = desk.claimDelivery();
            assertThat(next.mention().mention()).isEqualTo(second);
            desk.settle(next, new Delivered(record("500A")));
            assertThat(desk.claimDelivery().mention().mention()).isEqualTo(first);
        }
    }

    @Test
    default void a_refused_delivery_that_is_retried_goes_in_its_newest_version() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").id("1").says("Wrong").mention());
            desk.settle(desk.claimDelivery(), new Refused("too long", null));
            Mention edited = Mentions.post("alice")
                    .id("1")
                    .says("Right")
                    .version("2", 60)
                    .mention();
            desk.take(edited);
            desk.decide(mention -> new AddToRecord("edit", CRM));
            desk.store().outbox().skip(List.of(desk.claimDelivery().id()), "There is no record to tell.");
            desk.store()
                    .deadLetters()
                    .retry(StoreDesk.one(desk.store().deadLetters().list(1)).id());
            OutboxItem again = desk.claimDelivery();
            assertThat(again.mention().mention()).isEqualTo(edited);
            assertThat(again.decision()).isEqualTo(openCase(CRM));
        }
    }

    @Test
    default void a_refused_delivery_of_a_mention_deleted_since_opens_nothing_when_it_is_retried() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").id("1").mention());
            desk.settle(desk.claimDelivery(), new Refused("too long", null));
            desk.take(Mentions.post("alice").id("1").deleted().mention());
            desk.decide(mention -> new AddToRecord("deletion", CRM));
            desk.store().outbox().skip(List.of(desk.claimDelivery().id()), "There is no record to tell.");
            desk.store()
                    .deadLetters()
                    .retry(StoreDesk.one(desk.store().deadLetters().list(1)).id());
            OutboxItem again = desk.claimDelivery();
            assertThat(again.mention().mention().tombstone()).isTrue();
            assertThat(again.decision()).isInstanceOf(AddToRecord.class);
        }
    }

    @Test
    default void a_discarded_dead_letter_is_closed_for_good() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").mention());
            desk.settle(desk.claimDelivery(), new Refused("too long", null));
            long letter = StoreDesk.one(desk.store().deadLetters().list(10)).id();
            assertThat(desk.store().deadLetters().discard(letter, "robin: spam"))
                    .isTrue();
            assertThat(desk.store().deadLetters().discard(letter, "robin: spam"))
                    .isFalse();
            assertThat(desk.store().deadLetters().retry(letter)).isFalse();
            assertThat(desk.store().deadLetters().list(10)).isEmpty();
            assertThat(desk.store().deadLetters().find(letter)).isEmpty();
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
        }
    }

    @Test
    default void a_malformed_item_can_not_be_retried_as_it_is() {
        try (StoreDesk desk = desk()) {
            desk.takeMalformed("<entry/>");
            long letter = StoreDesk.one(desk.store().deadLetters().list(10)).id();
            assertThatThrownBy(() -> desk.store().deadLetters().retry(letter))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(desk.store().deadLetters().open()).isEqualTo(1);
        }
    }

    @Test
    default void a_settlement_of_what_is_no_longer_held_is_ignored() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").mention());
            OutboxItem item = desk.claimDelivery();
            desk.store().outbox().giveBack(List.of(item.id()));
            desk.settle(item, new Delivered(record("500A")));
            assertThat(desk.claimDelivery().id()).isEqualTo(item.id());
            desk.settle(item, new Delivered(record("500B")));
            desk.settle(item, new Refused("late", null));
            assertThat(desk.store().deadLetters().open()).isZero();
        }
    }

    @Test
    default void a_batch_of_settlements_is_recorded_as_a_whole_or_not_at_all() {
        try (StoreDesk desk = desk()) {
            desk.open(
                    Mentions.post("alice").mention(),
                    Mentions.post("bob").mention(),
                    Mentions.post("carol").mention());
            List<OutboxItem> items = desk.store().outbox().claim(CRM, 10);
            assertThatThrownBy(() -> desk.store()
                            .outbox()
                            .settle(List.of(
                                    desk.settled(items.get(0), new Delivered(record("500A"))),
                                    desk.settled(items.get(1), new Delivered(record("x".repeat(1000)))),
                                    desk.settled(items.get(2), new Refused("too long", null)))))
                    .isInstanceOf(StoreFailure.class);
            assertThat(desk.store().deadLetters().open()).isZero();
            desk.store().outbox().giveBack(items.stream().map(OutboxItem::id).toList());
            assertThat(desk.store().outbox().claim(CRM, 10)).hasSize(3);
        }
    }

    @Test
    default void what_is_skipped_is_done_with_and_lets_the_conversation_go_on() {
        try (StoreDesk desk = desk()) {
            Mention second = Mentions.post("alice").mention();
            desk.open(Mentions.post("alice").mention(), second);
            desk.store().outbox().skip(List.of(desk.claimDelivery().id()), "There is no record to tell.");
            assertThat(desk.claimDelivery().mention().mention()).isEqualTo(second);
        }
    }
}
