package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.health.Lights.Colour;
import io.parley.model.Mention;
import io.parley.testkit.ChannelLab.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How every channel that is polled must be read. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public interface ChannelReading extends ChannelTested {

    @Test
    default void a_page_with_several_people_brings_each_with_their_own_words() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String ann = lab.post("ann", "My parcel is late", null);
            String ben = lab.post("ben", "Mine came broken", null);
            String eve = lab.post("eve", "Where do I find you?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 3);
                assertThat(ChannelLook.wrote(inbox, ann, "ann")).contains("My parcel is late");
                assertThat(ChannelLook.wrote(inbox, ben, "ben")).contains("Mine came broken");
                assertThat(ChannelLook.wrote(inbox, eve, "eve")).contains("Where do I find you?");
                assertThat(inbox.mentions().stream().map(Mention::conversation).distinct())
                        .hasSize(3);
                ChannelLook.awaitLight(running, Colour.GREEN);
            }
        }
    }

    @Test
    default void a_mention_tells_when_and_where_it_was_said_and_that_it_is_meant_for_us() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            Instant before = Instant.now().minusSeconds(5);
            lab.post("ann", "When do you open?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                Mention mention = ChannelLook.awaitMentions(inbox, 1).get(0);
                assertThat(mention.published()).isBetween(before, Instant.now().plusSeconds(5));
                assertThat(mention.url()).startsWith("http");
                assertThat(mention.mentionsUs()).isTrue();
                assertThat(mention.canReply().allowed()).isTrue();
                assertThat(running.channel().name()).isEqualTo(ChannelLook.NAME);
            }
        }
    }

    @Test
    default void more_news_between_two_polls_than_a_page_holds_are_all_taken_oldest_first() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            List<String> ids = new ArrayList<>(List.of(lab.post("ann", "first", null)));
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 1);
                assertThat(running.channel().rules().replies()).isTrue();
            }
            for (int i = 1; i <= 130; i++) {
                ids.add(lab.post(i % 2 == 0 ? "ann" : "ben", "number " + i, null));
            }
            try (RunningChannel again = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 131);
                assertThat(inbox.mentions().stream().map(each -> each.key().nativeId()))
                        .containsExactlyElementsOf(ids);
                ChannelLook.awaitLight(again, Colour.GREEN);
            }
        }
    }

    @Test
    default void nothing_is_lost_when_the_item_at_the_cursor_is_deleted_meanwhile() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            lab.post("ann", "one", null);
            String last = lab.post("ben", "two", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 2);
                assertThat(ChannelLook.light(running).fix()).isEmpty();
            }
            lab.delete(last);
            String fresh = lab.post("eve", "three", null);
            try (RunningChannel again = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 3);
                assertThat(ChannelLook.wrote(inbox, fresh, "eve")).contains("three");
                assertThat(again.channel().name()).isEqualTo(ChannelLook.NAME);
            }
        }
    }

    @Test
    default void the_cursor_moves_with_the_commit_only() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            inbox.failNext(2);
            lab.post("ann", "Do not lose me", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 1);
                ChannelLook.awaitLight(running, Colour.GREEN);
            }
        }
    }

    @Test
    default void an_edit_is_a_new_version_of_the_same_mention() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String id = lab.post("ann", "The first wording", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 1);
                lab.edit(id, "The second wording");
                lab.post("ben", "Another one", null);
                ChannelLook.awaitMentions(inbox, lab.showsEdits() ? 3 : 2);
                List<Mention> versions = inbox.mentions().stream()
                        .filter(each -> each.key().nativeId().equals(id))
                        .toList();
                assertThat(versions).hasSize(lab.showsEdits() ? 2 : 1);
                assertThat(versions.stream().map(Mention::conversation).distinct())
                        .hasSize(1);
                assertThat(ChannelLook.light(running).reason()).isEmpty();
            }
        }
    }

    @Test
    default void a_reply_names_what_it_answers_and_stays_in_its_authors_conversation() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String root = lab.post("ann", "It broke", null);
            String answer = lab.post("ann", "It broke again", root);
            String stranger = lab.post("ben", "Mine too", answer);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 3);
                assertThat(ChannelLook.mention(inbox, answer).inReplyTo()).isEqualTo(root);
                assertThat(ChannelLook.mention(inbox, stranger).inReplyTo()).isEqualTo(answer);
                assertThat(ChannelLook.mention(inbox, answer).conversation())
                        .isEqualTo(ChannelLook.mention(inbox, root).conversation());
                assertThat(ChannelLook.mention(inbox, stranger).conversation())
                        .isNotEqualTo(ChannelLook.mention(inbox, root).conversation());
                assertThat(running.lights().all()).hasSize(1);
            }
        }
    }

    @Test
    default void difficult_text_arrives_as_it_was_written() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            String id = lab.post("ann", "Tom & Jerry 👩‍👧 مرحبا 你好\nsecond line https://example.org/?a=1&b=2", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 1);
                assertThat(ChannelLook.mention(inbox, id).content())
                        .contains("Tom & Jerry 👩‍👧 مرحبا 你好\nsecond line https://example.org/?a=1&b=2");
                assertThat(running.channel().rules().whyNot()).isNull();
            }
        }
    }

    @Test
    default void a_server_in_trouble_turns_the_light_yellow_and_green_again() {
        try (ChannelLab lab = lab()) {
            PaperInbox inbox = new PaperInbox();
            lab.post("ann", "Hello?", null);
            try (RunningChannel running = ChannelLook.start(starter(), lab, inbox)) {
                ChannelLook.awaitMentions(inbox, 1);
                for (Trouble trouble : List.of(Trouble.UNAVAILABLE, Trouble.BROKEN)) {
                    lab.troubleReading(trouble, 1);
                    ChannelLook.awaitLight(running, Colour.YELLOW);
                    assertThat(ChannelLook.light(running).reason()).isNotBlank();
                    ChannelLook.awaitLight(running, Colour.GREEN);
                }
            }
        }
    }
}
