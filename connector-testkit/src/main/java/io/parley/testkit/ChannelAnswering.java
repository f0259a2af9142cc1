package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.channel.Channel;
import io.parley.channel.Publication;
import io.parley.health.Lights.Colour;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Receipt;
import io.parley.model.Reply;
import io.parley.model.Visibility;
import io.parley.testkit.ChannelLab.Standing;
import io.parley.testkit.ChannelLab.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How every channel that can be answered must be answered. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public interface ChannelAnswering extends ChannelTested {

    @Test
    default void a_reply_stands_under_the_post_and_the_receipt_leads_there() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String id = lab.post("ann", "Where is it?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention target = ChannelLook.awaitMentions(inbox, 1).get(0);
                Receipt receipt = ChannelLook.publish(running, "Sorry & thanks <b>Ann</b>! It is on its way.", target);
                List<Standing> standing = lab.replies(id);
                assertThat(standing).hasSize(1);
                assertThat(standing.get(0).text()).contains("Sorry & thanks <b>Ann</b>! It is on its way.");
                assertThat(standing.get(0).alone()).isFalse();
                assertThat(receipt.nativeId()).isEqualTo(standing.get(0).id());
                assertThat(receipt.url()).startsWith("http");
                assertThat(receipt.publishedAt()).isAfter(Instant.now().minusSeconds(120));
            }
        }
    }

    @Test
    default void our_own_reply_is_not_taken_in_as_a_mention() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            lab.post("ann", "Where is it?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Receipt ours = ChannelLook.publish(
                        running,
                        "On its way.",
                        ChannelLook.awaitMentions(inbox, 1).get(0));
                lab.post("ben", "And mine?", null);
                ChannelLook.awaitMentions(inbox, 2);
                assertThat(inbox.mentions().stream().map(each -> each.key().nativeId()))
                        .doesNotContain(ours.nativeId());
            }
        }
    }

    @Test
    default void a_crash_between_sending_and_hearing_leaves_one_reply() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String id = lab.post("ann", "Where is it?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention target = ChannelLook.awaitMentions(inbox, 1).get(0);
                lab.troubleWriting(Trouble.BROKEN_AFTERWARDS, 1);
                Reply reply = ChannelLook.reply("It's on its \"way\" -- tomorrow...");
                assertThat(running.channel().publish(reply, target))
                        .isInstanceOfSatisfying(Publication.NotPublished.class, not -> assertThat(not.outcome())
                                .isInstanceOf(Outcome.Retry.class));
                assertThat(lab.replies(id)).hasSize(1);
                Optional<Receipt> standing = running.channel().find(reply, target);
                assertThat(standing.map(Receipt::nativeId))
                        .contains(lab.replies(id).get(0).id());
            }
        }
    }

    @Test
    default void a_reply_that_was_never_sent_is_not_found() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            lab.post("ann", "Where is it?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention target = ChannelLook.awaitMentions(inbox, 1).get(0);
                ChannelLook.publish(running, "Another answer", target);
                assertThat(running.channel().find(ChannelLook.reply("Never sent"), target))
                        .isEmpty();
            }
        }
    }

    @Test
    default void a_reply_that_is_too_long_is_refused_before_anything_is_sent_with_the_count() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String id = lab.post("ann", "Tell me everything", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention target = ChannelLook.awaitMentions(inbox, 1).get(0);
                int longest = running.channel().rules().longest();
                assertThat(longest).isPositive();
                String tooLong = "x".repeat(longest + 1);
                assertThat(ChannelLook.refusal(running.channel().publish(ChannelLook.reply(tooLong), target)))
                        .contains(String.valueOf(longest))
                        .contains("characters");
                assertThat(lab.replies(id)).isEmpty();
            }
        }
    }

    @Test
    default void a_reply_to_what_was_deleted_is_refused_in_words() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String id = lab.post("ann", "Never mind", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention target = ChannelLook.awaitMentions(inbox, 1).get(0);
                lab.delete(id);
                assertThat(ChannelLook.refusal(running.channel().publish(ChannelLook.reply("We do mind"), target)))
                        .containsIgnoringCase("gone");
            }
        }
    }

    @Test
    default void a_direct_mention_is_answered_direct_or_the_channel_has_none() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String id;
            try {
                id = lab.direct("ann", "This is private");
            } catch (UnsupportedOperationException none) {
                return;
            }
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention target = ChannelLook.awaitMentions(inbox, 1).get(0);
                assertThat(target.visibility()).isEqualTo(Visibility.DIRECT);
                ChannelLook.publish(running, "So is this", target);
                assertThat(lab.replies(id)).hasSize(1);
                assertThat(lab.replies(id).get(0).alone()).isTrue();
            }
        }
    }

    @Test
    default void refused_credentials_turn_the_light_red_with_the_fix_and_hold_the_replies() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            lab.post("ann", "Hello?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention target = ChannelLook.awaitMentions(inbox, 1).get(0);
                lab.troubleWriting(Trouble.BAD_CREDENTIALS, 1);
                assertThat(running.channel().publish(ChannelLook.reply("Hi"), target))
                        .isInstanceOfSatisfying(Publication.NotPublished.class, not -> assertThat(not.outcome())
                                .isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> assertThat(blocked.fix())
                                        .contains(ChannelLook.NAME)));
                lab.troubleReading(Trouble.BAD_CREDENTIALS, 1);
                ChannelLook.awaitLight(running, Colour.RED);
                assertThat(ChannelLook.light(running).fix()).contains("parley.yaml");
                ChannelLook.awaitLight(running, Colour.GREEN);
            }
        }
    }

    @Test
    default void a_reply_that_meets_trouble_is_tried_again_after_the_wait_that_was_asked() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String id = lab.post("ann", "Hello?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention target = ChannelLook.awaitMentions(inbox, 1).get(0);
                for (Trouble trouble : List.of(Trouble.UNAVAILABLE, Trouble.BROKEN, Trouble.TOO_MANY_CALLS)) {
                    lab.troubleWriting(trouble, 1);
                    Outcome.Failure failure =
                            ChannelLook.failure(running.channel().publish(ChannelLook.reply("Hi"), target));
                    assertThat(failure).as("%s", trouble).isInstanceOf(Outcome.Retry.class);
                    Duration asked = lab.asksToWait();
                    if (trouble == Trouble.TOO_MANY_CALLS && asked != null) {
                        assertThat(((Outcome.Retry) failure).after()).isBetween(Duration.ZERO, asked);
                    }
                }
                assertThat(lab.replies(id)).isEmpty();
            }
        }
    }

    @Test
    default void a_channel_that_can_not_be_asked_for_replies_says_so() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            lab.post("ann", "Hello?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention target = ChannelLook.awaitMentions(inbox, 1).get(0);
                Channel channel = running.channel();
                if (channel.rules().findable()) {
                    assertThat(channel.find(ChannelLook.reply("nothing"), target))
                            .isEmpty();
                } else {
                    assertThatThrownBy(() -> channel.find(ChannelLook.reply("nothing"), target))
                            .isInstanceOf(UnsupportedOperationException.class);
                }
            }
        }
    }
}
