package io.parley.testkit;

import static io.parley.testkit.StoreDesk.CHANNEL;
import static io.parley.testkit.StoreDesk.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Cursor;
import io.parley.model.Confirmation;
import io.parley.model.Decision.AddToRecord;
import io.parley.model.Mention;
import io.parley.model.Reply;
import io.parley.store.DeadLetters.DeadLetter;
import io.parley.store.DeadLetters.Stage;
import io.parley.store.Replies;
import io.parley.store.Replies.Unconfirmed;
import io.parley.store.ReplyItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store does with replies. */
public interface RepliesContract extends StoreOpener {

    @Test
    default void a_reply_is_heard_once_and_the_cursor_moves_with_it() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            assertThat(desk.store().replies().cursor(CRM)).isEqualTo(Cursor.START);
            assertThat(desk.hear(desk.reply("r1", "500A"), desk.reply("r2", "500A")))
                    .isEqualTo(2);
            assertThat(desk.hear(desk.reply("r2", "500A"), desk.reply("r3", "500A")))
                    .isEqualTo(1);
            assertThat(desk.store().replies().cursor(CRM)).isEqualTo(new Cursor("after r3"));
            assertThat(desk.store().replies().cursor("sales")).isEqualTo(Cursor.START);
        }
    }

    @Test
    default void the_place_where_listening_goes_on_is_another_than_that_of_reading() {
        try (StoreDesk desk = desk()) {
            assertThat(desk.store().replies().ear(CRM)).isEqualTo(Cursor.START);
            desk.store().replies().keepEar(CRM, new Cursor("event 1"));
            desk.store().replies().keepEar(CRM, new Cursor("event 2"));
            assertThat(desk.store().replies().ear(CRM)).isEqualTo(new Cursor("event 2"));
            assertThat(desk.store().replies().cursor(CRM)).isEqualTo(Cursor.START);
            assertThat(desk.store().replies().ear("sales")).isEqualTo(Cursor.START);
        }
    }

    @Test
    default void a_reply_answers_the_mention_it_names() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").mention();
            desk.link("500A", first, Mentions.post("alice").mention());
            desk.hear(desk.replyTo(first, "r1", "500A"));
            assertThat(desk.claimReply().target()).isEqualTo(first);
        }
    }

    @Test
    default void a_reply_that_names_no_mention_answers_the_newest_on_its_record() {
        try (StoreDesk desk = desk()) {
            Mention second = Mentions.post("alice").mention();
            desk.link("500A", Mentions.post("alice").mention(), second);
            desk.link("500B", Mentions.post("alice").mention());
            desk.hear(desk.reply("r1", "500A"));
            assertThat(desk.claimReply().target()).isEqualTo(second);
        }
    }

    @Test
    default void a_reply_that_names_no_mention_passes_over_one_that_was_deleted() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").mention();
            desk.link("500A", first, Mentions.post("alice").id("2").mention());
            desk.take(Mentions.post("alice").id("2").deleted().mention());
            desk.decide(mention -> new AddToRecord("deletion", CRM));
            desk.deliver("500A");
            desk.hear(desk.reply("r1", "500A"));
            assertThat(desk.claimReply().target()).isEqualTo(first);
        }
    }

    @Test
    default void a_reply_sees_its_mention_in_the_newest_version() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").id("1").mention();
            desk.link("500A", first);
            desk.hear(desk.replyTo(first, "r1", "500A"));
            Mention deleted = Mentions.post("alice").id("1").deleted().mention();
            desk.take(deleted);
            assertThat(desk.claimReply().target()).isEqualTo(deleted);
        }
    }

    @Test
    default void a_reply_with_nobody_to_answer_is_refused_at_once_and_the_rep_is_told() {
        try (StoreDesk desk = desk()) {
            Reply reply = desk.reply("r1", "500NOBODY");
            desk.hear(reply);
            String why = "No mention stands on this record, so there is nobody to answer.";
            assertThat(desk.store().replies().unconfirmed(CRM, 10))
                    .extracting(Unconfirmed::confirmation)
                    .containsExactly(new Confirmation.NotPublished(reply, why));
            DeadLetter letter = StoreDesk.one(desk.store().deadLetters().list(10));
            assertThat(letter.stage()).isEqualTo(Stage.PUBLISH);
            assertThat(letter.subject()).isEqualTo(CRM);
            assertThat(letter.reason()).isEqualTo(why);
        }
    }

    @Test
    default void only_the_oldest_reply_of_a_record_is_given_out() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            desk.link("500B", Mentions.post("bob").mention());
            desk.hear(desk.reply("r1", "500A"), desk.reply("r2", "500A"), desk.reply("r3", "500B"));
            List<ReplyItem> items = desk.store().replies().claim(CHANNEL, 10);
            assertThat(items).extracting(item -> item.reply().key()).containsExactly("r1", "r3");
            assertThat(desk.store().replies().claim(CHANNEL, 10)).isEmpty();
            desk.store().replies().published(items.get(0).id(), desk.receipt("own-1"));
            assertThat(desk.claimReply().reply().key()).isEqualTo("r2");
        }
    }

    @Test
    default void a_published_reply_waits_until_the_rep_has_been_told() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            Reply reply = desk.reply("r1", "500A");
            desk.publish(reply, "own-1");
            Unconfirmed told = StoreDesk.one(desk.store().replies().unconfirmed(CRM, 10));
            assertThat(told.confirmation()).isEqualTo(new Confirmation.Published(reply, desk.receipt("own-1")));
            assertThat(desk.store().replies().unconfirmed("sales", 10)).isEmpty();
            desk.store().replies().confirmed(List.of(told.id()));
            assertThat(desk.store().replies().unconfirmed(CRM, 10)).isEmpty();
        }
    }

    @Test
    default void a_reply_that_failed_waits_for_its_time_and_remembers_that_it_may_stand_there() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            desk.hear(desk.reply("r1", "500A"), desk.reply("r2", "500A"));
            Replies replies = desk.store().replies();
            ReplyItem first = desk.claimReply();
            assertThat(first.maybeSent()).isFalse();
            assertThat(replies.sending(first.id())).isTrue();
            replies.retry(first.id(), desk.clock().instant().plusSeconds(30), "timed out", true);
            assertThat(replies.claim(CHANNEL, 10)).isEmpty();
            desk.clock().pass(Duration.ofSeconds(31));
            ReplyItem again = desk.claimReply();
            assertThat(again.reply().key()).isEqualTo("r1");
            assertThat(again.attempts()).isEqualTo(1);
            assertThat(again.maybeSent()).isTrue();
            replies.retry(again.id(), desk.clock().instant(), "401", false);
            assertThat(desk.claimReply().attempts()).isEqualTo(1);
        }
    }

    @Test
    default void a_refused_reply_becomes_a_dead_letter_and_the_rep_is_told_why() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            Reply reply = desk.reply("r1", "500A");
            desk.hear(reply);
            desk.store().replies().refused(desk.claimReply().id(), "The author deleted what this answers.");
            assertThat(StoreDesk.one(desk.store().replies().unconfirmed(CRM, 10))
                            .confirmation())
                    .isEqualTo(new Confirmation.NotPublished(reply, "The author deleted what this answers."));
            DeadLetter letter = StoreDesk.one(desk.store().deadLetters().list(10));
            assertThat(letter.stage()).isEqualTo(Stage.PUBLISH);
            assertThat(letter.subject()).isEqualTo(CHANNEL);
        }
    }

    @Test
    default void a_refused_reply_that_is_retried_goes_behind_what_waits_on_its_record() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            desk.hear(desk.reply("r1", "500A"), desk.reply("r2", "500A"));
            ReplyItem first = desk.claimReply();
            desk.store().replies().sending(first.id());
            desk.store().replies().refused(first.id(), "Please look.");
            desk.store()
                    .deadLetters()
                    .retry(StoreDesk.one(desk.store().deadLetters().list(1)).id());
            assertThat(desk.store().replies().unconfirmed(CRM, 10)).isEmpty();
            ReplyItem second = desk.claimReply();
            assertThat(second.reply().key()).isEqualTo("r2");
            desk.store().replies().published(second.id(), desk.receipt("own-2"));
            ReplyItem again = desk.claimReply();
            assertThat(again.reply().key()).isEqualTo("r1");
            assertThat(again.attempts()).isZero();
            assertThat(again.maybeSent()).isTrue();
        }
    }

    @Test
    default void a_reply_with_nobody_to_answer_finds_its_mention_when_it_is_retried() {
        try (StoreDesk desk = desk()) {
            desk.hear(desk.reply("r1", "500A"));
            long letter = StoreDesk.one(desk.store().deadLetters().list(1)).id();
            desk.store().deadLetters().retry(letter);
            long second = StoreDesk.one(desk.store().deadLetters().list(1)).id();
            assertThat(second).isNotEqualTo(letter);
            Mention alice = Mentions.post("alice").mention();
            desk.link("500A", alice);
            desk.store().deadLetters().retry(second);
            assertThat(desk.claimReply().target()).isEqualTo(alice);
            assertThat(desk.store().deadLetters().open()).isZero();
        }
    }

    @Test
    default void a_reply_that_is_no_longer_held_is_not_sent_and_its_end_is_ignored() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            desk.hear(desk.reply("r1", "500A"));
            ReplyItem item = desk.claimReply();
            desk.store().replies().giveBack(List.of(item.id()));
            assertThat(desk.store().replies().sending(item.id())).isFalse();
            desk.store().replies().refused(item.id(), "late");
            desk.store().replies().published(item.id(), desk.receipt("own-1"));
            assertThat(desk.store().deadLetters().open()).isZero();
            assertThat(desk.store().replies().unconfirmed(CRM, 10)).isEmpty();
            assertThat(desk.claimReply().maybeSent()).isFalse();
        }
    }
}
