package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RepPageTest {

    private final Org61 org = new Org61();
    private final Http browser = new Http(org.sandbox.url(), null);

    @AfterEach
    void stop() {
        org.close();
    }

    private String caseWithMessage(String text) {
        String id = org.created("Case", Map.of("Subject", text, "Channel__c", "mastodon", "SuppliedName", "María"));
        org.created(
                "ChannelMessage__c",
                Map.of(
                        "MessageKey__c",
                        "m",
                        "Direction__c",
                        "Inbound",
                        "Case__c",
                        id,
                        "Body__c",
                        text,
                        "Url__c",
                        "javascript:x"));
        return id;
    }

    @Test
    void a_case_is_listed_with_its_customer_and_nothing_in_it_is_run() {
        caseWithMessage("<img src=x onerror=alert(1)>");

        String page = browser.get("/rep").text();

        assertThat(page)
                .contains("00001001", "María", "mastodon", "&lt;img", "Sandbox: stand-in for Salesforce")
                .doesNotContain("<img");
        assertThat(browser.get("/rep").header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void a_typed_reply_waits_as_an_outbound_row_of_the_rep() {
        String id = caseWithMessage("It leaks");

        Http.Reply sent = browser.post("/rep/case/" + id + "/reply", "text=Turn+it+off+%F0%9F%98%8A");

        assertThat(sent.status()).isEqualTo(303);
        Map<String, Object> row = org.sandbox.records("ChannelMessage__c").get(1);
        assertThat(row)
                .containsEntry("Direction__c", "Outbound")
                .containsEntry("Status__c", "PENDING")
                .containsEntry("Case__c", id)
                .containsEntry("Channel__c", "mastodon")
                .containsEntry("Body__c", "Turn it off 😊")
                .containsEntry("CreatedById", org.sandbox.desk().rep())
                .doesNotContainKey("MessageKey__c");
        assertThat(browser.get("/rep/case/" + id).text()).contains("Pending", "Reply on mastodon", "data-max=\"500\"");
    }

    @Test
    void published_and_failed_replies_say_so() {
        String id = caseWithMessage("It leaks");
        String sent = org.sandbox.desk().reply(id, "one");
        String failed = org.sandbox.desk().reply(id, "two");
        String path = Org61.BASE + "/sobjects/ChannelMessage__c/";

        org.http.patch(path + sent, Map.of("Status__c", "SENT", "Url__c", "https://example.social/@acme/1"));
        org.http.patch(path + failed, Map.of("Status__c", "FAILED", "StatusMessage__c", "too long"));

        assertThat(browser.get("/rep/case/" + id).text())
                .contains("Published", "href=\"https://example.social/@acme/1\"", "Failed: too long")
                .doesNotContain("javascript:x");
    }

    @Test
    void the_buttons_close_and_reopen() {
        String id = caseWithMessage("x");

        browser.post("/rep/case/" + id + "/close", "");
        assertThat(org.sandbox.records("Case").get(0)).containsEntry("Status", "Closed");
        browser.post("/rep/case/" + id + "/reopen", "");
        assertThat(org.sandbox.records("Case").get(0)).containsEntry("IsClosed", false);
    }

    @Test
    void a_form_of_another_site_is_refused() {
        String id = caseWithMessage("x");

        assertThat(browser.post("/rep/case/" + id + "/reply", "text=spam", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(org.sandbox.count("ChannelMessage__c")).isEqualTo(1);
    }

    @Test
    void the_poll_gets_only_what_changed() {
        caseWithMessage("x");
        Http.Reply part = browser.get("/rep", "X-Part", "live");
        String tag = String.valueOf(part.header("ETag"));

        assertThat(part.text()).doesNotContain("<html");
        assertThat(browser.get("/rep", "X-Part", "live", "If-None-Match", tag).status())
                .isEqualTo(304);
        org.created("Case", Map.of("Subject", "new"));
        assertThat(browser.get("/rep", "X-Part", "live", "If-None-Match", tag).text())
                .contains("new");
    }

    @Test
    void the_address_of_a_record_opens_it() {
        String id = caseWithMessage("x");

        assertThat(browser.get("/lightning/r/Case/" + id + "/view").header("Location"))
                .isEqualTo("/rep/case/" + id);
        assertThat(browser.get("/" + id).header("Location")).isEqualTo("/rep/case/" + id);
    }

    @Test
    void leads_have_their_list_and_page() {
        String id = org.created("Lead", Map.of("LastName", "Hotel", "Company", "Nordlicht", "Description", "60 rooms"));

        assertThat(browser.get("/rep/leads").text()).contains("Nordlicht", "60 rooms");
        assertThat(browser.get("/rep/lead/" + id).text()).contains("Nordlicht");
        browser.post("/rep/lead/" + id + "/reply", "text=hello");
        assertThat(org.sandbox.records("ChannelMessage__c").get(0)).containsEntry("Lead__c", id);
    }
}
