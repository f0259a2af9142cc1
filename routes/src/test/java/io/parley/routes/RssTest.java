package io.parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.channel.Publication;
import io.parley.health.Lights.Colour;
import io.parley.health.Lights.Light;
import io.parley.model.Mention;
import io.parley.model.MentionKind;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.sandbox.FeedHost;
import io.parley.store.Arrivals.Malformed;
import io.parley.testkit.PaperInbox;
import io.parley.testkit.RunningChannel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RssTest {

    private static final String ITEM = "<item><guid isPermaLink=\"false\">%s</guid><title>%s</title>"
            + "<description>%s</description><pubDate>%s</pubDate></item>";

    @TempDir
    Path directory;

    private final PaperInbox inbox = new PaperInbox();
    private Path file;
    private FeedHost host;

    @BeforeEach
    void start() throws IOException {
        file = directory.resolve("feed.xml");
        try (InputStream in = RssTest.class.getResourceAsStream("/feeds/fifty-nine-malformed.atom.xml")) {
            Files.copy(Objects.requireNonNull(in), file, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        host = FeedHost.start(0, file);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void each_malformed_entry_is_a_dead_letter_and_the_others_are_mentions_once() {
        try (RunningChannel running = run(Map.of())) {
            awaitMentions(41);
            assertThat(inbox.malformed()).hasSize(9);
            assertThat(inbox.malformed().stream().map(Malformed::reason))
                    .anyMatch(reason -> reason.contains("not well-formed XML"))
                    .anyMatch(reason -> reason.contains("the date 'the day before yesterday' (updated) can't be read"))
                    .allMatch(reason -> reason.startsWith("entry "));
            assertThat(light(running).colour()).isEqualTo(Colour.GREEN);
            await().atMost(Duration.ofSeconds(10)).until(() -> host.calls().count("unchanged") >= 2);
            assertThat(host.calls().count("sent")).isEqualTo(1);
        }
        try (RunningChannel again = run(Map.of())) {
            long before = host.calls().total();
            await().atMost(Duration.ofSeconds(10)).until(() -> host.calls().total() >= before + 2);
            assertThat(host.calls().count("sent"))
                    .as("the validators outlive a restart")
                    .isEqualTo(1);
            assertThat(inbox.mentions()).hasSize(41);
            assertThat(inbox.malformed()).hasSize(9);
            assertThat(again.channel().name()).isEqualTo("voices");
        }
    }

    @Test
    void mentions_come_oldest_first_with_what_the_feed_tells_of_them() {
        try (RunningChannel running = run(Map.of("ours", "false"))) {
            awaitMentions(41);
            List<Mention> mentions = inbox.mentions();
            assertThat(mentions.stream().map(Mention::published)).isSorted();
            Mention answer = mention("tag:forum.example,2026:post-45");
            assertThat(answer.inReplyTo()).isEqualTo("tag:forum.example,2026:post-44");
            assertThat(answer.kind()).isEqualTo(MentionKind.REPLY);
            assertThat(answer.tags()).containsExactly("espresso");
            assertThat(answer.url()).isEqualTo("https://forum.example/t/45");
            assertThat(answer.content()).isEqualTo("Garantía de la junta. Anyone else? & thanks, number 45.");
            assertThat(answer.mentionsUs()).isFalse();
            assertThat(answer.canReply().allowed()).isFalse();
            assertThat(answer.canReply().reason()).isEqualTo("A feed can only be read. Answer on the page itself.");
            assertThat(answer.actor().id()).isEqualTo("https://forum.example/u/farid");
            assertThat(answer.actor().name()).isEqualTo("Farid Haddad");
            Mention nameOnly = mention("tag:forum.example,2026:post-48");
            assertThat(nameOnly.actor().id()).as("a name proves nothing").isNull();
            assertThat(running.channel().rules().replies()).isFalse();
        }
    }

    @Test
    void an_edit_is_a_new_version_and_what_is_new_is_taken_when_the_feed_changes() throws IOException {
        serve(ITEM.formatted("1", "One", "&lt;p&gt;old words", "Tue, 24 Nov 2026 10:00:00 GMT"));
        try (RunningChannel running = run(Map.of())) {
            awaitMentions(1);
            assertThat(inbox.mentions().get(0).mentionsUs()).isTrue();
            serve(ITEM.formatted("2", "", "second", "Tue, 24 Nov 2026 11:00:00 GMT")
                    + ITEM.formatted("1", "One", "&lt;p&gt;new words", "Tue, 24 Nov 2026 10:00:00 GMT"));
            awaitMentions(3);
            assertThat(inbox.mentions().stream().map(Mention::content))
                    .containsExactly("old words", "new words", "second");
            assertThat(light(running).colour()).isEqualTo(Colour.GREEN);
        }
    }

    @Test
    void a_broken_entry_is_told_once_however_often_the_feed_changes() throws IOException {
        String broken = "<item><guid>9</guid><title>broken</b></title></item>";
        serve(broken);
        try (RunningChannel running = run(Map.of())) {
            await().atMost(Duration.ofSeconds(10)).until(() -> inbox.malformed().size() == 1);
            serve(ITEM.formatted("2", "x", "y", "Tue, 24 Nov 2026 11:00:00 GMT") + "\n" + broken);
            awaitMentions(1);
            assertThat(inbox.malformed().stream().map(Malformed::raw).distinct())
                    .hasSize(1);
            assertThat(running.channel().name()).isEqualTo("voices");
        }
    }

    @Test
    void an_item_without_a_date_was_said_when_it_was_read_and_a_title_alone_is_what_was_said() throws IOException {
        serve("<item><link>https://blog.example/1</link><title>Only a title</title></item>");
        Instant before = Instant.now().minusSeconds(5);
        try (RunningChannel running = run(Map.of())) {
            awaitMentions(1);
            Mention mention = inbox.mentions().get(0);
            assertThat(mention.published()).isBetween(before, Instant.now().plusSeconds(5));
            assertThat(mention.content()).isEqualTo("Only a title");
            assertThat(mention.name()).isNull();
            assertThat(mention.key().nativeId()).isEqualTo("https://blog.example/1");
            assertThat(running.channel().name()).isEqualTo("voices");
        }
    }

    @Test
    void a_page_in_place_of_a_feed_turns_the_light_red_and_the_fix_names_the_feed() throws IOException {
        Files.writeString(
                file,
                "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/comments/feed\">"
                        + "</head><p>Hello</html>");
        try (RunningChannel running = run(Map.of())) {
            await().atMost(Duration.ofSeconds(10)).until(() -> light(running).colour() == Colour.RED);
            assertThat(light(running).fix())
                    .contains(host.url().resolve("/comments/feed").toString());
        }
    }

    @Test
    void a_reply_is_refused_in_a_reps_words() {
        try (RunningChannel running = run(Map.of())) {
            awaitMentions(41);
            RecordRef record = new RecordRef("support", RecordKind.CASE, "500A1", null, null);
            Reply reply = new Reply("n1", record, "Hello", "Rita", Instant.now(), null);
            assertThat(running.channel().publish(reply, inbox.mentions().get(0)))
                    .isEqualTo(new Publication.NotPublished(
                            new Outcome.Refused("A feed can only be read. Answer on the page itself.", null)));
        }
    }

    private void serve(String items) throws IOException {
        Path next = Files.writeString(directory.resolve("next.xml"), "<rss><channel>" + items + "</channel></rss>");
        Files.setLastModifiedTime(next, FileTime.from(Instant.now().plusSeconds(items.length())));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private RunningChannel run(Map<String, String> more) {
        Map<String, String> options = new java.util.HashMap<>(more);
        options.put("url", host.url().toString());
        options.put("every", "100ms");
        return new CamelRig().start("voices", "rss", options, inbox);
    }

    private static Light light(RunningChannel running) {
        return running.lights().all().get(0);
    }

    private void awaitMentions(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> inbox.mentions().size() >= count);
        assertThat(inbox.mentions()).hasSize(count);
    }

    private Mention mention(String id) {
        return inbox.mentions().stream()
                .filter(each -> each.key().nativeId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
