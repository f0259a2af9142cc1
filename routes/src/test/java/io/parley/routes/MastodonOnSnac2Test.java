package io.parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.channel.Publication;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Receipt;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.testkit.PaperInbox;
import io.parley.testkit.servers.Snac2;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The channel {@code mastodon} against a real server that speaks the Mastodon client API. */
@Tag("real-servers")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MastodonOnSnac2Test {

    /** snac2 delivers in steps of 3 s; what it could not hand over at once it tries again a minute later. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static Snac2 snac;
    private final PaperInbox inbox = new PaperInbox();
    private CamelRig.Running running;

    /** The server keeps its posts from one run to the next. */
    private final String run = "run" + System.nanoTime() + "-";

    @BeforeAll
    static void startServer() {
        snac = Snac2.start(Path.of("target", "real-servers", "snac2-channel"));
    }

    @AfterAll
    static void stopServer() {
        snac.close();
    }

    @BeforeEach
    void startChannel() {
        running = new CamelRig()
                .start(
                        "fedi",
                        "mastodon",
                        Map.of("server", snac.url(), "token", snac.token("brand"), "every", "500ms"),
                        inbox);
    }

    @AfterEach
    void stopChannel() {
        running.close();
    }

    @Test
    void a_customers_mention_is_taken_and_a_reps_reply_stands_under_it() {
        String words = "@brand my parcel " + run + "4711 is late 🙂 #late";
        Snac2.Status posted = snac.post("alice", words, null);
        Mention mention = awaitMention(run + "4711");
        assertThat(mention.actor().handle()).isEqualTo("alice");
        assertThat(mention.content()).contains("my parcel " + run + "4711 is late 🙂 #late");
        assertThat(mention.tags()).containsExactly("late");
        assertThat(mention.mentionsUs()).isTrue();

        Receipt receipt = publish(reply("Sorry, it arrives 'tomorrow' & not later."), mention);
        assertThat(snac.thread("brand", posted.id())).contains("@alice Sorry, it arrives 'tomorrow' & not later.");
        assertThat(receipt.url()).startsWith(snac.url());

        String answer = snac.post("alice", "@brand thank you for " + run + "4712", receipt.nativeId())
                .uri();
        Mention thanks = awaitMention(run + "4712");
        assertThat(thanks.url()).isEqualTo(answer);
        assertThat(thanks.inReplyTo()).isEqualTo(receipt.nativeId());
        assertThat(thanks.conversation()).isEqualTo(mention.conversation());
        assertThat(inbox.mentions()).noneMatch(each -> each.key().nativeId().equals(receipt.nativeId()));
        assertThat(inbox.malformed()).isEmpty();
    }

    @Test
    void a_reply_whose_answer_was_lost_is_found_on_the_server() {
        snac.post("alice", "@brand where is " + run + "5711?", null);
        Mention mention = awaitMention(run + "5711");
        Reply reply = reply("On its way -- really...");
        Receipt receipt = publish(reply, mention);
        assertThat(running.channel().find(reply, mention).map(Receipt::nativeId))
                .contains(receipt.nativeId());
        assertThat(running.channel().find(reply("Never said"), mention)).isEmpty();
    }

    @Test
    void an_edit_is_a_new_version_of_the_same_mention() {
        Snac2.Status posted = snac.post("bob", "@brand the first wording of " + run + "6711", null);
        Mention first = awaitMention("first wording of " + run + "6711");
        snac.edit("bob", posted.id(), "@brand the second wording of " + run + "6711");
        Mention second = awaitMention("second wording of " + run + "6711");
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.versionKey()).isNotEqualTo(first.versionKey());
    }

    @Test
    void a_reply_to_what_was_deleted_is_refused_in_words() {
        Snac2.Status posted = snac.post("bob", "@brand forget " + run + "7711", null);
        Mention mention = awaitMention(run + "7711");
        snac.delete("bob", snac.status("bob", posted.id()));
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> isGone(posted));
        Publication publication = running.channel().publish(reply("We do not"), mention);
        assertThat(publication).isInstanceOfSatisfying(Publication.NotPublished.class, not -> assertThat(not.outcome())
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                        .contains("gone")));
    }

    private static boolean isGone(Snac2.Status posted) {
        try {
            snac.status("brand", posted.id());
            return false;
        } catch (RuntimeException refused) {
            return true;
        }
    }

    private Mention awaitMention(String words) {
        Optional<Mention> found = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> mention(words), Optional::isPresent);
        return found.orElseThrow();
    }

    private Optional<Mention> mention(String words) {
        List<Mention> mentions = inbox.mentions();
        return mentions.stream().filter(each -> each.content().contains(words)).findFirst();
    }

    private Receipt publish(Reply reply, Mention target) {
        Publication publication = running.channel().publish(reply, target);
        assertThat(publication).isInstanceOf(Publication.Published.class);
        return ((Publication.Published) publication).receipt();
    }

    private static Reply reply(String text) {
        RecordRef record = new RecordRef("support", RecordKind.CASE, "500A1", null, null);
        return new Reply("note-" + text.hashCode(), record, text, "Rita", Instant.now(), null);
    }
}
