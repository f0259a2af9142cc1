package io.parley.crm.salesforce.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorTableTest {

    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|");

    /** The lines of the table, each in the shape in which Salesforce tells it, and words that must be in it. */
    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "call, 403, REQUEST_LIMIT_EXCEEDED, Blocked, allowance of API calls",
        "call, 401, INVALID_SESSION_ID, Blocked, integration user",
        "call, 400, UNABLE_TO_LOCK_ROW, Retry, some words",
        "record, 200, UNABLE_TO_LOCK_ROW, Retry, some words",
        "part, 400, UNABLE_TO_LOCK_ROW, Retry, some words",
        "call, 400, DUPLICATES_DETECTED, Refused, duplicate rule",
        "record, 200, DUPLICATES_DETECTED, Refused, duplicate rule",
        "call, 400, DUPLICATE_VALUE, Refused, unique field",
        "record, 200, DUPLICATE_VALUE, Refused, unique field",
        "record, 200, STRING_TOO_LONG, Refused, longer",
        "record, 200, REQUIRED_FIELD_MISSING, Refused, page layout",
        "record, 200, FIELD_CUSTOM_VALIDATION_EXCEPTION, Refused, validation rule",
        "record, 200, INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Refused, Add the value",
        "record, 200, INVALID_FIELD, Blocked, parley check",
        "call, 400, INVALID_FIELD, Blocked, parley check",
        "part, 400, INVALID_FIELD, Blocked, parley check",
        "record, 200, ENTITY_IS_DELETED, Refused, recycle bin",
        "record, 200, NOT_FOUND, Refused, some words",
        "call, 404, NOT_FOUND, Blocked, parley check",
        "record, 200, DUPLICATE_EXTERNAL_ID, Blocked, MentionKey__c",
        "call, 503, SERVER_UNAVAILABLE, Retry, some words",
        "record, 200, SERVER_UNAVAILABLE, Retry, some words",
        "call, 400, QUERY_TIMEOUT, Retry, some words",
        "call, 410, UNSUPPORTED_API_VERSION, Blocked, api-version",
        "call, 403, API_DISABLED_FOR_ORG, Blocked, edition",
        "call, 403, INSUFFICIENT_ACCESS, Blocked, permission set",
        "record, 200, INSUFFICIENT_ACCESS_OR_READONLY, Blocked, permission set",
        "record, 200, INVALID_FIELD_FOR_INSERT_UPDATE, Blocked, permission set",
        "record, 200, INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, Refused, some words",
        "record, 200, STORAGE_LIMIT_EXCEEDED, Blocked, storage",
        "call, 400, INVALID_TYPE, Blocked, package",
        "call, 500, UNKNOWN_EXCEPTION, Retry, some words",
        "call, 400, JSON_PARSER_ERROR, Refused, some words",
        "call, 400, MALFORMED_QUERY, Refused, some words"
    })
    void an_error_is_sorted_by_who_must_act(String shape, int status, String code, String kind, String words) {
        Outcome.Failure failure = told(shape, status, code);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.reason()).contains("some words", code);
        assertThat(failure instanceof Outcome.Blocked blocked ? blocked.fix() : failure.reason())
                .contains(words);
    }

    private static Outcome.Failure told(String shape, int status, String code) {
        if (shape.equals("record")) {
            String result = "{\"success\":false,\"errors\":[{\"statusCode\":\"" + code
                    + "\",\"message\":\"some words\",\"fields\":[\"Subject\"]}]}";
            return ErrorTable.ofRecord(
                    "case",
                    Objects.requireNonNull(SaveResult.of(Json.tree(result)).problem()));
        }
        String array = "[{\"errorCode\":\"" + code + "\",\"message\":\"some words\"}]";
        String body = shape.equals("part")
                ? Json.tree("{\"body\":" + array + "}").path("body").toString()
                : array;
        return ErrorTable.ofCall(status, body);
    }

    @ParameterizedTest(name = "login: {0}")
    @CsvSource({
        "invalid_grant, Pre-authorise",
        "invalid_client, consumer key",
        "invalid_client_id, consumer key",
        "unsupported_grant_type, client credentials flow",
        "inactive_org, parley check"
    })
    void a_refused_login_says_what_to_do(String error, String words) {
        Outcome.Failure failure = ErrorTable.ofLogin(400, "Login error code:[" + error + "] description:[why]");

        assertThat(failure).isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> {
            assertThat(blocked.reason()).contains(error, "why");
            assertThat(blocked.fix()).contains(words);
        });
    }

    @Test
    void an_external_id_that_is_not_unique_is_an_admin_s_to_put_right() {
        Outcome.Failure failure = ErrorTable.ofCall(
                300, "[\"/services/data/v62.0/sobjects/Case/1\",\"/services/data/v62.0/sobjects/Case/2\"]");

        assertThat(failure).isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> assertThat(blocked.fix())
                .contains("MentionKey__c", "Unique"));
    }

    @Test
    void a_retired_version_is_told_without_a_code_too() {
        assertThat(ErrorTable.ofCall(410, "<html>gone</html>"))
                .isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> assertThat(blocked.fix())
                        .contains("api-version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"duplicateResut", "duplicateResult"})
    void the_duplicates_of_a_record_are_read_in_either_spelling(String word) {
        String answer = "[{\"errorCode\":\"DUPLICATES_DETECTED\",\"message\":\"some words\",\"" + word
                + "\":{\"matchResults\":[{\"matchRecords\":[{\"record\":{\"Id\":\"00Q1\"}}]}]}}]";

        assertThat(SaveResult.duplicates(Json.tree(answer))).containsExactly("00Q1");
    }

    @Test
    void the_admins_page_has_a_line_for_each_code_and_no_other() throws IOException {
        Set<String> told = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../docs/admin/salesforce-errors.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                told.add(row.group(1));
            }
        }

        assertThat(told).isEqualTo(ErrorTable.codes());
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
