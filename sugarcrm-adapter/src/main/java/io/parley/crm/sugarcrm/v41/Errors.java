package io.parley.crm.sugarcrm.v41;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.model.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of a call that failed. Numbers are those of SuiteCRM 7.14.6; they come with status 200. Other failures have
 * no number: an empty 500 is a PHP error, and a text stands for a failed statement of the database.
 */
final class Errors {

    static final String INVALID_SESSION = "11";
    static final String NO_MODULE = "20";
    static final String NO_ACCESS = "40";

    private static final String DATABASE = "Database failure";
    private static final Pattern NAMED = Pattern.compile("(?i)\\bfields?\\b[\\s:'\"]*([A-Za-z][A-Za-z0-9_]*)");
    private static final int QUOTED = 300;
    private static final String LOGIN =
            "Look at user and password in parley.yaml. The password must be kept by the CRM itself: users of LDAP or"
                    + " single sign-on can't log in by this API.";
    private static final String ROLE =
            "In Admin > Role Management give the user's role access, list, view, edit and export of the module.";

    /** What an admin does about an error. */
    private static final Map<String, String> FIXES = Map.of(
            "10",
            LOGIN,
            INVALID_SESSION,
            "In config.php set verify_client_ip to false when our address changes, and let several web servers share their"
                    + " sessions.",
            "12",
            "Log in once with this user in the browser, and finish its set-up.",
            NO_MODULE,
            "In Admin > Display Modules enable the module.",
            NO_ACCESS,
            ROLE,
            "-1",
            "The CRM is too old for service/v4_1. Upgrade it.",
            "1008",
            "Give the user a new password, and put it into parley.yaml.",
            "1009",
            "Unlock the user in Admin > User Management, and look at user and password in parley.yaml.",
            "1012",
            LOGIN);

    private Errors() {}

    static boolean isError(JsonNode answer) {
        return answer.has("number") && answer.has("name") && !answer.has("id");
    }

    static String number(JsonNode error) {
        return error.path("number").asText();
    }

    /** Of an answer that names an error. */
    static Outcome.Failure of(JsonNode error) {
        String number = number(error);
        String words = words(
                error.path("name").asText() + ": " + error.path("description").asText());
        String fix = FIXES.get(number);
        if (fix != null) {
            return new Outcome.Blocked(words, fix, null);
        }
        boolean passes = number.equals("60") || number.equals("90");
        return passes ? new Outcome.Retry(words, null) : new Outcome.Refused(words, null);
    }

    /** Of a status other than 200. */
    static Outcome.Failure of(String url, Http.Answer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return new Outcome.Blocked(
                    "The CRM sends us elsewhere (status " + status + ").",
                    "Put the address into parley.yaml that the browser shows in the end, with https where it is used.",
                    null);
        }
        if (status == 401 || status == 403) {
            return new Outcome.Blocked(
                    "The web server in front of the CRM refuses us (status " + status + ").",
                    "Let service/v4_1/rest.php through for Parley.",
                    answer.after());
        }
        if (status == 404 || status == 405) {
            return new Outcome.Blocked(
                    "There is no service/v4_1/rest.php below " + url + " (status " + status + ").",
                    "Look at url in parley.yaml; SuiteCRM 8 has it below /legacy.",
                    null);
        }
        if (status == 429) {
            return new Outcome.Blocked(
                    "The web server in front of the CRM lets no more calls through for now (status 429).",
                    "Let it take more calls from Parley, or wait.",
                    answer.after());
        }
        if (status == 413 || status == 414) {
            return new Outcome.Refused("The web server takes no requests of this size (status " + status + ").", null);
        }
        return new Outcome.Retry("The CRM is out of order (status " + status + ").", answer.after());
    }

    /**
     * Of a status 500, with which everything in the CRM ends that dies on the way: a statement of the database, above all an
     * insert with an id that is taken; a PHP error, without a word; and a program of the CRM's own, such as a logic hook
     * that does not want a bean, in its own words.
     */
    static Outcome.Failure brokenOff(Http.Answer answer) {
        String words = words(answer.body());
        if (words.isEmpty()) {
            return new Outcome.Retry(
                    "The CRM broke down at a call (status 500, no words); its PHP log says why.", null);
        }
        if (words.startsWith(DATABASE)) {
            return new Outcome.Retry("The CRM's database refused a statement; its suitecrm.log says why.", null);
        }
        boolean told = words.indexOf('<') < 0 && !words.startsWith("{");
        return told
                ? new Outcome.Refused(words, null)
                : new Outcome.Retry("The CRM is out of order (status 500).", null);
    }

    /** The same, with the field that its words name. */
    static Outcome.Failure naming(Outcome.Failure failure, Set<String> fields) {
        if (failure instanceof Outcome.Refused refused && refused.field() == null) {
            Matcher named = NAMED.matcher(refused.reason());
            if (named.find() && fields.contains(named.group(1))) {
                return new Outcome.Refused(refused.reason(), named.group(1));
            }
        }
        return failure;
    }

    /** A bean that our user may not save is left out of the answer, and nothing else tells it. */
    static Outcome.Failure notAllowed(String module) {
        return new Outcome.Blocked(
                "The CRM did not let our user save in " + module + ".",
                "In Admin > Role Management give the user's role edit of " + module + ".",
                null);
    }

    static Outcome.Failure noModule(String module) {
        return new Outcome.Blocked(
                "The CRM has no module " + module + ", or our user may not use it.",
                FIXES.getOrDefault(NO_MODULE, "") + " " + ROLE,
                null);
    }

    static Outcome.Failure nothing() {
        return new Outcome.Refused("The CRM answered nothing: an argument is missing or no valid id.", null);
    }

    static Outcome.Failure notJson() {
        return new Outcome.Retry("The CRM answered something that is not JSON; a proxy may be in between.", null);
    }

    private static String words(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "…";
    }
}
