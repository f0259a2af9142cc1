package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import io.parley.sandbox.Http.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RepPageTest {

    private final OracleSandbox oracle = OracleSandbox.start(0, null);
    private final Http browser = new Http(oracle.url(), null);
    private final String id = oracle.desk().create("ServiceRequest", Map.of("Subject", "It <b>broke</b>"));

    @AfterEach
    void close() {
        oracle.close();
    }

    private Reply form(String record, String action, String body) {
        return browser.post(
                "/rep/" + record + "/" + action, body, "Origin", oracle.url().toString());
    }

    @Test
    void a_rep_reads_a_request_with_its_notes_and_nothing_in_it_is_markup() {
        oracle.desk().note("ServiceRequest", id, "Help! <script>", false);

        assertThat(browser.get("/rep").text()).contains("It &lt;b&gt;broke&lt;/b&gt;");
        assertThat(browser.get("/rep/ServiceRequest/" + id).text()).contains("Help! &lt;script&gt;", OracleSandbox.REP);
        assertThat(browser.get("/rep/ServiceRequest/AAPA-1").status()).isEqualTo(404);
        assertThat(browser.get("/").text()).contains("/rep");
    }

    @Test
    void words_are_shown_once_and_a_long_subject_leaves_room_for_the_rest() {
        oracle.desk().note("ServiceRequest", id, "We look into it", false);

        assertThat(browser.get("/rep/ServiceRequest/" + id).text().split("We look into it", -1))
                .hasSize(2);
        assertThat(browser.get("/rep").text()).contains("<td data-label=\"Subject\"><div class=\"subject\">");
    }

    @Test
    void a_note_is_for_the_customer_unless_it_is_private() {
        assertThat(form("ServiceRequest/" + id, "note", "text=We+are+on+it").status())
                .isEqualTo(303);
        form("ServiceRequest/" + id, "note", "text=A+nuisance&private=on");

        assertThat(oracle.records("Note").stream().map(note -> note.get("Private")))
                .containsExactly("false", "true");
        assertThat(form("ServiceRequest/" + id, "note", "text=+").status()).isEqualTo(422);
    }

    @Test
    void a_request_is_closed_opened_again_and_gets_a_contact() {
        form("ServiceRequest/" + id, "contact", "contact=" + oracle.desk().contact("Alice", "Miller", "a@b.example"));
        form("ServiceRequest/" + id, "close", "");

        assertThat(oracle.records("ServiceRequest").get(0))
                .containsEntry("Status", "Closed")
                .containsEntry("ContactFullName", "Alice Miller")
                .containsEntry("ContactEmail", "a@b.example");
        form("ServiceRequest/" + id, "reopen", "");
        assertThat(oracle.records("ServiceRequest").get(0)).containsEntry("Status", "Open");
    }

    @Test
    void on_a_lead_a_rep_writes_an_activity() {
        String lead = oracle.desk().create("Lead", Map.of("LeadFirstName", "Alice", "LeadLastName", "Miller"));

        form("Lead/" + lead, "note", "text=Called+her");

        assertThat(browser.get("/rep/leads").text()).contains("Alice Miller");
        assertThat(browser.get("/rep/Lead/" + lead).text()).contains("Called her");
        assertThat(oracle.records("Activity").get(0)).containsEntry("LeadId", lead);
    }

    @Test
    void a_form_of_another_site_is_refused() {
        Reply answer = browser.post("/rep/ServiceRequest/" + id + "/close", "", "Origin", "https://evil.example");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void the_address_of_a_record_leads_to_its_page() {
        Reply answer = browser.get("/OnDemand/user/ServiceRequestDetail?ServiceRequestDetailForm.Id=" + id);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/rep/ServiceRequest/" + id);
    }
}
