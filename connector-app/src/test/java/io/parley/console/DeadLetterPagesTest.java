package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.store.DeadLetters.Stage;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLetterPagesTest {

    private final RunningConsole running = new RunningConsole();
    private final Visitor visitor = running.visitor().loggedIn();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void the_list_names_what_is_wrong_and_where() {
        assertThat(visitor.get("/dead-letters").body())
                .contains(
                        "refused by support", "Subject: data value too large (max length=255)", "<code>Subject</code>")
                .contains("from blog, could not be read", "The entry has no id.");
    }

    @Test
    void one_shows_its_payload_without_secrets() {
        assertThat(visitor.get("/dead-letters/" + running.letter(Stage.INTAKE)).body())
                .contains("What the channel sent", "no id", "(hidden)")
                .doesNotContain("CANARY");
        assertThat(visitor.get("/dead-letters/" + running.letter(Stage.DELIVER)).body())
                .contains("The delivery", "⟦U+202E⟧")
                .doesNotContain("<img", "\u202E");
    }

    @Test
    void a_retried_delivery_is_back_in_its_queue() {
        long id = running.letter(Stage.DELIVER);
        String page = "/dead-letters/" + id;
        HttpResponse<String> answer = visitor.post(page + "/retry", Map.of("csrf", visitor.token(page)));
        assertThat(answer.headers().firstValue("location")).hasValue("/dead-letters");
        assertThat(visitor.get("/dead-letters").body()).contains("is back in the queue of support.");
        assertThat(visitor.get("/dead-letters").body()).doesNotContain("is back in the queue", "refused by support");
        assertThat(running.store.outbox().claim("support", 10))
                .extracting(item -> item.mention().mention().key().nativeId())
                .contains("3");
    }

    @Test
    void a_malformed_item_that_still_can_not_be_read_stays_and_says_why() {
        String page = "/dead-letters/" + running.letter(Stage.INTAKE);
        HttpResponse<String> answer = visitor.post(page + "/retry", Map.of("csrf", visitor.token(page)));
        assertThat(answer.headers().firstValue("location")).hasValue(page);
        assertThat(visitor.get(page).body()).contains("It still can&#39;t be read: it has no id.");
    }

    @Test
    void a_malformed_item_that_can_be_read_now_is_done_with() {
        running.remap.set(Optional.empty());
        String page = "/dead-letters/" + running.letter(Stage.INTAKE);
        visitor.post(page + "/retry", Map.of("csrf", visitor.token(page)));
        assertThat(visitor.get("/dead-letters").body())
                .contains("could be read now and is taken in.")
                .doesNotContain("from blog");
    }

    @Test
    void one_is_discarded_with_a_reason_only() {
        String page = "/dead-letters/" + running.letter(Stage.DELIVER);
        String token = visitor.token(page);
        visitor.post(page + "/discard", Map.of("csrf", token, "why", "  "));
        assertThat(visitor.get(page).body()).contains("Say why it is discarded");
        visitor.post(page + "/discard", Map.of("csrf", token, "why", "a test"));
        assertThat(visitor.get("/dead-letters").body())
                .contains("is discarded.")
                .doesNotContain("refused by support");
    }

    @Test
    void a_form_without_its_token_or_with_that_of_another_does_nothing() {
        String page = "/dead-letters/" + running.letter(Stage.DELIVER);
        String ofAnother = running.visitor().loggedIn().token(page);
        for (Map<String, String> form :
                java.util.List.of(Map.<String, String>of(), Map.of("csrf", "x"), Map.of("csrf", ofAnother))) {
            assertThat(visitor.post(page + "/retry", form).statusCode()).isEqualTo(403);
        }
        assertThat(running.store.deadLetters().open()).isEqualTo(2);
    }

    @Test
    void one_that_somebody_else_dealt_with_is_said_to_be_gone() {
        String page = "/dead-letters/" + running.letter(Stage.DELIVER);
        String token = visitor.token(page);
        visitor.post(page + "/retry", Map.of("csrf", token));
        visitor.get("/dead-letters");
        visitor.post(page + "/retry", Map.of("csrf", token));
        assertThat(visitor.get(page).statusCode()).isEqualTo(303);
        assertThat(visitor.get("/dead-letters").body()).contains("dealt with it already");
    }
}
