package io.parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.health.Lights.Colour;
import io.parley.model.Mention;
import io.parley.sandbox.townsquare.Customer;
import io.parley.sandbox.townsquare.TownSquare;
import io.parley.testkit.PaperInbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MastodonHashtagTest {

    private static final Customer ANN = Customer.of("ann");

    private final TownSquare square = TownSquare.start(0, null);
    private final PaperInbox inbox = new PaperInbox();

    @AfterEach
    void close() {
        square.close();
    }

    @Test
    void a_hashtag_is_read_without_credentials_and_says_that_it_can_not_be_answered() {
        square.post(ANN, "I like #Kaffee and @acme", null, "en");
        try (CamelRig.Running running = start(Map.of("follow", "#kaffee"))) {
            Mention mention = awaitMentions(1).get(0);
            assertThat(mention.tags()).containsExactly("kaffee");
            assertThat(mention.canReply().allowed()).isFalse();
            assertThat(mention.key().account())
                    .isEqualTo(ConfiguredChannel.host(square.url().toString()));
            assertThat(running.channel().rules().replies()).isFalse();
            assertThat(running.channel().rules().whyNot()).contains("token");
        }
    }

    @Test
    void a_hashtag_in_any_script_can_be_followed() {
        square.post(ANN, "Gut: #Köln und #東京", null, "de");
        try (CamelRig.Running running = start(Map.of("follow", "#Köln, #東京"))) {
            assertThat(awaitMentions(1)).hasSize(1);
            await().until(() -> running.lights().all().get(0).colour() == Colour.GREEN);
        }
    }

    @Test
    void more_than_a_hundred_tagged_posts_between_two_polls_are_all_taken() {
        square.post(ANN, "first #acme", null, "en");
        try (CamelRig.Running running = start(Map.of("follow", "#acme"))) {
            awaitMentions(1);
            assertThat(running.camel().getRoute("channel-fediverse-acme")).isNotNull();
        }
        for (int i = 0; i < 125; i++) {
            square.post(ANN, "more #acme " + i, null, "en");
        }
        try (CamelRig.Running running = start(Map.of("follow", "#acme"))) {
            awaitMentions(126);
            assertThat(running.lights().all()).hasSize(1);
        }
    }

    @Test
    void with_a_token_a_hashtag_and_a_mention_of_one_customer_make_one_conversation_and_no_double() {
        String both = square.post(ANN, "@acme I like #acme", null, "en");
        String tagged = square.post(ANN, "I like #acme", null, "en");
        String named = square.post(ANN, "@acme hello", null, "en");
        try (CamelRig.Running running = start(Map.of("follow", "mentions, #acme", "token", square.brandToken()))) {
            List<Mention> mentions = awaitMentions(3);
            assertThat(mentions.stream().map(each -> each.key().nativeId()))
                    .containsExactlyInAnyOrder(both, tagged, named);
            assertThat(mentions.stream().map(Mention::conversation).distinct()).hasSize(1);
            assertThat(mentions.stream()
                            .filter(each -> each.key().nativeId().equals(both))
                            .allMatch(Mention::mentionsUs))
                    .isTrue();
            assertThat(running.camel().getRoutes()).hasSize(2);
        }
    }

    @Test
    void our_own_post_under_a_hashtag_is_not_taken_in() {
        square.post(TownSquare.BRAND, "We are #acme", null, "en");
        square.post(ANN, "You are #acme", null, "en");
        try (CamelRig.Running running = start(Map.of("follow", "#acme", "token", square.brandToken()))) {
            assertThat(awaitMentions(1).get(0).actor().handle()).isEqualTo("ann");
            assertThat(running.channel().rules().replies()).isTrue();
        }
    }

    @Test
    void mentions_without_a_token_turn_the_light_red_with_the_fix() {
        try (CamelRig.Running running = start(Map.of("follow", "mentions"))) {
            await().until(() -> running.lights().all().get(0).colour() == Colour.RED);
            assertThat(running.lights().all().get(0).fix()).contains("'token' of channel fediverse");
        }
    }

    private CamelRig.Running start(Map<String, String> options) {
        Map<String, String> all = new java.util.HashMap<>(options);
        all.put("server", square.url() + "/");
        all.put("every", "100ms");
        return new CamelRig().start("fediverse", "mastodon", all, inbox);
    }

    private List<Mention> awaitMentions(int count) {
        await().until(() -> inbox.mentions().size() >= count);
        assertThat(inbox.malformed()).isEmpty();
        assertThat(inbox.mentions()).hasSize(count);
        return inbox.mentions();
    }
}
