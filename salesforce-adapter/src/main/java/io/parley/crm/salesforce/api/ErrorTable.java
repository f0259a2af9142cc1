package io.parley.crm.salesforce.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.json.Json;
import io.parley.model.Outcome;
import io.parley.model.Outcome.Blocked;
import io.parley.model.Outcome.Refused;
import io.parley.model.Outcome.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who must act on which of Salesforce's errors. Codes as in the REST API guide and the object reference. */
public final class ErrorTable {

    /** The allowance is counted over the last 24 hours, so a little of it comes back all the time. */
    private static final Duration SPENT = Duration.ofMinutes(5);

    private static final int LONGEST_REASON = 300;

    /** Salesforce quotes the value it refuses; a post's text has no place in a reason. */
    private static final Pattern QUOTED = Pattern.compile("(too large: ).*( \\(max length)", Pattern.DOTALL);

    private static final Set<String> PASSING = Set.of(
            "UNABLE_TO_LOCK_ROW",
            "SERVER_UNAVAILABLE",
            "QUERY_TIMEOUT",
            "REQUEST_RUNNING_TOO_LONG",
            "UNKNOWN_EXCEPTION",
            "ALL_OR_NONE_OPERATION_ROLLED_BACK");

    private static final String PERMISSION =
            "Give the integration user the permission set of the Parley package, or the"
                    + " access to objects and fields that docs/admin/salesforce.md lists.";
    private static final String PACKAGE = "Install the Parley package in this org, or make its objects and fields as"
            + " docs/admin/salesforce.md says. `parley check` names each that is missing.";
    private static final String LOGIN =
            "Check the external client app, the integration user and the login settings of this CRM, then run `parley check`.";

    /** Several records have one external id; a whole call says so by status 300 and without a code. */
    private static final String DOUBLED = "DUPLICATE_EXTERNAL_ID";

    private static final String UNIQUE = "Tick Unique on the external id field (MentionKey__c, MessageKey__c or"
            + " PersonaKey__c, `parley check` names it) and delete or merge the records that share a value.";

    /** What to do about a record that is refused; it follows Salesforce's own words in the dead letter. */
    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry(
                    "REQUIRED_FIELD_MISSING",
                    "Fill the field in mapping.yaml, give it a default, or require it on the page layout only."),
            Map.entry(
                    "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                    "Let the validation rule pass what the integration user saves, or fill what it wants in mapping.yaml."),
            Map.entry(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    "Add the value to the picklist and to the record type, or map to a value it has."),
            Map.entry("STRING_TOO_LONG", "Make the field longer, or leave it out of mapping.yaml."),
            Map.entry(
                    "DUPLICATES_DETECTED",
                    "Let the duplicate rule only alert, or exclude the integration user by a condition."),
            Map.entry("DUPLICATE_VALUE", "Another unique field of this org has that value already."),
            Map.entry(
                    "ENTITY_IS_DELETED",
                    "Somebody deleted the record. Take it out of the recycle bin, or discard this."),
            Map.entry(
                    "INVALID_CROSS_REFERENCE_KEY",
                    "A record that it names is gone or of the wrong kind: look at owner, record type and mapping.yaml."));

    private static final Map<String, String> FIXES = Map.ofEntries(
            Map.entry("INVALID_SESSION_ID", LOGIN),
            Map.entry("INVALID_LOGIN", LOGIN),
            Map.entry("INVALID_AUTH_HEADER", LOGIN),
            Map.entry("INVALID_OPERATION_WITH_EXPIRED_PASSWORD", "Set a new password for the integration user."),
            Map.entry("INSUFFICIENT_ACCESS", PERMISSION),
            Map.entry("INSUFFICIENT_ACCESS_OR_READONLY", PERMISSION),
            Map.entry("INVALID_FIELD_FOR_INSERT_UPDATE", PERMISSION),
            Map.entry("INVALID_FIELD", PACKAGE),
            Map.entry("INVALID_TYPE", PACKAGE),
            Map.entry("NOT_FOUND", PACKAGE),
            Map.entry("API_DISABLED_FOR_ORG", "Use an edition of Salesforce with API access."),
            Map.entry("API_CURRENTLY_DISABLED", "Give the integration user the permission \"API Enabled\"."),
            Map.entry("FUNCTIONALITY_NOT_ENABLED", "Switch the function on in Setup."),
            Map.entry("UNSUPPORTED_API_VERSION", "Set api-version to one that this org has."),
            Map.entry("STORAGE_LIMIT_EXCEEDED", "Free or buy data storage."),
            Map.entry(DOUBLED, UNIQUE),
            Map.entry(
                    "REQUEST_LIMIT_EXCEEDED",
                    "Wait: the allowance of API calls comes back within 24 hours. Or find what else uses it, or buy more."));

