package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Mention;
import io.parley.store.DeadLetters.Stage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagesTest {

    private final RunningConsole running = new RunningConsole();
    private final Visitor visitor = running.visitor().loggedIn();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void each_light_has_a_colour_in_words_a_reason_and_what_to_do() {
        assertThat(visitor.get("/").body())
                .contains("crm support", "Red: needs you", "The CRM refused the login.", "Renew the client secret.")
                .contains("channel blog", "Yellow: trying again by itself", "The feed host answered 503.")
                .contains("channel fediverse", "Green: works")
                .contains("1 needs you, 1 tries again by itself.");
    }

    @Test
    void a_mention_shows_who_said_what_and_what_became_of_it() {
        assertThat(visitor.get("/").body())
                .contains("Ada Lovelace", "@ada", "post on fediverse, English", "no such card", "50 minutes ago")
                .contains("rule “" + RunningConsole.RULE + '”', "open case", "https://crm.example/500A")
                .contains("case 00001026 in support", "https://square.example/@ada/1")
                .contains(">delivered<", ">on its way<", ">dead letter<", ">set aside<", "It has no words.");
    }

    @Test
    void what_waits_and_what_was_done_is_shown_in_figures_and_words() {
        assertThat(visitor.get("/").body())
                .contains("<b>2</b> <a id=\"to-dead-letters\"", "somebody must look")
                .contains("<b>1</b> on its way to support")
                .contains("6 mentions came in during the last hour, 3 reached their CRM.");
    }

    @Test
    void mentions_of_several_minutes_are_counted_together() {
        running.now.set(Samples.NOW.plusSeconds(150));
        running.arrive(List.of(Samples.mention("77", Samples.author("zoe", "Zoë"), "fr", "Bonjour !", -149)));
        running.now.set(Samples.NOW.plusSeconds(151));
        running.arrive(List.of(Samples.mention("78", Samples.author("zoe", "Zoë"), "fr", "Merci !", -150)));
        assertThat(visitor.get("/").body()).contains("8 mentions came in during the last hour, 3 reached their CRM.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/fragments/overview", "/dead-letters"})
    void nothing_that_a_stranger_wrote_is_run(String path) {
        String page = visitor.get(path).body();
        assertThat(page).doesNotContain("<script>alert", "<img", "\u202E", "javascript:");
    }

    @Test
    void hidden_characters_are_shown_on_a_mentions_page() {
        String page = visitor.get(mentionPage("mention-", "⟦U+202E⟧")).body();
        assertThat(page)
                .contains("⟦U+202E⟧", "⟦U+200B⟧", "&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img", "\u202E", "\u200B", "javascript:");
    }

    @Test
    void a_mentions_page_tells_the_decision_the_rule_and_the_way_to_its_dead_letter() {
        String page = visitor.get(mentionPage("mention-", "⟦U+202E⟧")).body();
        assertThat(page)
                .contains("dead letter", "open case", RunningConsole.RULE)
                .contains("/dead-letters/" + running.letter(Stage.DELIVER));
    }

    @Test
    void text_is_marked_with_its_language_and_runs_in_its_own_direction() {
        assertThat(visitor.get("/").body())
                .contains(
                        "class=\"post-text\" dir=\"auto\" lang=\"ar\"", "class=\"post-text\" dir=\"auto\" lang=\"ja\"");
    }

    @Test
    void older_mentions_are_a_page_away() {
        List<Mention> many = new ArrayList<>();
        for (int i = 100; i < 140; i++) {
            many.add(
                    Samples.mention(String.valueOf(i), Samples.author("a" + i, "A" + i), "en", "Number " + i + '.', 5));
        }
        running.arrive(many);
        String first = visitor.get("/").body();
        assertThat(first).contains("Number 139.", "Number 110.").doesNotContain("Number 109.");
        String older = first.replaceAll("(?s).*href=\"(/\\?before=\\d+)\".*", "$1");
        assertThat(visitor.get(older).body())
                .contains("Number 109.", "Ada Lovelace", "To the newest")
                .doesNotContain("Number 110.");
    }

    @Test
    void every_answer_carries_the_headers_that_keep_browsers_safe() {
        for (String path : List.of(
                "/",
                "/fragments/overview",
                "/assets/console.js",
                "/nowhere",
                "/health/live",
                "/login",
                "/metrics",
                "/api/dead-letters")) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(answer.headers().firstValue("content-security-policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe"));
            assertThat(answer.headers().firstValue("x-content-type-options"))
                    .as(path)
                    .hasValue("nosniff");
            assertThat(answer.headers().firstValue("x-frame-options")).as(path).hasValue("DENY");
            assertThat(answer.headers().firstValue("referrer-policy")).as(path).hasValue("no-referrer");
        }
        assertThat(visitor.get("/").headers().firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void no_page_has_a_script_or_a_style_of_its_own() {
        for (String path : List.of("/", "/dead-letters", mentionPage("mention-", "Ada Lovelace"))) {
            assertThat(visitor.get(path).body())
                    .doesNotContainPattern("(?i)<style|<script(?! src=\"/assets/)| style=| on[a-z]+=\"");
        }
    }

    @Test
    void what_was_set_aside_can_become_a_case_after_all_once() {
        String page = mentionPage("mention-", "It has no words.");
        assertThat(visitor.get(page).body()).contains("Open a case in support");

        visitor.post(page + "/open", Map.of("csrf", visitor.token(page), "crm", "support"));

        assertThat(visitor.get(page).body())
                .contains("The mention is on its way to support.", "on its way", "opened by admin")
                .doesNotContain("Open a case in");
        visitor.post(page + "/open", Map.of("csrf", visitor.token(page), "crm", "support"));
        assertThat(visitor.get(page).body()).contains("Nothing was opened");
        assertThat(visitor.get(mentionPage("mention-", "Ada Lovelace")).body()).doesNotContain("Open a case in");
    }

    @Test
    void an_address_that_leads_nowhere_says_so() {
        assertThat(visitor.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/nowhere").body()).contains("There is no such page.");
        assertThat(visitor.get("/mentions/99999").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/mentions/abc").statusCode()).isEqualTo(404);
        assertThat(visitor.post("/health/live", Map.of()).statusCode()).isEqualTo(405);
    }

    @Test
    void a_store_that_is_gone_is_said_on_the_page_while_the_lights_stay() {
        running.loseStore();
        HttpResponse<String> answer = visitor.get("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("The store can&#39;t be reached", "Red: needs you");
        assertThat(visitor.get("/dead-letters").statusCode()).isEqualTo(503);
    }

    /** The page of the mention in whose entry on the overview a text stands. */
    private String mentionPage(String before, String text) {
        String page = visitor.get("/").body();
        int at = page.lastIndexOf(before, page.indexOf(text));
        return "/mentions/" + page.substring(at + before.length()).replaceAll("(?s)^(\\d+).*", "$1");
    }
}
