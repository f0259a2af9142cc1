package io.parley.crm.salesforce.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.model.Outcome;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorTableTest {

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "401, INVALID_SESSION_ID, Blocked",
        "403, REQUEST_LIMIT_EXCEEDED, Blocked",
        "403, API_DISABLED_FOR_ORG, Blocked",
        "403, INSUFFICIENT_ACCESS, Blocked",
        "404, NOT_FOUND, Blocked",
        "410, UNSUPPORTED_API_VERSION, Blocked",
        "400, INVALID_FIELD, Blocked",
        "400, INVALID_TYPE, Blocked",
        "400, UNABLE_TO_LOCK_ROW, Retry",
        "400, QUERY_TIMEOUT, Retry",
        "500, UNKNOWN_EXCEPTION, Retry",
        "503, SERVER_UNAVAILABLE, Retry",
        "400, JSON_PARSER_ERROR, Refused",
        "400, MALFORMED_QUERY, Refused"
    })
    void an_answer_is_sorted_by_who_must_act(int status, String code, String kind) {
        Outcome outcome = ErrorTable.ofCall(status, "[{\"errorCode\":\"" + code + "\",\"message\":\"some words\"}]");

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(((Outcome.Failure) outcome).reason()).contains("some words", code);
    }

    @ParameterizedTest(name = "record {0} is {1}")
    @CsvSource({
        "UNABLE_TO_LOCK_ROW, Retry",
        "REQUIRED_FIELD_MISSING, Refused",
        "FIELD_CUSTOM_VALIDATION_EXCEPTION, Refused",
        "STRING_TOO_LONG, Refused",
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Refused",
        "DUPLICATES_DETECTED, Refused",
        "NOT_FOUND, Refused",
        "ENTITY_IS_DELETED, Refused",
        "INVALID_FIELD, Blocked",
        "INVALID_FIELD_FOR_INSERT_UPDATE, Blocked",
        "INSUFFICIENT_ACCESS_OR_READONLY, Blocked",
        "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, Refused",
        "STORAGE_LIMIT_EXCEEDED, Blocked"
    })
    void a_refused_record_is_sorted_by_who_must_act(String code, String kind) {
        Outcome outcome = ErrorTable.ofRecord("case", new Problem(code, "some words", List.of("Subject")));

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void a_spent_allowance_says_when_to_come_again() {
        Outcome.Failure failure =
                ErrorTable.ofCall(403, "[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\",\"message\":\"TotalRequests\"}]");

        assertThat(((Outcome.Blocked) failure).after()).isPositive();
    }

    @Test
    void a_page_of_html_is_no_reason() {
        Outcome.Failure failure = ErrorTable.ofCall(503, "<html><body>Service Unavailable</body></html>");

        assertThat(failure).isInstanceOf(Outcome.Retry.class);
        assertThat(failure.reason()).doesNotContain("<");
    }

    @Test
    void what_salesforce_quotes_of_the_customer_s_text_is_left_out() {
        Problem problem = new Problem(
                "STRING_TOO_LONG",
                "Subject: data value too large: my number is 4929\n1234 (max length=255)",
                List.of("Subject"));

        assertThat(ErrorTable.words(problem))
                .doesNotContain("4929")
                .doesNotContain("1234")
                .contains("max length=255", "STRING_TOO_LONG", "Subject");
    }
}
