package io.parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.health.Lights.Colour;
import io.parley.model.Mention;
import io.parley.testkit.PaperInbox;
import io.parley.testkit.RunningChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BlueskyFollowTest {

    @Test
    void searches_and_notifications_meet_in_one_mention_and_share_one_login() {
        PaperInbox inbox = new PaperInbox();
        try (BlueskyLab lab = new BlueskyLab()) {
            String both = lab.post("ann", "is the #acme any good?", null);
            String tag = lab.bluesky.post("ben", "My #acme hisses", null);
            String words = lab.bluesky.post("eve", "That acme machine makes good coffee", null);
            lab.bluesky.post("joe", "Tea for me", null);
            Map<String, String> options = new HashMap<>(lab.options());
            options.put("follow", "mentions, #acme, acme coffee");
            try (RunningChannel running = new CamelRig().start("lab", "bluesky", options, inbox)) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> inbox.mentions().size() >= 3);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> lab.bluesky.calls().count("searchPosts") >= 6);
                assertThat(inbox.mentions().stream().map(each -> each.key().nativeId()))
                        .containsExactlyInAnyOrder(both, tag, words);
                assertThat(mention(inbox, both).mentionsUs()).isTrue();
                assertThat(mention(inbox, words).mentionsUs()).isFalse();
                assertThat(mention(inbox, words).key().account()).isEqualTo(lab.bluesky.did());
                assertThat(lab.bluesky.calls().count("createSession")).isEqualTo(1);
                assertThat(running.channel().rules().repeatable()).isTrue();
            }
        }
    }

    @Test
    void an_access_token_that_runs_out_is_not_noticed() {
        PaperInbox inbox = new PaperInbox();
        try (BlueskyLab lab = new BlueskyLab();
                RunningChannel running = new CamelRig().start("lab", "bluesky", lab.options(), inbox)) {
            lab.post("ann", "one", null);
            await().atMost(Duration.ofSeconds(20)).until(() -> inbox.mentions().size() == 1);
            lab.bluesky.expireAccess();
            lab.post("ann", "two", null);
            await().atMost(Duration.ofSeconds(20)).until(() -> inbox.mentions().size() == 2);
            assertThat(running.lights().all().get(0).reason()).isEmpty();
            assertThat(lab.bluesky.calls().count("createSession")).isEqualTo(1);
        }
    }

    @Test
    void the_app_password_is_in_no_route_no_light_and_no_reason() throws Exception {
        PaperInbox inbox = new PaperInbox();
        try (BlueskyLab lab = new BlueskyLab();
                CamelRig.Running running = new CamelRig().start("lab", "bluesky", lab.options(), inbox)) {
            lab.post("ann", "one", null);
            await().atMost(Duration.ofSeconds(20)).until(() -> inbox.mentions().size() == 1);
            lab.bluesky.revoke();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> running.lights().all().get(0).colour() == Colour.RED);
            StringBuilder shown = new StringBuilder(running.lights().all().toString());
            ModelCamelContext model = (ModelCamelContext) running.camel();
            model.getRouteDefinitions().forEach(shown::append);
            model.getRouteTemplateDefinitions().forEach(shown::append);
            running.camel().getEndpoints().forEach(each -> shown.append(each.getEndpointUri()));
            assertThat(shown.toString())
                    .contains("Invalid identifier or password", "Channel lab in parley.yaml")
                    .doesNotContain(lab.bluesky.password());
        }
    }

    private static Mention mention(PaperInbox inbox, String id) {
        return inbox.mentions().stream()
                .filter(each -> each.key().nativeId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
