package io.parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.channel.Publication;
import io.parley.health.Lights.Colour;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Receipt;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.testkit.PaperInbox;
import io.parley.testkit.servers.WordPress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The channel {@code wordpress} against a real WordPress. */
@Tag("real-servers")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordPressOnRealTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static WordPress blog;
    private final PaperInbox inbox = new PaperInbox();

    @BeforeAll
    static void startServer() {
        blog = WordPress.start(Path.of("target", "real-servers", "wordpress-channel"));
    }

    @AfterAll
    static void stopServer() {
        blog.close();
    }

    @Test
    void a_customers_comment_is_taken_and_a_reps_reply_stands_below_it_once() {
        try (CamelRig.Running running = start(blog.applicationPassword("admin"))) {
            String tag = "no " + System.nanoTime();
            long id = blog.comment(
                    "alice", "Tom & Jerry wait, " + tag + "\nsecond line https://example.org/?a=1&b=2", null);
            Mention mention = awaitMention(tag);
            assertThat(mention.key().nativeId()).isEqualTo(String.valueOf(id));
            assertThat(mention.actor().name()).isEqualTo("alice");
            assertThat(mention.actor().id()).isNotNull();
            assertThat(mention.content())
                    .isEqualTo("Tom & Jerry wait, " + tag + "\nsecond line https://example.org/?a=1&b=2");

            Reply reply = reply("It's \"here\" -- we <b>know</b> & hurry... " + tag);
            Receipt receipt = publish(running, reply, mention);
            assertThat(running.channel().find(reply, mention).map(Receipt::nativeId))
                    .contains(receipt.nativeId());
            assertThat(running.channel().find(reply("Never said"), mention)).isEmpty();

            // A repeat without looking first: WordPress refuses it, and that counts as published.
            assertThat(publish(running, reply, mention).nativeId()).isEqualTo(receipt.nativeId());
            assertThat(repliesTo(id)).hasSize(1);
            assertThat(inbox.mentions()).noneMatch(each -> each.key().nativeId().equals(receipt.nativeId()));
        }
    }

    @Test
    void somebody_without_an_account_is_nobody_we_know() {
        try (CamelRig.Running running = start(blog.applicationPassword("admin"))) {
            String tag = "no " + System.nanoTime();
            long parent = blog.comment("alice", "Hello " + tag, null);
            blog.comment("Ben", "Me too " + tag, parent);
            Mention mention = awaitMention("Me too " + tag);
            assertThat(mention.actor().id()).isNull();
            assertThat(mention.inReplyTo()).isEqualTo(String.valueOf(parent));
            assertThat(running.channel().rules().replies()).isTrue();
        }
    }

    @Test
    void more_comments_between_two_polls_than_a_page_holds_are_all_taken() {
        try (CamelRig.Running running = start(blog.applicationPassword("admin"))) {
            await().atMost(PATIENCE).until(() -> light(running) == Colour.GREEN);
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            ids.add(String.valueOf(blog.comment("alice", "number " + i + " of " + System.nanoTime(), null)));
        }
        try (CamelRig.Running running = start(blog.applicationPassword("admin"))) {
            await().atMost(PATIENCE).until(() -> taken().containsAll(ids));
            assertThat(inbox.malformed()).isEmpty();
            assertThat(running.lights().all()).hasSize(1);
        }
    }

    @Test
    void a_reply_to_a_comment_in_the_trash_is_refused_in_words() {
        try (CamelRig.Running running = start(blog.applicationPassword("admin"))) {
            String tag = "no " + System.nanoTime();
            long id = blog.comment("alice", "Forget it " + tag, null);
            Mention mention = awaitMention(tag);
            blog.trash(id);
            assertThat(running.channel().publish(reply("We do not"), mention))
                    .isInstanceOfSatisfying(Publication.NotPublished.class, not -> assertThat(not.outcome())
                            .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                                    .contains("gone")));
        }
    }

    @Test
    void a_wrong_password_turns_the_light_red_with_the_fix() {
        try (CamelRig.Running running = start("wrong")) {
            await().atMost(PATIENCE).until(() -> light(running) == Colour.RED);
            assertThat(running.lights().all().get(0).fix()).contains("'password' of channel blog");
        }
    }

    private CamelRig.Running start(String password) {
        Map<String, String> options =
                Map.of("server", blog.url(), "user", "admin", "password", password, "every", "500ms");
        return new CamelRig().start("blog", "wordpress", options, inbox);
    }

    private static Colour light(CamelRig.Running running) {
        return running.lights().all().get(0).colour();
    }

    private List<String> taken() {
        return inbox.mentions().stream().map(each -> each.key().nativeId()).toList();
    }

    private static List<WordPress.Comment> repliesTo(long id) {
        return blog.comments(blog.post()).stream()
                .filter(comment -> comment.parent() == id)
                .toList();
    }

    private Mention awaitMention(String words) {
        Optional<Mention> found = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> inbox.mentions().stream()
                                .filter(each -> each.content().contains(words))
                                .findFirst(),
                        Optional::isPresent);
        return found.orElseThrow();
    }

    private static Receipt publish(CamelRig.Running running, Reply reply, Mention target) {
        Publication publication = running.channel().publish(reply, target);
        assertThat(publication).isInstanceOf(Publication.Published.class);
        return ((Publication.Published) publication).receipt();
    }

    private static Reply reply(String text) {
        RecordRef record = new RecordRef("support", RecordKind.CASE, "500A1", null, null);
        return new Reply("note-" + text.hashCode(), record, text, "Rita", Instant.now(), null);
    }
}
