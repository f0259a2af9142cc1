package io.parley.crm.sugarcrm.v8;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts what V8 says by who must act. It says 400 to nearly everything and errors are one object, so its words decide
 * (SuiteCRM 7.14.6, measured).
 */
final class Errors {

    private static final int LONGEST = 300;
    private static final int TELLING = 12;
    private static final Pattern PROPERTY = Pattern.compile("Property (\\w+) in \\w+ module is invalid");
    private static final Pattern NAMED = Pattern.compile("(?i)\\b(?:field|property|option) \"?([A-Za-z_]\\w*)\"?");
    private static final String ROLE =
            "In Admin > Role Management give the user's role access, list, view, edit and delete of this module, and look"
                    + " whether the user may use it in Admin > Display Modules.";

    private final Access access;

    Errors(Access access) {
        this.access = access;
    }

    /** What the server said, without our secrets; empty when it said nothing that can be read. */
    String words(Http.Answer answer) {
        JsonNode json = json(answer.body());
        String detail = json.path("errors").path("detail").asText("");
        if (detail.isEmpty()) {
            detail = json.path("error_description").asText(json.path("error").asText(""));
        }
        if (detail.isEmpty() && answer.body().contains("Database failure")) {
            // It goes on writing behind its error, so that this one is no JSON.
            detail = "Database failure";
        }
        String safe = access.redact(detail).strip();
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…";
    }

    static boolean isNotFound(String words) {
        return words.endsWith("is not found") && words.contains(" with id ")
                || words.startsWith("The option \"id\" with");
    }

    static boolean isThere(String words) {
        return words.contains("is already exist");
    }

    static boolean isDatabase(String words) {
        return words.startsWith("Database failure");
    }

    static boolean isNotAllowed(String words) {
        return words.contains("AccessDenied")
                || words.contains("Not Allowed")
                || words.contains("does not have access");
    }

    static boolean isNoModule(String words) {
        return words.startsWith("Module ") && (words.endsWith("does not exist") || words.endsWith("is not found"));
    }

    /**
     * Who must act.
     *
     * @param module that the call was about
     * @param sent what was sent, so that a reason never repeats it
     */
    Outcome.Failure of(Http.Answer answer, String module, Map<String, String> sent) {
        String words = words(answer);
        if (answer.status() == 429) {
            return new Outcome.Blocked(
                    "The CRM says that there were too many calls.",
                    "Allow this machine more calls in the web server or proxy in front of the CRM, or lower parallel.",
                    answer.after());
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return new Outcome.Blocked(
                    "The CRM does not let the user in: " + said(words, answer),
                    "Look at the client in Admin > OAuth2 Clients and Tokens, and whether the user is active. A web"
                            + " server that keeps the header Authorization to itself does this, too.",
                    answer.after());
        }
        if (answer.status() >= 500 || isDatabase(words)) {
            return new Outcome.Retry("The CRM failed: " + said(words, answer), answer.after());
        }
        if (answer.status() != 400 && words.isEmpty()) {
            return noApi(answer);
        }
        if (isNotAllowed(words) || isNoModule(words)) {
            return new Outcome.Blocked("The CRM does not let the user use " + module + ": " + words, ROLE, null);
        }
        return new Outcome.Refused(
                "The CRM refused " + module + ": " + without(said(words, answer), sent.values()), field(words, sent));
    }

    Outcome.Blocked noApi(Http.Answer answer) {
        return new Outcome.Blocked(
                "No V8 API answers at " + access.url() + " (HTTP " + answer.status() + ").",
                "Set url to the address at which people open the CRM. Where that is right, let the web server hand /Api"
                        + " over to the CRM (its .htaccess does), and generate the keys of OAuth2.",
                null);
    }

    /** A login that failed; the CRM answers 500 to a wrong password, with the password in clear. */
    Outcome.Failure login(Http.Answer answer) {
        String words = words(answer);
        if (json(answer.body()).has("error")) {
            return new Outcome.Blocked(
                    "The CRM refused the login: " + said(words, answer), LoginAdvice.of(words), answer.after());
        }
        return of(answer, "the login", Map.of());
    }

    private static String said(String words, Http.Answer answer) {
        return words.isEmpty() ? "HTTP " + answer.status() : words;
    }

    private static String without(String words, Collection<String> sent) {
        String safe = words;
        for (String value : sent) {
            if (value.length() >= TELLING) {
                safe = safe.replace(value, "…");
            }
        }
        return safe;
    }

    /** The field that the words name: as the server itself names one, or one of those that were sent. */
    private static @Nullable String field(String words, Map<String, String> sent) {
        Matcher property = PROPERTY.matcher(words);
        if (property.find()) {
            return property.group(1);
        }
        Matcher named = NAMED.matcher(words);
        if (named.find()) {
            return named.group(1);
        }
        List<String> told = sent.keySet().stream()
                .filter(field -> Pattern.compile("\\b" + Pattern.quote(field) + "\\b")
                        .matcher(words)
                        .find())
                .toList();
        return told.size() == 1 ? told.get(0) : null;
    }

    static JsonNode json(String body) {
        try {
            return Json.tree(body.isEmpty() ? "{}" : body);
        } catch (IllegalArgumentException other) {
            return Json.mapper().createObjectNode();
        }
    }
}
