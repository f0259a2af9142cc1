package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.crm.salesforce.api.Access;
import io.parley.crm.salesforce.api.SalesforceClient;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** camel-salesforce takes message headers for options and sends some of them on; nothing of that may happen here. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeadersTest {

    private static final Set<String> OURS = Set.of("sforce-auto-assign", "sforce-duplicate-rule-header");

    private final SalesforceLab lab = new SalesforceLab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void only_the_headers_that_a_call_is_meant_to_have_reach_salesforce() throws Exception {
        try (Between between = new Between(lab.salesforce);
                Crm crm = lab.open(java.util.Map.of("login-url", between.url()))) {
            // The stand-in answers with Sforce-Limit-Info, which the component would send back with the next call.
            crm.deliver(List.of(Samples.newCase("1", "alice", "One"), Samples.newLead("2", "bob", "Two")));
            crm.replies(Cursor.START, 10);
            crm.check();

            assertThat(between.requests()).hasSizeGreaterThan(8).allSatisfy(request -> assertThat(OURS)
                    .containsAll(salesforceHeaders(request)));
        }
    }

    @Test
    void a_header_of_the_caller_s_cannot_turn_a_call_into_another() throws Exception {
        Access settings;
        try (Between between = new Between(lab.salesforce)) {
            java.util.Map<String, String> options = SalesforceLab.settings(lab.salesforce);
            options.put("login-url", between.url());
            settings = SalesforceSettings.of(options).access();
            try (SalesforceClient client = new SalesforceClient("crm", settings)) {
                client.call(
                        "GET",
                        "/services/data/v62.0/limits",
                        null,
                        java.util.Map.of(
                                "sObjectName",
                                "User",
                                "rawPath",
                                "/services/data/v62.0/sobjects",
                                "rawMethod",
                                "DELETE"));
            }
            assertThat(between.requests()).singleElement().satisfies(request -> {
                assertThat(request.getUrl()).isEqualTo("/services/data/v62.0/limits");
                assertThat(request.getMethod().getName()).isEqualTo("GET");
                assertThat(request.getHeader("sObjectName")).isNull();
            });
        }
    }

    @Test
    void a_record_for_a_queue_is_not_handed_to_the_assignment_rule() throws Exception {
        try (Between between = new Between(lab.salesforce);
                Crm crm = lab.open(java.util.Map.of("login-url", between.url()))) {
            crm.deliver(List.of(
                    Samples.newCase("1", "alice", "for nobody"),
                    Samples.newCase("2", "bob", "for billing", "Billing")));

            assertThat(assigns(between, "for billing")).isEqualTo("FALSE");
            assertThat(assigns(between, "for nobody")).isEqualTo("TRUE");
        }
        try (Between between = new Between(lab.salesforce);
                Crm crm = lab.open(java.util.Map.of("login-url", between.url(), "assignment-rule", "false"))) {
            crm.deliver(List.of(Samples.newCase("3", "carol", "never")));

            assertThat(assigns(between, "never")).isEqualTo("FALSE");
        }
    }

    @Test
    void the_half_of_a_batch_that_poisons_a_call_is_found() throws Exception {
        try (Between between = new Between(lab.salesforce);
                Crm crm = lab.open(java.util.Map.of("login-url", between.url()))) {
            between.answerSavesWith("poison", 400, "[{\"errorCode\":\"JSON_PARSER_ERROR\",\"message\":\"no\"}]");
            List<io.parley.model.Delivery> batch = new java.util.ArrayList<>();
            for (int i = 0; i < 9; i++) {
                batch.add(Samples.newCase("n" + i, "author" + i, i == 4 ? "poison" : "fine"));
            }

            List<Outcome> outcomes = crm.deliver(batch);

            assertThat(outcomes.get(4)).isInstanceOf(Outcome.Refused.class);
            assertThat(outcomes.stream().filter(Outcome.Delivered.class::isInstance))
                    .hasSize(8);
            assertThat(lab.cases()).hasSize(8);
        }
    }

    /** What the part of a composite request that has these words in it says about assignment. */
    private static String assigns(Between between, String text) {
        for (Request request : between.requests()) {
            if (request.getMethod().getName().equals("POST")
                    && request.getBodyAsString().contains(text)) {
                for (JsonNode part : Json.tree(request.getBodyAsString()).path("compositeRequest")) {
                    if (part.path("method").asText().equals("POST")
                            && part.path("body").toString().contains(text)) {
                        return part.at("/httpHeaders/Sforce-Auto-Assign").asText();
                    }
                }
            }
        }
        throw new AssertionError("nothing was created with: " + text);
    }

    private static Set<String> salesforceHeaders(Request request) {
        Set<String> names = new TreeSet<>();
        for (String name : request.getAllHeaderKeys()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("sforce") || lower.startsWith("camel") || lower.startsWith("raw")) {
                names.add(lower);
            }
        }
        return names;
    }
}
