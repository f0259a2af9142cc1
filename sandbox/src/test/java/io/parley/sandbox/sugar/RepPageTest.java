package io.parley.sandbox.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.parley.sandbox.Http;
import io.parley.sandbox.Http.Reply;
import io.parley.sandbox.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RepPageTest {

    private final SugarSandbox sugar = SugarSandbox.start(0, null);
    private final Session user = new Session(sugar, SugarSandbox.USER);
    private final Http browser = new Http(sugar.url(), null);
    private final String id = user.create("Cases", Map.of("name", "It <b>broke</b>"));

    @AfterEach
    void close() {
        sugar.close();
    }

    private Reply form(String action, String body) {
        return browser.post(
                "/rep/Cases/" + id + "/" + action, body, "Origin", sugar.url().toString());
    }

    @Test
    void a_rep_reads_a_case_with_what_was_said_and_nothing_in_it_is_markup() {
        user.create(
                "Notes",
                Map.of("name", "@alice", "description", "Help! <script>", "parent_type", "Cases", "parent_id", id));

        assertThat(browser.get("/rep").text()).contains("It &lt;b&gt;broke&lt;/b&gt;");
        assertThat(browser.get("/rep/Cases/" + id).text()).contains("Case 1", "Help! &lt;script&gt;");
        assertThat(browser.get("/").text()).contains("/rep");
    }

    @Test
    void a_note_shown_in_the_portal_is_for_the_customer_and_others_are_not() {
        assertThat(form("note", "text=We+are+on+it&portal=on").status()).isEqualTo(303);
        assertThat(form("note", "text=A+nuisance").status()).isEqualTo(303);

        assertThat(sugar.records("Notes").stream().map(note -> note.get("portal_flag")))
                .containsExactly(true, false);
        assertThat(sugar.records("Notes")).allSatisfy(note -> assertThat(note)
                .containsEntry("created_by_name", SugarSandbox.REP)
                .containsEntry("parent_id", id));
    }

    @Test
    void a_case_is_closed_and_gets_a_contact() {
        String contact = sugar.desk().contact("Alice", "Miller", null);
        form("contact", "contact=" + contact);
        form("close", "");

        assertThat(sugar.records("Cases").get(0))
                .containsEntry("status", "Closed")
                .containsEntry("primary_contact_name", "Alice Miller");
    }

    @Test
    void another_site_s_form_changes_nothing() {
        Reply reply = browser.post("/rep/Cases/" + id + "/close", "", "Origin", "https://evil.example");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(sugar.records("Cases").get(0)).containsEntry("status", "New");
    }

    @Test
    void what_belongs_to_a_merged_case_moves_to_the_other() {
        String other = user.create("Cases", Map.of("name", "The same"));
        sugar.desk().note("Cases", other, "Said on the other", true);

        sugar.desk().merge("Cases", id, other);

        assertThat(sugar.count("Cases")).isEqualTo(1);
        assertThat(sugar.records("Notes").get(0)).containsEntry("parent_id", id);
    }

    @Test
    void a_web_logic_hook_tells_what_was_saved_once_cron_runs() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer ear = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ear.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        ear.start();
        try {
            sugar.hook(
                    "Notes", URI.create("http://127.0.0.1:" + ear.getAddress().getPort() + "/hook?secret=s"));
            String note = sugar.desk().note("Cases", id, "We are on it", true);
            assertThat(bodies).isEmpty();

            sugar.runCron();
            sugar.runCron();

            assertThat(bodies).singleElement().satisfies(body -> {
                assertThat(Json.read(body).path("isUpdate").asBoolean()).isFalse();
                assertThat(Json.read(body).path("bean").asText()).isEqualTo("Note");
                assertThat(Json.read(body).at("/data/id").asText()).isEqualTo(note);
            });
        } finally {
            ear.stop(0);
        }
    }
}
