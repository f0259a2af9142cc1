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
class SavingTest {

    private final Org61 org = new Org61();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void a_created_case_has_a_number_an_owner_and_an_18_character_id() {
        Http.Reply reply = org.create("Case", Map.of("Subject", "Leaks 💧", "Origin", "Mastodon"));

        assertThat(reply.status()).isEqualTo(201);
        String id = reply.json().path("id").asText();
        assertThat(id).hasSize(18).startsWith("500");
        Map<String, Object> stored = org.sandbox.records("Case").get(0);
        assertThat(stored)
                .containsEntry("CaseNumber", "00001001")
                .containsEntry("Status", "New")
                .containsEntry("IsClosed", false)
                .containsEntry("Subject", "Leaks 💧");
        assertThat(stored.get("OwnerId")).isEqualTo(stored.get("CreatedById"));
        assertThat((String) stored.get("CreatedDate"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000\\+0000");
    }

    @Test
    void an_upsert_creates_once_and_then_updates() {
        Http.Reply first = org.upsert("Case", "MentionKey__c", "mastodon:19/ä b?", Map.of("Subject", "one"));
        Http.Reply second = org.upsert("Case", "MentionKey__c", "mastodon:19/ä b?", Map.of("Subject", "two"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("created").asBoolean()).isTrue();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("created").asBoolean()).isFalse();
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(org.sandbox.records("Case")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("Subject", "two")
                .containsEntry("MentionKey__c", "mastodon:19/ä b?"));
    }

    @Test
    void keys_that_differ_in_case_are_two_records() {
        org.upsert("Case", "MentionKey__c", "youtube:aB", Map.of());
        org.upsert("Case", "MentionKey__c", "youtube:Ab", Map.of());

        assertThat(org.sandbox.count("Case")).isEqualTo(2);
    }

    @Test
    void until_v45_an_update_by_upsert_has_no_body() {
        org.upsert("Case", "MentionKey__c", "k", Map.of());

        Http.Reply reply = org.http.patch("/services/data/v45.0/sobjects/Case/MentionKey__c/k", Map.of("Subject", "x"));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.text()).isEmpty();
    }

    @Test
    void closing_a_case_sets_the_date_and_reopening_clears_it() {
        String id = org.created("Case", Map.of("Subject", "x"));

        org.http.patch(Org61.BASE + "/sobjects/Case/" + id, Map.of("Status", "Closed"));
        assertThat(org.sandbox.records("Case").get(0))
                .containsEntry("IsClosed", true)
                .containsKey("ClosedDate");
        org.sandbox.desk().reopen(id);
        assertThat(org.sandbox.records("Case").get(0))
                .containsEntry("IsClosed", false)
                .doesNotContainKey("ClosedDate");
    }

    @Test
    void a_record_is_found_by_15_or_18_characters() {
        String id = org.created("Case", Map.of("Subject", "x"));

        assertThat(org.http
                        .get(Org61.BASE + "/sobjects/Case/" + id.substring(0, 15))
                        .json()
                        .path("Id")
                        .asText())
                .isEqualTo(id);
        assertThat(org.http
                        .get(Org61.BASE + "/sobjects/Case/" + id + "?fields=Subject")
                        .json()
                        .path("Subject")
                        .asText())
                .isEqualTo("x");
    }

    @Test
    void deleting_a_case_takes_its_comments_and_frees_its_messages() {
        String id = org.created("Case", Map.of("Subject", "x"));
        org.created("CaseComment", Map.of("ParentId", id, "CommentBody", "hello"));
        org.created("ChannelMessage__c", Map.of("Case__c", id, "Direction__c", "Inbound", "MessageKey__c", "m"));

        assertThat(org.http.delete(Org61.BASE + "/sobjects/Case/" + id).status())
                .isEqualTo(204);

        assertThat(org.sandbox.count("CaseComment")).isZero();
        assertThat(org.sandbox.records("ChannelMessage__c")).singleElement().satisfies(row -> assertThat(row)
                .doesNotContainKey("Case__c"));
    }

    @Test
    void a_merged_case_points_to_its_master_and_hands_its_messages_over() {
        String master = org.created("Case", Map.of("Subject", "master"));
        String loser = org.created("Case", Map.of("Subject", "loser"));
        org.created("ChannelMessage__c", Map.of("Case__c", loser, "Direction__c", "Inbound", "MessageKey__c", "m"));

        org.sandbox.desk().merge(master, loser);

        assertThat(org.sandbox.records("ChannelMessage__c").get(0)).containsEntry("Case__c", master);
        assertThat(org.http
                        .get(Org61.BASE + "/queryAll?q="
                                + Org61.encode("SELECT MasterRecordId FROM Case WHERE Id = '" + loser + "'"))
                        .json()
                        .path("records")
                        .findValuesAsText("MasterRecordId"))
                .isEqualTo(List.of(master));
    }

    @Test
    void a_reference_may_name_the_external_id_of_its_parent() {
        String id = org.created("Case", Map.of("MentionKey__c", "k", "Subject", "x"));

        org.created(
                "ChannelMessage__c",
                Map.of("MessageKey__c", "m", "Direction__c", "Inbound", "Case__r", Map.of("MentionKey__c", "k")));

        assertThat(org.sandbox.records("ChannelMessage__c").get(0)).containsEntry("Case__c", id);
    }
}
