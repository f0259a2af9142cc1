package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusalTest {

    private final Org61 org = new Org61();

    @AfterEach
    void stop() {
        org.close();
    }

    private static void refused(Http.Reply reply, int status, String code, String... fields) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(Org61.code(reply)).isEqualTo(code);
        if (fields.length > 0) {
            assertThat(Org61.fields(reply)).containsExactly(fields);
        }
    }

    @Test
    void an_unknown_field() {
        refused(org.create("Case", Map.of("Colour__c", "red")), 400, "INVALID_FIELD");
    }

    @Test
    void a_text_too_long() {
        refused(org.create("Case", Map.of("Subject", "x".repeat(256))), 400, "STRING_TOO_LONG", "Subject");
        assertThat(org.create("Case", Map.of("Subject", "x".repeat(255))).status())
                .isEqualTo(201);
    }

    @Test
    void a_missing_required_field() {
        refused(org.create("Lead", Map.of("FirstName", "Ana")), 400, "REQUIRED_FIELD_MISSING", "LastName", "Company");
    }

    @Test
    void a_required_field_emptied() {
        String id = org.created("Lead", Map.of("LastName", "Ana", "Company", "A"));

        refused(
                org.http.patch(Org61.BASE + "/sobjects/Lead/" + id, Map.of("LastName", "  ")),
                400,
                "REQUIRED_FIELD_MISSING",
                "LastName");
    }

    @Test
    void a_value_outside_a_restricted_picklist() {
        refused(
                org.create("ChannelMessage__c", Map.of("Direction__c", "Sideways")),
                400,
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                "Direction__c");
    }

    @Test
    void a_value_of_another_type() {
        refused(org.create("Case", Map.of("IsEscalated", "yes")), 400, "JSON_PARSER_ERROR");
        refused(org.create("Case", Map.of("Subject", 7)), 400, "JSON_PARSER_ERROR");
        refused(
                org.create("ChannelMessage__c", Map.of("Direction__c", "Inbound", "Posted__c", "yesterday")),
                400,
                "JSON_PARSER_ERROR");
        refused(org.http.post(Org61.BASE + "/sobjects/Case", "{not json"), 400, "JSON_PARSER_ERROR");
    }

    @Test
    void a_read_only_field() {
        refused(org.create("Case", Map.of("IsClosed", true)), 400, "INVALID_FIELD_FOR_INSERT_UPDATE", "IsClosed");
    }

    @Test
    void a_reference_that_leads_nowhere() {
        refused(
                org.create("Case", Map.of("ContactId", Ids.full("003Hs0000000099"))),
                400,
                "INVALID_CROSS_REFERENCE_KEY",
                "ContactId");
    }

    @Test
    void a_reference_to_another_object_or_no_id_at_all() {
        String lead = org.created("Lead", Map.of("LastName", "Ana", "Company", "A"));

        refused(org.create("Case", Map.of("ContactId", lead)), 400, "MALFORMED_ID", "ContactId");
        refused(org.create("Case", Map.of("ContactId", "nonsense")), 400, "MALFORMED_ID", "ContactId");
    }

    @Test
    void a_reference_by_an_external_id_nobody_has() {
        refused(
                org.create(
                        "ChannelMessage__c",
                        Map.of("Direction__c", "Inbound", "Case__r", Map.of("MentionKey__c", "none"))),
                400,
                "INVALID_FIELD");
    }

    @Test
    void a_second_record_with_a_unique_value() {
        String first = org.created("Case", Map.of("MentionKey__c", "k"));

        Http.Reply reply = org.create("Case", Map.of("MentionKey__c", "k"));

        refused(reply, 400, "DUPLICATE_VALUE");
        assertThat(reply.text()).contains(first.substring(0, 15));
    }

    @Test
    void the_key_repeated_in_the_body_of_an_upsert() {
        refused(org.upsert("Case", "MentionKey__c", "k", Map.of("MentionKey__c", "k")), 400, "INVALID_FIELD");
    }

    @Test
    void a_deleted_record() {
        String id = org.created("Case", Map.of("Subject", "x"));
        org.sandbox.desk().delete("Case", id);

        refused(org.http.patch(Org61.BASE + "/sobjects/Case/" + id, Map.of("Subject", "y")), 404, "ENTITY_IS_DELETED");
        refused(org.http.get(Org61.BASE + "/sobjects/Case/" + id), 404, "ENTITY_IS_DELETED");
    }

    @Test
    void a_record_that_never_was() {
        String path = Org61.BASE + "/sobjects/Case/" + Ids.full("500Hs0000000099");

        refused(org.http.get(path), 404, "NOT_FOUND");
        refused(org.http.delete(path), 404, "NOT_FOUND");
        refused(org.http.get(Org61.BASE + "/sobjects/Case/MentionKey__c/none"), 404, "NOT_FOUND");
        refused(org.http.get(Org61.BASE + "/sobjects/SocialPost/describe"), 404, "NOT_FOUND");
    }

    @Test
    void an_external_id_that_two_records_have() {
        try (Org61 careless = new Org61(SalesforceSandbox.Options.on(0, null).withNotUnique("Case.MentionKey__c"))) {
            careless.created("Case", Map.of("MentionKey__c", "k"));
            careless.created("Case", Map.of("MentionKey__c", "k"));

            Http.Reply reply = careless.upsert("Case", "MentionKey__c", "k", Map.of("Subject", "x"));

            assertThat(reply.status()).isEqualTo(300);
            assertThat(reply.json()).hasSize(2);
            assertThat(reply.json().get(0).asText()).startsWith(Org61.BASE + "/sobjects/Case/500");
        }
    }

    @Test
    void a_lead_that_the_duplicate_rule_knows_unless_the_caller_insists() {
        org.sandbox.setDuplicateRule(true);
        Map<String, String> ana = Map.of("LastName", "Ana", "Company", "A");
        String id = org.created("Lead", ana);

        Http.Reply reply = org.create("Lead", ana);

        refused(reply, 400, "DUPLICATES_DETECTED");
        assertThat(reply.json()
                        .at("/0/duplicateResut/matchResults/0/matchRecords/0/record/Id")
                        .asText())
                .isEqualTo(id);
        assertThat(org.http
                        .post(Org61.BASE + "/sobjects/Lead", ana, "Sforce-Duplicate-Rule-Header", "allowSave=true")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void everything_of_the_package_where_it_is_not_installed() {
        try (Org61 bare = new Org61(SalesforceSandbox.Options.on(0, null).withoutPackage())) {
            refused(bare.create("Case", Map.of("MentionKey__c", "k")), 400, "INVALID_FIELD");
            refused(bare.create("ChannelMessage__c", Map.of("Direction__c", "Inbound")), 404, "NOT_FOUND");
            refused(bare.query("SELECT Id FROM ChannelMessage__c"), 400, "INVALID_TYPE");
            bare.created("Case", Map.of("Subject", "plain"));
            assertThat(new Http(bare.sandbox.url(), null).get("/rep").text()).contains("plain");
        }
    }

    @Test
    void a_user_that_somebody_tries_to_create() {
        refused(org.create("User", Map.of("LastName", "x")), 400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
    }

    @Test
    void retired_and_future_versions() {
        assertThat(org.http.get("/services/data/v30.0/limits").status()).isEqualTo(410);
        assertThat(org.http.get("/services/data/v99.0/limits").status()).isEqualTo(404);
        assertThat(org.http.get("/services/data").json().findValuesAsText("version"))
                .startsWith("41.0")
                .endsWith("68.0");
    }

    @Test
    void nothing_is_kept_of_what_was_refused() {
        org.create("Case", Map.of("Subject", "x".repeat(300)));
        org.create("Lead", Map.of("FirstName", "x"));

        assertThat(List.of(org.sandbox.count("Case"), org.sandbox.count("Lead")))
                .containsOnly(0);
    }
}
