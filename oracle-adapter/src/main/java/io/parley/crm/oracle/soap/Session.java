package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.Access;
import io.parley.crm.oracle.soap.Http.Answer;
import io.parley.crm.oracle.soap.Http.NoAnswer;
import io.parley.crm.oracle.soap.SoapFailure.Kind;
import io.parley.model.Outcome.Blocked;
import io.parley.model.Outcome.Retry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A session of the service, for as long as it lasts: logged in to when it is first needed, and again when it has ended. */
final class Session {

    private static final Pattern COOKIE = Pattern.compile("(?i)\\s*(JSESSIONID=[^;\\s]+).*");

    /** Anything else is sent percent-encoded: a header takes no letters beyond these without being misread somewhere. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._@-]*");

    /** By which code a login beyond the company's sessions is refused is not established; the words are plain. */
    private static final Pattern NO_SESSION =
            Pattern.compile("(?i)\\b(no|too many|maximum|limit)\\b[^<]*\\bsessions?\\b");

    private final Http http;
    private final Access access;
    private final Pace pace;
    private @Nullable String cookie;

    Session(Http http, Access access, Pace pace) {
        this.http = http;
        this.access = access;
        this.pace = pace;
    }

    /** The cookie of the session, with a login where there is none. */
    synchronized String cookie() {
        String kept = cookie;
        if (kept == null) {
            kept = login();
            cookie = kept;
        }
        return kept;
    }

    /** This cookie is worth nothing any more; another one that was got meanwhile stays. */
    synchronized void ended(String worthless) {
        if (worthless.equals(cookie)) {
            cookie = null;
        }
    }

    private String login() {
        boolean plain = PLAIN.matcher(access.user() + access.password()).matches();
        String url = url("login") + (plain ? "" : "&isEncoded=Y");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("UserName", plain ? access.user() : encoded(access.user()));
        headers.put("Password", plain ? access.password() : encoded(access.password()));
        try {
            pace.take();
            Answer answer = http.get(url, headers);
            return answer.status() == 200 ? cookie(answer) : refused(answer);
        } catch (NoAnswer silence) {
            throw new SoapFailure(
                    Kind.WHOLE, new Retry("The login at " + access.url() + " " + silence.getMessage(), null));
        }
    }

    private String cookie(Answer answer) {
        return answer.cookies().stream()
                .map(COOKIE::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new SoapFailure(
                        Kind.WHOLE,
                        new Blocked(
                                access.url() + " answered the login without a session",
                                "Check that url is the address of your pod: that of its sign-in page up to the first"
                                        + " single slash.",
                                null)));
    }

    /** Which status a wrong password gets is not established; servers that are out of order say 5xx without a code. */
    private String refused(Answer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.status() == 429 || (answer.status() >= 500 && !text.contains("SBL-"))) {
            throw new SoapFailure(
                    Kind.WHOLE,
                    new Retry("The login at " + access.url() + " is answered " + answer.status(), answer.after()));
        }
        if (answer.status() >= 500 && NO_SESSION.matcher(text).find()) {
            throw new SoapFailure(
                    Kind.WHOLE,
                    new Retry(
                            "Oracle CRM On Demand has no session left for this company: others hold all of them",
                            answer.after()));
        }
        throw new SoapFailure(
                Kind.WHOLE,
                new Blocked(
                        "Oracle CRM On Demand refused the login of " + access.user() + " (HTTP " + answer.status()
                                + ")",
                        FaultTable.PASSWORD,
                        null));
    }

    /** Gives the session back, since a company has ten. An answer proves nothing, so none is waited for twice. */
    synchronized void logoff() {
        String kept = cookie;
        cookie = null;
        if (kept != null) {
            try {
                pace.take();
                http.get(url("logoff"), Map.of("Cookie", kept));
            } catch (NoAnswer | io.parley.crm.CrmFailure tooLate) {
                // The service ends it by itself after a while.
            }
        }
    }

    private String url(String command) {
        return access.url() + "/Services/Integration?command=" + command;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