    private ErrorTable() {}

    /** Salesforce refused one record of many. */
    public static Outcome.Failure ofRecord(String object, Problem problem) {
        String reason = hinted(problem, "Salesforce refused the " + object + ": " + words(problem));
        // NOT_FOUND about a record means that record; about a call, that the object does not exist.
        return problem.is("NOT_FOUND")
                ? new Refused(reason, null)
                : failure(
                        problem,
                        reason,
                        problem.fields().isEmpty() ? null : problem.fields().get(0));
    }

    /** Salesforce answered a whole call with an error. */
    public static Outcome.Failure ofCall(int status, String body) {
        Problem problem = problem(status, body);
        String reason = hinted(problem, "Salesforce answered " + status + ": " + words(problem));
        if (status >= 500 || status == 429 || status == 408) {
            return new Retry(reason, null);
        }
        if (status == 300) {
            return new Blocked("Salesforce answered 300: several records have the same external id.", UNIQUE, null);
        }
        if (status == 410) {
            return new Blocked(reason, fix("UNSUPPORTED_API_VERSION", LOGIN), null);
        }
        if ((status == 401 || status == 403) && !problem.is("REQUEST_LIMIT_EXCEEDED")) {
            return new Blocked(reason, fix(problem.code(), status == 401 ? LOGIN : PERMISSION), null);
        }
        return failure(
                problem,
                reason,
                problem.fields().isEmpty() ? null : problem.fields().get(0));
    }

    /** The login was answered with an error. */
    public static Outcome.Failure ofLogin(int status, String words) {
        if (status >= 500 || status == 0) {
            return new Retry("The login at Salesforce is out of order: " + shortened(words), null);
        }
        return new Blocked("Salesforce refused the login: " + shortened(words), LoginAdvice.of(words), null);
    }

    /** All codes that this table has words for. */
    static Set<String> codes() {
        Set<String> codes = new TreeSet<>(PASSING);
        codes.addAll(FIXES.keySet());
        codes.addAll(HINTS.keySet());
        codes.addAll(LoginAdvice.BY_CODE.keySet());
        return codes;
    }

    private static String hinted(Problem problem, String reason) {
        String hint = HINTS.get(problem.code());
        return hint == null ? reason : reason + ". " + hint;
    }

    private static Outcome.Failure failure(Problem problem, String reason, @Nullable String field) {
        if (PASSING.contains(problem.code())) {
            return new Retry(reason, null);
        }
        String fix = FIXES.get(problem.code());
        if (fix == null) {
            return new Refused(reason, field);
        }
        return new Blocked(reason, fix, problem.is("REQUEST_LIMIT_EXCEEDED") ? SPENT : null);
    }

    private static Problem problem(int status, String body) {
        try {
            JsonNode error = Json.tree(body).path(0);
            if (error.has("errorCode")) {
                return Problem.of(error);
            }
        } catch (IllegalArgumentException notJson) {
            // A proxy or a page of Salesforce's own answered: its HTML tells nobody anything.
        }
        return new Problem(status == 404 ? "NOT_FOUND" : "", "HTTP status " + status, List.of());
    }

    /** Salesforce's words with its code, short, and without what the customer wrote. */
    public static String words(Problem problem) {
        String message = QUOTED.matcher(problem.message()).replaceAll("$1…$2");
        String code = problem.code().isEmpty() ? "" : " (" + problem.code() + ")";
        String fields = problem.fields().isEmpty() ? "" : " [" + String.join(", ", problem.fields()) + "]";
        return shortened(message) + code + fields;
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }

    private static String fix(String code, String otherwise) {
        return FIXES.getOrDefault(code, otherwise);
    }
}
