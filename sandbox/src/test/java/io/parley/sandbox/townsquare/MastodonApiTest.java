package io.parley.sandbox.townsquare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Http;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MastodonApiTest {

    private static final Customer MARIA = new Customer("maria", "María Núñez", 312, false);

    private final TownSquare town = TownSquare.start(0, null);
    private final Http brand = new Http(town.url(), town.brandToken());
    private final Http anybody = new Http(town.url(), null);

    @AfterEach
    void stop() {
        town.close();
    }

    private JsonNode notifications(String query) {
        return brand.get("/api/v1/notifications" + query).json();
    }

    @Test
    void a_mention_is_a_notification_with_its_status() {
        String id = town.post(MARIA, "@acme it leaks & <b>hisses</b> #coffee\nhelp", null, "en");

        JsonNode found = notifications("?types[]=mention").get(0);

        assertThat(found.path("type").asText()).isEqualTo("mention");
        assertThat(found.path("id").asText()).isNotEqualTo(id);
        JsonNode status = found.path("status");
        assertThat(status.path("id").asText()).isEqualTo(id);
        assertThat(status.path("content").asText())
                .startsWith("<p><span class=\"h-card\"><a href=\"" + town.url() + "/@acme\"")
                .contains("&amp; &lt;b&gt;hisses&lt;/b&gt;", "#<span>coffee</span></a><br />help</p>");
        assertThat(status.path("mentions").get(0).path("acct").asText()).isEqualTo("acme");
        assertThat(status.path("tags").get(0).path("name").asText()).isEqualTo("coffee");
        assertThat(status.path("account").path("display_name").asText()).isEqualTo("María Núñez");
        assertThat(status.path("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\.\\d{3}Z");
    }

    @Test
    void min_id_pages_forward_and_loses_none() {
        for (int i = 0; i < 7; i++) {
            town.post(MARIA, "@acme " + i, null, "en");
        }
        List<String> seen = new ArrayList<>();
        String cursor = "0";
        for (JsonNode page = notifications("?limit=3&min_id=0"); !page.isEmpty(); ) {
            List<String> texts = page.findValuesAsText("content");
            java.util.Collections.reverse(texts);
            seen.addAll(texts);
            cursor = page.get(0).path("id").asText();
            page = notifications("?limit=3&min_id=" + cursor);
        }

        assertThat(seen).hasSize(7).isSorted();
    }

    @Test
    void since_id_gives_the_newest_and_max_id_the_older() {
        for (int i = 0; i < 5; i++) {
            town.post(MARIA, "@acme " + i, null, "en");
        }
        List<String> all = notifications("").findValues("status").stream()
                .map(status -> status.path("id").asText())
                .toList();
        List<String> ids = new ArrayList<>();
        notifications("").forEach(notice -> ids.add(notice.path("id").asText()));

        assertThat(all).hasSize(5);
        assertThat(notifications("?limit=2&since_id=" + ids.get(4))
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(ids.get(0));
        assertThat(notifications("?max_id=" + ids.get(2)).get(0).path("id").asText())
                .isEqualTo(ids.get(3));
    }

    @Test
    void a_page_has_a_link_header() {
        town.post(MARIA, "@acme hello", null, "en");

        assertThat(brand.get("/api/v1/notifications").header("Link"))
                .contains("rel=\"next\"", "rel=\"prev\"", "min_id=");
    }

    @Test
    void a_hashtag_is_public_and_needs_no_token() {
        town.post(MARIA, "Best #Espresso ever", null, "en");
        town.direct(MARIA, "@acme secret #espresso", null, "en");

        assertThat(anybody.get("/api/v1/timelines/tag/espresso").json()).hasSize(1);
    }

    @Test
    void a_wrong_token_is_refused_and_none_is_not_enough_for_notifications() {
        Http.Reply wrong = new Http(town.url(), "nonsense").get("/api/v1/accounts/verify_credentials");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("error").asText()).isEqualTo("The access token is invalid");
        assertThat(anybody.get("/api/v1/notifications").status()).isEqualTo(401);
        assertThat(brand.get("/api/v1/accounts/verify_credentials")
                        .json()
                        .path("acct")
                        .asText())
                .isEqualTo("acme");
    }

    @Test
    void the_same_idempotency_key_makes_one_status() {
        String question = town.post(MARIA, "@acme hello?", null, "en");
        Map<String, String> reply = Map.of("status", "@maria hi", "in_reply_to_id", question);

        String first = id(brand.post("/api/v1/statuses", reply, "Idempotency-Key", "k1"));
        String again = id(brand.post("/api/v1/statuses", reply, "Idempotency-Key", "k1"));

        assertThat(again).isEqualTo(first);
        assertThat(town.repliesBy(TownSquare.BRAND)).hasSize(1);
        assertThat(brand.get("/api/v1/statuses/" + question + "/context").json().path("descendants"))
                .hasSize(1);
    }

    @Test
    void like_snac2_it_may_ignore_the_key() {
        town.honourIdempotencyKeys(false);

        brand.post("/api/v1/statuses", "status=hi", "Idempotency-Key", "k1");
        brand.post("/api/v1/statuses", "status=hi", "Idempotency-Key", "k1");

        assertThat(town.posts()).hasSize(2);
    }

    @Test
    void a_text_over_500_characters_or_none_is_refused() {
        assertThat(brand.post("/api/v1/statuses", Map.of("status", "x".repeat(501)))
                        .status())
                .isEqualTo(422);
        assertThat(brand.post("/api/v1/statuses", Map.of("status", " "))
                        .json()
                        .path("error")
                        .asText())
                .contains("blank");
        assertThat(brand.post("/api/v1/statuses", Map.of("status", "👩‍👩‍👧‍👦".repeat(500)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_edit_shows_in_the_notification_and_a_deletion_removes_it() {
        String id = town.post(MARIA, "@acme it laeks", null, "en");
        town.edit(id, "@acme it leaks");

        JsonNode status = notifications("").get(0).path("status");
        assertThat(status.path("content").asText()).contains("it leaks");
        assertThat(status.path("edited_at").isTextual()).isTrue();

        town.delete(id);
        assertThat(notifications("")).isEmpty();
        assertThat(anybody.get("/api/v1/statuses/" + id).status()).isEqualTo(404);
    }

    @Test
    void the_brand_may_edit_and_delete_its_own_words_only() {
        String own = id(brand.post("/api/v1/statuses", Map.of("status", "helo")));
        String other = town.post(MARIA, "mine", null, "en");

        assertThat(brand.send("PUT", "/api/v1/statuses/" + own, Map.of("status", "hello"))
                        .json()
                        .path("content")
                        .asText())
                .contains("hello");
        assertThat(brand.delete("/api/v1/statuses/" + own).status()).isEqualTo(200);
        assertThat(brand.delete("/api/v1/statuses/" + other).status()).isEqualTo(403);
    }

    @Test
    void a_post_saved_before_the_connection_is_cut_stands() {
        town.faults().next(1, Fault.SAVE_THEN_DROP);

        assertThatThrownBy(() -> brand.post("/api/v1/statuses", "status=hi")).isInstanceOf(UncheckedIOException.class);
        assertThat(town.posts()).hasSize(1);
    }

    @Test
    void a_call_cut_before_saving_leaves_nothing() {
        town.faults().next(1, Fault.DROP, Faults.Where.kind("post"));

        assertThatThrownBy(() -> brand.post("/api/v1/statuses", "status=hi")).isInstanceOf(UncheckedIOException.class);
        assertThat(town.posts()).isEmpty();
    }

    @Test
    void the_limit_is_answered_429_with_the_time_of_its_end() {
        town.faults().next(1, Fault.LIMIT_REACHED);

        Http.Reply reply = brand.get("/api/v1/notifications");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(reply.header("X-RateLimit-Reset")).endsWith("Z");
        assertThat(brand.get("/api/v1/notifications").status()).isEqualTo(200);
    }

    @Test
    void a_token_may_be_refused_and_a_server_be_down_or_slow() {
        town.faults().next(1, Fault.SESSION_EXPIRED);
        assertThat(brand.get("/api/v1/notifications").status()).isEqualTo(401);
        town.faults().next(1, Fault.UNAVAILABLE);
        assertThat(brand.get("/api/v1/notifications").text()).startsWith("<html>");
        town.faults().next(1, Fault.slow(Duration.ofMillis(300)));
        long start = System.nanoTime();
        brand.get("/api/v1/notifications");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void the_page_shows_the_thread_and_marks_the_brand() {
        String question = town.post(MARIA, "@acme <script>alert(1)</script>", null, "en");
        brand.post("/api/v1/statuses", Map.of("status", "@maria hi", "in_reply_to_id", question));

        String page = anybody.get("/").text();

        assertThat(page).contains("&lt;script&gt;", "post d1 brand").doesNotContain("<script>alert");
        assertThat(anybody.get(town.permalink(
                                        Objects.requireNonNull(town.posts().get(0)))
                                .getPath())
                        .status())
                .isEqualTo(200);
    }

    private static String id(Http.Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return reply.json().path("id").asText();
    }
}
