package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Http;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompositeTest {

    private final Org61 org = new Org61();

    @AfterEach
    void stop() {
        org.close();
    }

    private static Map<String, Object> part(String reference, String method, String path, Object body) {
        Map<String, Object> part =
                new HashMap<>(Map.of("referenceId", reference, "method", method, "url", Org61.BASE + path));
        if (!body.equals("")) {
            part.put("body", body);
        }
        return part;
    }

    private static Map<String, Object> collection(String reference, Map<?, ?>... cases) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Map<?, ?> fields : cases) {
            Map<String, Object> record = new HashMap<>(Map.of("attributes", Map.of("type", "Case")));
            fields.forEach((name, value) -> record.put(name.toString(), value));
            records.add(record);
        }
        return part(reference, "POST", "/composite/sobjects", Map.of("records", records));
    }

    private Http.Reply send(boolean allOrNone, List<Map<String, Object>> parts) {
        return org.http.post(Org61.BASE + "/composite", Map.of("allOrNone", allOrNone, "compositeRequest", parts));
    }

    @Test
    void at_most_five_of_its_parts_are_collections_or_queries() {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            parts.add(part("q" + i, "GET", "/query?q=SELECT+Id+FROM+Case", ""));
        }
        assertThat(send(false, parts).status()).isEqualTo(200);

        parts.add(collection("sixth", Map.of("Subject", "x")));
        assertThat(send(false, parts).status()).isEqualTo(400);
        assertThat(org.sandbox.count("Case")).isZero();
    }

    @Test
    void a_collection_s_results_can_be_quoted() {
        JsonNode parts = send(
                        false,
                        List.of(
                                collection("cases", Map.of("Subject", "x"), Map.of("Subject", "y")),
                                part(
                                        "note",
                                        "POST",
                                        "/sobjects/CaseComment",
                                        Map.of("ParentId", "@{cases[1].id}", "CommentBody", "hello"))))
                .json()
                .path("compositeResponse");

        assertThat(parts.at("/1/httpStatusCode").asInt()).isEqualTo(201);
        assertThat(org.sandbox.records("CaseComment").get(0))
                .containsEntry("ParentId", parts.at("/0/body/1/id").asText());
    }

    @Test
    void what_quotes_a_record_that_was_refused_is_not_carried_out() {
        JsonNode parts = send(
                        false,
                        List.of(
                                collection("cases", Map.of("Subject", "x".repeat(300))),
                                part(
                                        "note",
                                        "POST",
                                        "/sobjects/CaseComment",
                                        Map.of("ParentId", "@{cases[0].id}", "CommentBody", "hello"))))
                .json()
                .path("compositeResponse");

        assertThat(parts.at("/0/httpStatusCode").asInt()).isEqualTo(200);
        assertThat(parts.at("/1/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
    }

    @Test
    void all_or_none_around_a_collection_overrides_what_the_collection_says() {
        JsonNode parts = send(
                        true,
                        List.of(
                                part("one", "POST", "/sobjects/Case", Map.of("Subject", "first")),
                                collection("cases", Map.of("Subject", "x"), Map.of("Subject", "x".repeat(300)))))
                .json()
                .path("compositeResponse");

        assertThat(parts.at("/0/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
        assertThat(parts.at("/1/body/0/errors/0/statusCode").asText()).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(org.sandbox.count("Case")).isZero();
    }

    @Test
    void headers_of_the_request_around_do_not_count_for_its_parts() {
        org.sandbox.setDuplicateRule(true);
        Map<String, Object> lead = Map.of("LastName", "Miller", "Company", "Acme");
        Map<String, Object> allowed = part("allowed", "POST", "/sobjects/Lead", lead);
        allowed.put("httpHeaders", Map.of("sforce-duplicate-rule-header", "allowSave=true"));

        JsonNode parts = send(
                        false,
                        List.of(
                                part("first", "POST", "/sobjects/Lead", lead),
                                part("refused", "POST", "/sobjects/Lead", lead),
                                allowed))
                .json()
                .path("compositeResponse");

        assertThat(parts.findValuesAsText("httpStatusCode")).containsExactly("201", "400", "201");
    }

    @Test
    void references_methods_headers_and_addresses_are_looked_at_before_anything_is_done() {
        Map<String, Object> fine = part("fine", "POST", "/sobjects/Case", Map.of("Subject", "x"));
        Map<String, Object> bearer = part("bearer", "GET", "/sobjects/Case/describe", "");
        bearer.put("httpHeaders", Map.of("Authorization", "Bearer x"));

        assertThat(send(false, List.of(fine, fine)).status()).isEqualTo(400);
        assertThat(send(false, List.of(fine, part("a b", "GET", "/sobjects/Case/describe", "")))
                        .status())
                .isEqualTo(400);
        assertThat(send(false, List.of(fine, part("head", "HEAD", "/sobjects/Case/describe", "")))
                        .status())
                .isEqualTo(400);
        assertThat(send(false, List.of(fine, bearer)).status()).isEqualTo(400);
        assertThat(org.sandbox.count("Case")).isZero();
        assertThat(send(false, List.of(part("in", "POST", "/composite", Map.of())))
                        .json()
                        .at("/compositeResponse/0/httpStatusCode")
                        .asInt())
                .isEqualTo(400);
    }
}
