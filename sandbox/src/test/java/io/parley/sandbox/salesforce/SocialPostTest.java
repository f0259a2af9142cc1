package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Http;
import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Salesforce's own objects for social media, as the object reference describes them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SocialPostTest {

    private Org61 org = new Org61(Options.on(0, null).with(Feature.SOCIAL_POSTS));

    @AfterEach
    void stop() {
        org.close();
    }

    private static void refused(Http.Reply reply, String code, String... fields) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(Org61.code(reply)).isEqualTo(code);
        assertThat(Org61.fields(reply)).containsExactly(fields);
    }

    private String post(Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(Map.of("Name", "Post", "Provider", "Other", "Content", "It broke"));
        all.putAll(fields);
        return org.created("SocialPost", all);
    }

    private boolean describedAsCreateable(String object) {
        return org.http
                .get(Org61.BASE + "/sobjects/" + object + "/describe")
                .json()
                .path("createable")
                .asBoolean();
    }

    @Test
    void a_persona_belongs_to_somebody_or_to_a_post() {
        Map<String, Object> fields = new HashMap<>(Map.of("Name", "alice", "Provider", "Other"));
        refused(org.create("SocialPersona", fields), "REQUIRED_FIELD_MISSING", "ParentId");

        fields.put("ParentId", post(Map.of()));

        assertThat(org.create("SocialPersona", fields).status()).isEqualTo(201);
    }

    @Test
    void a_network_that_salesforce_does_not_know_is_none() {
        refused(
                org.create("SocialPost", Map.of("Name", "Post", "Provider", "Bluesky")),
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                "Provider");
        assertThat(org.create("SocialPost", Map.of("Name", "Post", "Provider", "Other", "MediaProvider", "Bluesky"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void who_wrote_it_where_and_what_it_answers_is_said_at_the_creation_or_never() {
        String id = post(Map.of());

        for (Map<String, ?> change :
                java.util.List.of(Map.of("IsOutbound", true), Map.of("Provider", "Twitter"), Map.of("ReplyToId", id))) {
            refused(
                    org.http.patch(Org61.BASE + "/sobjects/SocialPost/" + id, change),
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    change.keySet().iterator().next());
        }
    }

    @Test
    void a_case_has_the_post_that_it_came_from() {
        String record = org.created("Case", Map.of("Subject", "Help"));
        String post = post(Map.of("ParentId", record));

        assertThat(org.http
                        .patch(Org61.BASE + "/sobjects/Case/" + record, Map.of("SourceId", post))
                        .status())
                .isEqualTo(204);
        refused(
                org.http.patch(Org61.BASE + "/sobjects/Case/" + record, Map.of("SourceId", record)),
                "MALFORMED_ID",
                "SourceId");
    }

    @Test
    void who_may_be_of_several_objects_so_a_query_asks_for_its_type_and_name_alone() {
        String lead = org.created("Lead", Map.of("LastName", "Alvarez", "Company", "Acme"));
        post(Map.of("WhoId", lead, "Content", "Where can I buy it?"));
        post(Map.of());

        assertThat(org.column("Content", "SELECT Content FROM SocialPost WHERE Who.Type = 'Lead'"))
                .containsExactly("Where can I buy it?");
        JsonNode who = org.query("SELECT Who.Name, Who.Type FROM SocialPost WHERE WhoId != null")
                .json()
                .at("/records/0/Who");
        assertThat(who.path("Name").asText()).isEqualTo("Alvarez");
        assertThat(who.path("Type").asText()).isEqualTo("Lead");
        assertThat(Org61.code(org.query("SELECT Who.MentionKey__c FROM SocialPost")))
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void whole_numbers_are_whole() {
        assertThat(Org61.code(org.create("SocialPost", Map.of("Name", "Post", "Shares", 1.5))))
                .isEqualTo("JSON_PARSER_ERROR");
        post(Map.of("Shares", 3));

        assertThat(org.sandbox.records("SocialPost").get(0)).containsEntry("Shares", 3L);
    }

    @Test
    void a_post_without_a_time_was_posted_now() {
        post(Map.of());

        assertThat(org.sandbox.records("SocialPost").get(0)).containsKey("Posted");
    }

    @Test
    void an_org_may_have_no_posts_or_old_ones_only() {
        assertThat(describedAsCreateable("SocialPost")).isTrue();
        org.close();
        org = new Org61(Options.on(0, null).with(Feature.OLD_SOCIAL_POSTS));
        assertThat(describedAsCreateable("SocialPost")).isFalse();
        assertThat(Org61.code(org.create("SocialPost", Map.of("Name", "Post"))))
                .isEqualTo("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
        org.close();
        org = new Org61();
        assertThat(org.create("SocialPost", Map.of("Name", "Post")).status()).isEqualTo(404);
    }

    @Test
    void a_rep_reads_and_answers_posts_on_the_page() {
        String record = org.created("Case", Map.of("Subject", "Help"));
        String alice = org.created(
                "SocialPersona",
                Map.of("Name", "alice", "RealName", "Alice Miller", "Provider", "Other", "ParentId", post(Map.of())));
        post(Map.of("ParentId", record, "PersonaId", alice, "MediaProvider", "mastodon", "Content", "It sparks"));
        Http browser = new Http(org.sandbox.url(), null);

        assertThat(browser.get("/rep/case/" + record).text())
                .contains("It sparks", "Alice Miller", "Reply on mastodon");
        browser.post("/rep/case/" + record + "/reply", "text=Turn+it+off");

        assertThat(org.sandbox.records("SocialPost").get(2))
                .containsEntry("IsOutbound", true)
                .containsEntry("Status", "PENDING")
                .containsEntry("ParentId", record)
                .containsEntry("Content", "Turn it off")
                .containsEntry("MediaProvider", "mastodon");
        assertThat(browser.get("/rep/case/" + record).text()).contains("Turn it off", "Pending");
    }
}
