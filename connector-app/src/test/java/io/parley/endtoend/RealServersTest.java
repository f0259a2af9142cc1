package io.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.testkit.servers.Snac2;
import io.parley.testkit.servers.WordPress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The round trip on servers that others wrote: a customer speaks there, a rep answers, the answer stands there. */
@Tag("real-servers")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RealServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String ANSWER = "Sorry for the puddle! We send a new seal today, " + System.nanoTime();

    @TempDir
    Path folder;

    @Test
    void a_post_on_a_real_fediverse_server_becomes_a_case_and_the_answer_stands_below_it_once() {
        try (Snac2 snac = Snac2.start(Path.of("target/real-servers/endtoend-snac2"));
                World world = World.onH2(
                        folder,
                        "  fediverse: { type: mastodon, server: \"" + snac.url()
                                + "\", token: \"${FEDI_TOKEN}\", follow: [mentions], every: 1s }")) {
            world.parley.with("FEDI_TOKEN", snac.token("brand")).start();
            world.parley.awaitReady();
            String words = "@brand my machine leaks, run " + System.nanoTime();
            Snac2.Status post = snac.post("alice", words, null);
            String id = caseHolding(world, words.substring(words.indexOf(' ') + 1));

            String row = world.salesforce.desk().reply(id, ANSWER);

            awaitSent(world, row);
            await("alice reads it under her post")
                    .atMost(PATIENCE)
                    .until(() -> answers(snac.thread("alice", post.id())) == 1);
            assertThat(answers(snac.timeline("brand"))).isEqualTo(1);
        }
    }

    @Test
    void a_comment_on_a_real_blog_becomes_a_case_and_the_answer_stands_below_it_once() {
        try (WordPress blog = WordPress.start(Path.of("target/real-servers/endtoend-wordpress"));
                World world = World.onH2(
                        folder,
                        "  blog: { type: wordpress, server: \"" + blog.url()
                                + "\", user: admin, password: \"${BLOG_PASSWORD}\", every: 1s }")) {
            world.parley
                    .with("BLOG_PASSWORD", blog.applicationPassword("admin"))
                    .start();
            world.parley.awaitReady();
            String words = "My machine leaks, run " + System.nanoTime();
            long comment = blog.comment("alice", words, null);
            String id = caseHolding(world, words);

            String row = world.salesforce.desk().reply(id, ANSWER);

            awaitSent(world, row);
            List<WordPress.Comment> answers = blog.comments(blog.post()).stream()
                    .filter(each -> each.parent() == comment)
                    .toList();
            assertThat(answers).singleElement().satisfies(answer -> assertThat(answer.text())
                    .contains(ANSWER));
        }
    }

    private static long answers(List<String> texts) {
        return texts.stream().filter(text -> text.contains(ANSWER)).count();
    }

    private static String caseHolding(World world, String words) {
        return String.valueOf(await("a case with: " + words)
                .atMost(PATIENCE)
                .until(
                        () -> world.messages("Inbound").stream()
                                .filter(row ->
                                        String.valueOf(row.get("Body__c")).contains(words))
                                .map(row -> row.get("Case__c"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null));
    }

    private static void awaitSent(World world, String row) {
        await("the rep sees it sent").atMost(PATIENCE).untilAsserted(() -> assertThat(world.messages("Outbound"))
                .as("the log: %s", world.parley.tail())
                .filteredOn(message -> row.equals(message.get("Id")))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.get("Status__c")).isEqualTo("SENT");
                    assertThat(String.valueOf(message.get("Url__c"))).startsWith("http");
                }));
    }
}
