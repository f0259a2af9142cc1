package io.parley.testkit;

import static io.parley.testkit.StoreDesk.CHANNEL;
import static io.parley.testkit.StoreDesk.CRM;
import static io.parley.testkit.StoreDesk.openCase;
import static io.parley.testkit.StoreDesk.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Decision.AddToRecord;
import io.parley.model.Mention;
import io.parley.model.Outcome.Delivered;
import io.parley.model.Outcome.Refused;
import io.parley.model.Outcome.Retry;
import io.parley.store.DeadLetters.DeadLetter;
import io.parley.store.OutboxItem;
import io.parley.store.Overview.MentionRow;
import io.parley.store.ReplyItem;
import io.parley.store.Store;
import io.parley.store.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store does to forget a person. */
public interface PrivacyContract extends StoreOpener {

    @Test
    default void a_forgotten_author_stands_nowhere_in_the_store() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").says("My number is 555").mention());
            desk.publish(desk.reply("r1", "500A"), "own-1");
            desk.open(Mentions.post("alice").says("Call me").mention());
            desk.settle(desk.claimDelivery(), new Refused("too long", null));
            desk.takeMalformed("{\"by\":\"alice\",\"text\":\"hello\"}");
            assertThat(desk.store().privacy().forget(CHANNEL, "@Alice"))
                    .isEqualTo(Map.of("mentions", 2, "replies", 1, "dead letters", 2));
            for (MentionRow row : desk.store().overview().mentions(10, Long.MAX_VALUE)) {
                assertThat(row.mention().tombstone()).isTrue();
                assertThat(row.mention().toString()).doesNotContain("alice", "555", "Call me");
            }
            for (DeadLetter letter : desk.store().deadLetters().list(10)) {
                assertThat(letter.payload()).doesNotContain("alice", "Call me", "hello");
            }
            assertThat(desk.store()
                            .replies()
                            .unconfirmed(CRM, 1)
                            .get(0)
                            .confirmation()
                            .reply()
                            .text())
                    .isEmpty();
            assertThat(desk.store().privacy().forget(CHANNEL, "alice"))
                    .isEqualTo(Map.of("mentions", 0, "replies", 0, "dead letters", 0));
        }
    }

    @Test
    default void the_crm_is_told_to_withdraw_what_it_has_of_a_forgotten_author() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").mention();
            desk.link("500A", alice);
            forget(desk);
            OutboxItem item = desk.claimDelivery();
            assertThat(item.decision()).isEqualTo(new AddToRecord("forgotten on request", CRM));
            assertThat(item.mention().mention().key()).isEqualTo(alice.key());
            assertThat(item.mention().mention().tombstone()).isTrue();
            assertThat(item.mention().mention().content()).isEmpty();
            assertThat(item.mention().mention().actor().displayName()).isEqualTo("somebody");
            assertThat(desk.store()
                            .links()
                            .ancestors(CRM, List.of(alice.key()))
                            .get(alice.key())
                            .record())
                    .isEqualTo(record("500A"));
        }
    }

    @Test
    default void what_a_forgotten_author_wrote_is_never_taken_in_again() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").id("1").mention();
            desk.take(alice);
            forget(desk);
            assertThat(desk.take(
                            alice,
                            Mentions.post("alice").id("1").version("2", 60).mention()))
                    .isEqualTo(new Taken(0, 2, 0));
        }
    }

    @Test
    default void what_waits_of_a_forgotten_author_is_neither_decided_nor_delivered() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").mention());
            desk.take(Mentions.post("alice").mention(), Mentions.post("bob").mention());
            forget(desk);
            assertThat(desk.store().inbox().claim(10))
                    .extracting(item -> item.mention().actor().handle())
                    .containsExactly("bob");
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
        }
    }

    @Test
    default void a_delivery_that_is_under_way_while_its_author_is_forgotten_is_withdrawn_after_it() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").mention());
            OutboxItem underWay = desk.claimDelivery();
            forget(desk);
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
            desk.settle(underWay, new Delivered(record("500A")));
            OutboxItem after = desk.claimDelivery();
            assertThat(after.decision()).isInstanceOf(AddToRecord.class);
            assertThat(after.mention().mention().tombstone()).isTrue();
        }
    }

    @Test
    default void a_delivery_whose_end_is_unknown_goes_without_its_words_once_its_author_is_forgotten() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").says("My number is 555").mention());
            desk.settle(desk.claimDelivery(), new Retry("timed out", null));
            forget(desk);
            desk.clock().pass(Duration.ofMinutes(1));
            OutboxItem again = desk.claimDelivery();
            assertThat(again.mention().toString()).doesNotContain("555", "alice");
            assertThat(again.decision().toString()).doesNotContain("About a parcel");
        }
    }

    @Test
    default void a_reply_to_a_forgotten_author_finds_its_mention_taken_back() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            desk.hear(desk.reply("r1", "500A"));
            forget(desk);
            ReplyItem item = desk.claimReply();
            assertThat(item.reply().text()).isEmpty();
            assertThat(item.target().tombstone()).isTrue();
        }
    }

    @Test
    default void forgetting_one_author_leaves_the_others_alone() {
        try (StoreDesk desk = desk()) {
            Mention bob = Mentions.post("bob").mention();
            Mention elsewhere = Mentions.post("alice").on("blog").mention();
            desk.take(bob, elsewhere, Mentions.post("alice").mention());
            assertThat(forget(desk)).containsEntry("mentions", 1);
            desk.decide(mention -> openCase(CRM));
            assertThat(desk.store().outbox().claim(CRM, 10))
                    .extracting(item -> item.mention().mention())
                    .containsExactly(bob, elsewhere);
        }
    }

    @Test
    default void an_author_is_found_by_id_and_under_earlier_handles() {
        try (StoreDesk desk = desk()) {
            desk.take(
                    Mentions.post("alice").authorId("42").mention(),
                    Mentions.post("alice.new").authorId("42").mention(),
                    Mentions.post("bob").authorId("43").mention());
            assertThat(desk.store().privacy().forget(CHANNEL, "alice")).containsEntry("mentions", 2);
            assertThat(desk.store().privacy().forget(CHANNEL, "43")).containsEntry("mentions", 1);
        }
    }

    @Test
    default void nobody_is_forgotten_by_an_empty_name() {
        try (StoreDesk desk = desk()) {
            desk.take(Mentions.post("").mention());
            Store store = desk.store();
            assertThatThrownBy(() -> store.privacy().forget(CHANNEL, " ")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Map<String, Integer> forget(StoreDesk desk) {
        return desk.store().privacy().forget(CHANNEL, "alice");
    }
}
