package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CollectionsTest {

    private final Org61 org = new Org61();

    @AfterEach
    void stop() {
        org.close();
    }

    private static List<Map<String, Object>> cases(int count) {
        List<Map<String, Object>> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(Map.of("MentionKey__c", "k" + i, "Subject", "s" + i));
        }
        return cases;
    }

    @Test
    void two_hundred_records_go_in_one_call_and_a_repeat_updates_them() {
        JsonNode first =
                org.upsertAll("Case", "MentionKey__c", false, cases(200)).json();
        JsonNode second =
                org.upsertAll("Case", "MentionKey__c", false, cases(200)).json();

        assertThat(first)
                .hasSize(200)
                .allSatisfy(r -> assertThat(r.path("created").asBoolean()).isTrue());
        assertThat(second)
                .hasSize(200)
                .allSatisfy(r -> assertThat(r.path("created").asBoolean()).isFalse());
        assertThat(org.sandbox.count("Case")).isEqualTo(200);
        assertThat(org.sandbox.calls().count("collection-upsert")).isEqualTo(2);
    }

    @Test
    void more_than_two_hundred_are_refused() {
        Http.Reply reply = org.upsertAll("Case", "MentionKey__c", false, cases(201));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(Org61.code(reply)).isEqualTo("EXCEEDED_MAX_SIZE_REQUEST");
    }

    @Test
    void one_refused_record_leaves_the_others_alone() {
        List<Map<String, Object>> records = cases(3);
        records.set(1, Map.of("MentionKey__c", "k1", "Subject", "x".repeat(300)));

        Http.Reply reply = org.upsertAll("Case", "MentionKey__c", false, records);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().findValuesAsText("success")).containsExactly("true", "false", "true");
        JsonNode error = reply.json().at("/1/errors/0");
        assertThat(error.path("statusCode").asText()).isEqualTo("STRING_TOO_LONG");
        assertThat(error.path("fields").get(0).asText()).isEqualTo("Subject");
        assertThat(org.sandbox.count("Case")).isEqualTo(2);
    }

    @Test
    void all_or_none_keeps_none() {
        List<Map<String, Object>> records = cases(3);
        records.set(1, Map.of("MentionKey__c", "k1", "Subject", "x".repeat(300)));

        JsonNode results = org.upsertAll("Case", "MentionKey__c", true, records).json();

        assertThat(results.at("/0/errors/0/statusCode").asText()).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(results.at("/1/errors/0/statusCode").asText()).isEqualTo("STRING_TOO_LONG");
        assertThat(org.sandbox.count("Case")).isZero();
    }

    @Test
    void the_same_key_twice_in_one_call_is_refused_both_times() {
        JsonNode results = org.upsertAll(
                        "Case",
                        "MentionKey__c",
                        false,
                        List.of(
                                Map.of("MentionKey__c", "a", "Subject", "1"),
                                Map.of("MentionKey__c", "a", "Subject", "2"),
                                Map.of("MentionKey__c", "b")))
                .json();

        assertThat(results.findValuesAsText("statusCode")).containsExactly("DUPLICATE_VALUE", "DUPLICATE_VALUE");
        assertThat(org.sandbox.count("Case")).isEqualTo(1);
    }

    @Test
    void records_of_several_objects_are_created_and_refer_by_external_id() {
        List<Map<String, Object>> records = new ArrayList<>(Org61.typed("Case", List.of(Map.of("MentionKey__c", "k"))));
        records.addAll(Org61.typed(
                "ChannelMessage__c",
                List.of(Map.of(
                        "MessageKey__c", "m", "Direction__c", "Inbound", "Case__r", Map.of("MentionKey__c", "k")))));

        JsonNode results = org.http
                .post(Org61.BASE + "/composite/sobjects", Map.of("records", records))
                .json();

        assertThat(results.findValuesAsText("success")).containsExactly("true", "true");
        assertThat(org.sandbox.records("ChannelMessage__c").get(0))
                .containsEntry("Case__c", results.at("/0/id").asText());
    }

    @Test
    void records_are_updated_read_and_deleted_by_id() {
        String one = org.created("Case", Map.of("Subject", "one"));
        String two = org.created("Case", Map.of("Subject", "two"));
        String none = Ids.full("500Hs0000000099");

        JsonNode updated = org.http
                .patch(
                        Org61.BASE + "/composite/sobjects",
                        Map.of(
                                "records",
                                Org61.typed(
                                        "Case",
                                        List.of(
                                                Map.of("id", one, "Subject", "1"),
                                                Map.of("id", none, "Subject", "2")))))
                .json();
        JsonNode read = org.http
                .post(
                        Org61.BASE + "/composite/sobjects/Case",
                        Map.of("ids", List.of(one, none, two), "fields", List.of("Subject")))
                .json();
        JsonNode deleted = org.http
                .delete(Org61.BASE + "/composite/sobjects?ids=" + one + "," + two + "&allOrNone=true")
                .json();

        assertThat(updated.at("/0/success").asBoolean()).isTrue();
        assertThat(updated.at("/1/errors/0/statusCode").asText()).isEqualTo("INVALID_CROSS_REFERENCE_KEY");
        assertThat(read.findValuesAsText("Subject")).containsExactly("1", "two");
        assertThat(read.get(1).isNull()).isTrue();
        assertThat(deleted.findValuesAsText("success")).containsExactly("true", "true");
        assertThat(org.sandbox.count("Case")).isZero();
    }

    @Test
    void a_composite_request_quotes_its_earlier_answers() {
        JsonNode parts = composite(
                        false,
                        Map.of(
                                "method",
                                "POST",
                                "referenceId",
                                "one",
                                "url",
                                Org61.BASE + "/sobjects/Case",
                                "body",
                                Map.of("Subject", "x")),
                        Map.of(
                                "method",
                                "POST",
                                "referenceId",
                                "two",
                                "url",
                                Org61.BASE + "/sobjects/CaseComment",
                                "body",
                                Map.of("ParentId", "@{one.id}", "CommentBody", "hello")),
                        Map.of("method", "GET", "referenceId", "three", "url", Org61.BASE + "/sobjects/Case/@{one.id}"))
                .json()
                .path("compositeResponse");

        assertThat(parts.findValuesAsText("httpStatusCode")).containsExactly("201", "201", "200");
        assertThat(parts.at("/2/body/Subject").asText()).isEqualTo("x");
        assertThat(org.sandbox.calls().count("composite")).isEqualTo(1);
    }

    @Test
    void a_composite_request_of_all_or_none_keeps_none() {
        JsonNode parts = composite(
                        true,
                        Map.of(
                                "method",
                                "POST",
                                "referenceId",
                                "one",
                                "url",
                                Org61.BASE + "/sobjects/Case",
                                "body",
                                Map.of("Subject", "x")),
                        Map.of(
                                "method",
                                "POST",
                                "referenceId",
                                "two",
                                "url",
                                Org61.BASE + "/sobjects/Lead",
                                "body",
                                Map.of("FirstName", "x")))
                .json()
                .path("compositeResponse");

        assertThat(parts.at("/0/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
        assertThat(parts.at("/1/body/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(org.sandbox.count("Case")).isZero();
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_composite_request_has_at_most_25_parts() {
        Map<String, Object>[] parts = new Map[26];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Map.of("method", "GET", "referenceId", "r" + i, "url", Org61.BASE + "/limits");
        }

        assertThat(composite(false, parts).status()).isEqualTo(400);
    }

    @SafeVarargs
    private Http.Reply composite(boolean allOrNone, Map<String, Object>... parts) {
        return org.http.post(
                Org61.BASE + "/composite", Map.of("allOrNone", allOrNone, "compositeRequest", List.of(parts)));
    }
}
