package io.parley.sandbox.townsquare;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TownSquareTest {

    private static final Customer MARIA = new Customer("maria", "María Núñez", 312, false);

    @TempDir
    Path data;

    @Test
    void posts_notifications_and_idempotency_keys_outlive_a_restart() {
        List<Post> before;
        String reply;
        try (TownSquare town = TownSquare.start(0, data)) {
            String question = town.post(MARIA, "@acme it leaks 💧", null, "en");
            town.edit(question, "@acme it still leaks 💧");
            reply = reply(town, question);
            before = town.posts();
        }
        try (TownSquare town = TownSquare.start(0, data)) {
            assertThat(town.posts()).isEqualTo(before);
            assertThat(reply(town, before.get(0).id())).isEqualTo(reply);
            assertThat(new Http(town.url(), town.brandToken())
                            .get("/api/v1/notifications")
                            .json())
                    .hasSize(1);
            String next = town.post(MARIA, "@acme hello?", null, "en");
            assertThat(Long.parseLong(next)).isGreaterThan(Long.parseLong(reply));
        }
    }

    private static String reply(TownSquare town, String to) {
        return new Http(town.url(), town.brandToken())
                .post(
                        "/api/v1/statuses",
                        Map.of("status", "@maria sorry!", "in_reply_to_id", to),
                        "Idempotency-Key",
                        "k")
                .json()
                .path("id")
                .asText();
    }

    @Test
    void an_answer_names_whom_it_answers_as_clients_do() {
        try (TownSquare town = TownSquare.start(0, null)) {
            String question = town.post(MARIA, "Does anybody know @acme?", null, "en");
            town.post(Customer.of("teo"), "I do", question, "en");
            town.post(MARIA, "to myself", question, "en");

            assertThat(town.posts())
                    .extracting(Post::text)
                    .containsExactly("Does anybody know @acme?", "@maria I do", "to myself");
        }
    }

    @Test
    void a_visitor_may_post_from_the_page_but_not_as_the_brand_nor_from_another_site() {
        try (TownSquare town = TownSquare.start(0, null)) {
            Http browser = new Http(town.url(), null);

            assertThat(browser.post("/write", "name=visitor&text=%40acme+hello").status())
                    .isEqualTo(303);
            assertThat(browser.post("/write", "name=acme&text=hello").status()).isEqualTo(422);
            assertThat(browser.post("/write", "name=v&text=hello", "Origin", "https://evil.example")
                            .status())
                    .isEqualTo(403);
            assertThat(town.posts()).extracting(Post::text).containsExactly("@acme hello");
        }
    }

    @Test
    void a_direct_message_is_seen_by_the_brand_alone() {
        try (TownSquare town = TownSquare.start(0, null)) {
            String id = town.direct(MARIA, "@acme my order is 4711", null, "en");

            assertThat(new Http(town.url(), null).get("/api/v1/statuses/" + id).status())
                    .isEqualTo(404);
            assertThat(new Http(town.url(), null).get("/").text()).doesNotContain("4711");
            assertThat(new Http(town.url(), town.brandToken())
                            .get("/api/v1/notifications")
                            .json()
                            .at("/0/status/visibility")
                            .asText())
                    .isEqualTo("direct");
        }
    }
}
