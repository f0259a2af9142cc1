package io.parley.crm.sugarcrm.v11;

import io.parley.crm.sugarcrm.api.Access;
import io.parley.model.Outcome;
import io.parley.model.Outcome.Blocked;
import io.parley.model.Outcome.Refused;
import io.parley.model.Outcome.Retry;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who must act on which of Sugar's errors. Labels and statuses as in the developer guide, Integration > Web Services >
 * REST API > API Exceptions; what is not listed there is sorted by its status.
 */
final class V11Errors {

    private static final int LONGEST_REASON = 300;

    private static final String LOGIN =
            "Look at user and password in parley.yaml, and in Sugar whether the user is active"
                    + " and may use the API; Admin > System Settings > Validate user IP address must be off where Parley's"
                    + " address changes.";
    private static final String PERMISSION =
            "In Admin > Role Management give the user's role access, list, view and edit"
                    + " of Cases, Leads, Contacts and Notes, and look at the user's teams and licence type.";
    private static final String TOO_MUCH =
            "Wait, or ask those who run Sugar for more calls; parallel sets how many Parley" + " makes at once.";
    private static final String ADDRESS =
            "Look at url in parley.yaml: the address of Sugar as people open it, with nothing behind it.";

    private V11Errors() {}

    /**
     * What became of something.
     *
     * @param what was done, such as "the case"
     * @param fields that were sent; where Sugar's words name one of them, it is the field at fault
     */
    static Outcome.Failure of(Access access, String what, Answer answer, Set<String> fields) {
        String reason = "Sugar refused " + what + ": " + words(access, answer);
        return switch (answer.status()) {
            case 401 -> new Blocked(reason, LOGIN, null);
            case 403 -> new Blocked(reason, PERMISSION, null);
            case 404 -> notFound(reason, answer);
            case 408, 409, 412, 423 -> new Retry(reason, answer.after());
            case 429 -> new Blocked(reason, TOO_MUCH, answer.after());
            default -> other(reason, answer, fields);
        };
    }

    private static Outcome.Failure notFound(String reason, Answer answer) {
        // A record that is gone is no fault of the address; a module or an endpoint that is not there is.
        return answer.error().equals("not_found") ? new Refused(reason, null) : new Blocked(reason, ADDRESS, null);
    }

    private static Outcome.Failure other(String reason, Answer answer, Set<String> fields) {
        if (answer.status() >= 500 || answer.status() == 200) {
            return new Retry(reason, answer.after());
        }
        if (answer.status() < 400) {
            return new Blocked(reason, ADDRESS, null);
        }
        return new Refused(reason, field(answer.message(), fields));
    }

    private static @Nullable String field(String message, Set<String> fields) {
        return Arrays.stream(message.split("[^A-Za-z0-9_]+"))
                .filter(fields::contains)
                .findFirst()
                .orElse(null);
    }

    /** A login that was answered with an error. */
    static Outcome.Failure ofLogin(Access access, Answer answer) {
        String reason = "Sugar refused the login: " + words(access, answer);
        if (answer.status() == 429) {
            return new Blocked(reason, TOO_MUCH, answer.after());
        }
        if (answer.status() >= 500) {
            return new Retry(reason, answer.after());
        }
        if (answer.message().toLowerCase(java.util.Locale.ROOT).contains("platform")) {
            return new Blocked(
                    reason,
                    "Register the platform " + access.platform()
                            + " in Admin > Configure API Platforms, or set platform to" + " one that is registered.",
                    null);
        }
        boolean isSugar = !answer.error().isEmpty();
        return new Blocked(reason, isSugar ? LOGIN : ADDRESS, null);
    }

    /** Sugar's words with its label, short and without a secret. */
    static String words(Access access, Answer answer) {
        String label = answer.error().isEmpty() ? "HTTP status " + answer.status() : answer.error();
        String line = access.redact(answer.message()).strip().replaceAll("\\s+", " ");
        String shortened = line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
        return shortened.isEmpty() ? label : shortened + " (" + label + ")";
    }
}
