package io.parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.model.Mention;
import io.parley.model.MentionKind;
import io.parley.testkit.PaperInbox;
import io.parley.testkit.RunningChannel;
import io.parley.testkit.servers.WordPress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real-servers")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RssWordPressTest {

    @Test
    void comments_on_a_real_blog_become_mentions_through_its_atom_and_its_rss_feed() {
        try (WordPress blog = WordPress.start(Path.of("target", "real-servers", "wordpress"))) {
            String question = "Does the <b>grinder</b> fit & work? " + UUID.randomUUID();
            long asked = blog.comment("alice", question, null);
            for (String feed : new String[] {blog.feedUrl(), blog.rssUrl()}) {
                PaperInbox inbox = new PaperInbox();
                Map<String, String> options = Map.of("url", feed, "every", "1s");
                try (RunningChannel running = new CamelRig().start("blog", "rss", options, inbox)) {
                    await().atMost(Duration.ofSeconds(60)).until(() -> find(inbox, asked) != null);
                    Mention mention = find(inbox, asked);
                    assertThat(mention.content()).startsWith("Does the grinder fit & work? ");
                    assertThat(mention.kind()).isEqualTo(MentionKind.COMMENT);
                    assertThat(mention.actor().name()).isEqualTo("alice");
                    assertThat(mention.mentionsUs()).isTrue();
                    assertThat(inbox.malformed()).isEmpty();
                    int before = inbox.mentions().size();
                    long next = blog.comment("alice", "And the other one? " + UUID.randomUUID(), asked);
                    await().atMost(Duration.ofSeconds(60)).until(() -> find(inbox, next) != null);
                    assertThat(inbox.mentions()).hasSize(before + 1);
                    assertThat(running.lights().all().get(0).reason()).isEmpty();
                }
            }
        }
    }

    private static Mention find(PaperInbox inbox, long comment) {
        return inbox.mentions().stream()
                .filter(each -> each.key().nativeId().endsWith("#comment-" + comment))
                .findFirst()
                .orElse(null);
    }
}
