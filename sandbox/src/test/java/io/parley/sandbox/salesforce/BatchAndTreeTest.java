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
class BatchAndTreeTest {

    private final Org61 org = new Org61();

    @AfterEach
    void stop() {
        org.close();
    }

    private Http.Reply batch(boolean halts, List<Map<String, Object>> requests) {
        return org.http.post(Org61.BASE + "/composite/batch", Map.of("haltOnError", halts, "batchRequests", requests));
    }

    private static Map<String, Object> create(String object, Map<String, ?> fields) {
        return Map.of("method", "POST", "url", "v61.0/sobjects/" + object, "richInput", fields);
    }

    private static Map<String, Object> get(String resource) {
        return Map.of("method", "GET", "url", "v61.0/" + resource);
    }

    @Test
    void what_a_batch_has_saved_stays_whatever_happens_to_the_rest() {
        List<Map<String, Object>> requests = List.of(
                create("Case", Map.of("Subject", "x")),
                create("Lead", Map.of("FirstName", "x")),
                create("Case", Map.of("Subject", "y")));

        JsonNode all = batch(false, requests).json();
        JsonNode halted = batch(true, requests).json();

        assertThat(all.path("hasErrors").asBoolean()).isTrue();
        assertThat(all.findValuesAsText("statusCode")).containsExactly("201", "400", "201");
        assertThat(halted.at("/results/2/statusCode").asInt()).isEqualTo(412);
        assertThat(halted.at("/results/2/result/0/errorCode").asText()).isEqualTo("BATCH_PROCESSING_HALTED");
        assertThat(org.sandbox.count("Case")).isEqualTo(3);
    }

    @Test
    void each_request_of_a_batch_counts_as_a_call() {
        String before = org.http.get(Org61.BASE + "/limits").header("Sforce-Limit-Info");
        String after = batch(false, List.of(get("limits"), get("limits"), get("limits")))
                .header("Sforce-Limit-Info");

        assertThat(used(after) - used(before)).isEqualTo(3);
        assertThat(org.sandbox.calls().count("composite-batch")).isEqualTo(1);
    }

    private static int used(String header) {
        return Integer.parseInt(header.replaceAll(".*=(\\d+)/.*", "$1"));
    }

    @Test
    void a_batch_refuses_what_is_no_request_of_a_batch() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            many.add(get("limits"));
        }

        assertThat(batch(false, many).status()).isEqualTo(400);
        assertThat(batch(false, List.of()).status()).isEqualTo(400);
        assertThat(batch(false, List.of(Map.of("method", "GET", "url", "limits")))
                        .status())
                .isEqualTo(400);
        assertThat(batch(false, List.of(Map.of("method", "PUT", "url", "v61.0/limits")))
                        .status())
                .isEqualTo(400);
        assertThat(batch(false, List.of(get("composite")))
                        .json()
                        .at("/results/0/statusCode")
                        .asInt())
                .isEqualTo(400);
    }

    private static Map<String, Object> node(String type, String reference, String field, Object value) {
        return new java.util.HashMap<>(
                Map.of("attributes", Map.of("type", type, "referenceId", reference), field, value));
    }

    private Http.Reply tree(Map<String, Object> root, Map<String, Object> child) {
        root.put("CaseComments", Map.of("records", List.of(child)));
        return org.http.post(Org61.BASE + "/composite/tree/Case", Map.of("records", List.of(root)));
    }

    @Test
    void a_tree_is_made_with_its_leaves() {
        Http.Reply made = tree(node("Case", "root", "Subject", "x"), node("CaseComment", "leaf", "CommentBody", "hi"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().findValuesAsText("referenceId")).containsExactly("root", "leaf");
        assertThat(org.sandbox.records("CaseComment").get(0).get("ParentId"))
                .isEqualTo(org.sandbox.records("Case").get(0).get("Id"));
        assertThat(org.sandbox.calls().count("composite-tree")).isEqualTo(1);
    }

    @Test
    void one_bad_leaf_takes_the_tree_away() {
        Http.Reply refused = tree(
                node("Case", "root", "Subject", "x"), node("CaseComment", "leaf", "CommentBody", "x".repeat(4001)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("hasErrors").asBoolean()).isTrue();
        assertThat(refused.json().at("/results/0/referenceId").asText()).isEqualTo("leaf");
        assertThat(refused.json().at("/results/0/errors/0/statusCode").asText()).isEqualTo("STRING_TOO_LONG");
        assertThat(org.sandbox.count("Case")).isZero();
    }

    @Test
    void a_tree_with_a_reference_twice_or_a_relationship_nobody_knows_is_refused() {
        Http.Reply twice = tree(node("Case", "same", "Subject", "x"), node("CaseComment", "same", "CommentBody", "x"));
        Map<String, Object> strange = node("Case", "root", "Subject", "x");
        strange.put("Comments__r", Map.of("records", List.of()));
        Http.Reply unknown = org.http.post(Org61.BASE + "/composite/tree/Case", Map.of("records", List.of(strange)));

        assertThat(twice.json().path("results")).hasSize(2);
        assertThat(unknown.json().at("/results/0/errors/0/statusCode").asText()).isEqualTo("INVALID_FIELD");
        assertThat(org.sandbox.count("Case")).isZero();
    }

    @Test
    void a_tree_has_at_most_200_records() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            many.add(node("Case", "r" + i, "Subject", "x"));
        }

        assertThat(org.http
                        .post(Org61.BASE + "/composite/tree/Case", Map.of("records", many))
                        .status())
                .isEqualTo(400);
        assertThat(org.http
                        .post(Org61.BASE + "/composite/tree/Case", Map.of("records", many.subList(0, 200)))
                        .status())
                .isEqualTo(201);
    }
}
