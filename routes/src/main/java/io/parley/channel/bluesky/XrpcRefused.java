package io.parley.channel.bluesky;

import io.parley.channel.ChannelFailure;
import io.parley.model.Outcome;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The server answered that it won't, in its own words. */
final class XrpcRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Set<String> TOKEN = Set.of("ExpiredToken", "InvalidToken", "AuthMissing");
    private static final int WORDS = 200;

    private final String method;
    private final int status;
    private final String error;
    private final String words;
    private final @Nullable Duration wait;

    XrpcRefused(String method, int status, String error, String words, @Nullable Duration wait) {
        super(error);
        this.method = method;
        this.status = status;
        this.error = error;
        this.words = words.length() <= WORDS ? words : words.substring(0, WORDS) + "…";
        this.wait = wait;
    }

    boolean is(String name) {
        return error.equals(name);
    }

    /** Whether another access token might help. A bad one is answered with 400, a missing one with 401. */
    boolean isAboutTheToken() {
        return TOKEN.contains(error) || (status == 401 && error.isEmpty());
    }

    boolean isAboutCredentials() {
        return isAboutTheToken() || status == 401 || status == 403;
    }

    /** Who must act. */
    ChannelFailure failure(String account) {
        String reason = reason();
        if (isAboutCredentials() || error.startsWith("Account")) {
            return new ChannelFailure(new Outcome.Blocked(reason, fix(account), null), this);
        }
        if (status == 429 || status == 408) {
            return new ChannelFailure(new Outcome.Retry(reason, wait), this);
        }
        if (status == 404 || status == 501 || status < 400) {
            String fix = "Check 'server': it must be the server that the account is on.";
            return new ChannelFailure(new Outcome.Blocked(reason, fix, null), this);
        }
        return new ChannelFailure(
                status >= 500 ? new Outcome.Retry(reason, wait) : new Outcome.Refused(reason, null), this);
    }

    private String reason() {
        String said = words.isEmpty() ? error : words;
        return "Bluesky answered " + status + (said.isEmpty() ? "" : ": " + said) + " (" + method + ")";
    }

    private String fix(String account) {
        return is("AuthFactorTokenRequired")
                ? "Use an app password of " + account + " as 'password', not the account's own."
                : "Check 'identifier' and 'password': " + account
                        + " may be misspelt, or its app password wrong or withdrawn.";
    }
}
