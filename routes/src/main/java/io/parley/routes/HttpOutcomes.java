package io.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.ChannelFailure;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/** The one table from what a channel's server answered to who must act. */
final class HttpOutcomes {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int WORDS = 200;

    private final ConfiguredChannel channel;
    private final InstantSource clock;

    HttpOutcomes(ConfiguredChannel channel, InstantSource clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /** The outcome; null when the failure is none of the channel's. */
    Outcome.@Nullable Failure of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ChannelFailure told) {
                return named(told.outcome());
            }
            if (cause instanceof HttpOperationFailedException answered) {
                return of(answered);
            }
            if (cause instanceof IOException broken) {
                return new Outcome.Retry(
                        channel.redact("No answer from " + channel.place() + ": " + message(broken)), null);
            }
        }
        return null;
    }

    /** A channel's own Java does not know under which name parley.yaml lists it; an admin must. */
    private Outcome.Failure named(Outcome.Failure outcome) {
        return outcome instanceof Outcome.Blocked blocked
                ? new Outcome.Blocked(
                        channel.redact(blocked.reason()),
                        "Channel " + channel.name() + " in parley.yaml: " + channel.redact(blocked.fix()),
                        blocked.after())
                : outcome;
    }

    static boolean isConflict(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpOperationFailedException answered && answered.getStatusCode() == 409) {
                return true;
            }
        }
        return false;
    }

    private Outcome.Failure of(HttpOperationFailedException answer) {
        int status = answer.getStatusCode();
        String reason = reason(answer);
        String code = code(answer);
        if (channel.declaration().refusals().contains(code)) {
            return new Outcome.Refused(reason, null);
        }
        if (channel.declaration().retries().contains(code)) {
            return new Outcome.Retry(reason, wait(answer));
        }
        return switch (status) {
            case 401, 403 -> new Outcome.Blocked(reason, channel.fix(), null);
            case 404, 410 -> new Outcome.Refused("The post is gone. " + reason, null);
            case 408, 425, 429 -> new Outcome.Retry(reason, wait(answer));
            default -> {
                if (status >= 500) {
                    yield new Outcome.Retry(reason, wait(answer));
                }
                yield status < 400
                        ? new Outcome.Blocked(reason + ", which leads elsewhere", redirected(answer), null)
                        : new Outcome.Refused(reason, null);
            }
        };
    }

    private String redirected(HttpOperationFailedException answer) {
        String where = answer.getRedirectLocation();
        return "Set the address of channel " + channel.name() + " in parley.yaml to where it is now"
                + (where == null ? "." : ": " + channel.redact(where));
    }

    /** Some servers say by a code what their status hides: 403 for one closed post, 400 for too many calls. */
    private static String code(HttpOperationFailedException answer) {
        JsonNode body = json(answer);
        return body == null ? "" : body.path("code").asText();
    }

    private String reason(HttpOperationFailedException answer) {
        String words = words(answer);
        return channel.redact(
                channel.place() + " answered " + answer.getStatusCode() + (words.isEmpty() ? "" : ": ") + words);
    }

    /** The server's own words, where it gave any that people can read. */
    private static String words(HttpOperationFailedException answer) {
        JsonNode body = json(answer);
        if (body == null) {
            return answer.getStatusText() == null ? "" : answer.getStatusText();
        }
        StringBuilder words = new StringBuilder();
        for (String field : new String[] {"error", "error_description", "message", "detail"}) {
            String said = body.path(field).asText("");
            if (!said.isBlank()) {
                words.append(words.isEmpty() ? "" : ": ").append(said);
            }
        }
        return words.length() <= WORDS ? words.toString() : words.substring(0, WORDS) + "…";
    }

    private static @Nullable JsonNode json(HttpOperationFailedException answer) {
        String body = answer.getResponseBody();
        if (body == null || !body.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            return Json.tree(body);
        } catch (IllegalArgumentException notJson) {
            return null;
        }
    }

    /** How long the server asks us to wait: Retry-After, or the time at which its limit starts anew. */
    private @Nullable Duration wait(HttpOperationFailedException answer) {
        Instant now = clock.instant();
        Instant until = null;
        for (Map.Entry<String, String> header : answer.getResponseHeaders().entrySet()) {
            switch (header.getKey().toLowerCase(java.util.Locale.ROOT)) {
                case "retry-after" -> until = later(until, time(header.getValue(), now, true));
                case "x-ratelimit-reset", "ratelimit-reset" -> {
                    if (answer.getStatusCode() == 429) {
                        until = later(until, time(header.getValue(), now, false));
                    }
                }
                default -> {}
            }
        }
        if (until == null || !until.isAfter(now)) {
            return null;
        }
        Duration wait = Duration.between(now, until);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** Seconds from now, seconds since 1970, an ISO time or an HTTP date: servers differ. */
    private static @Nullable Instant time(String value, Instant now, boolean fromNow) {
        String text = value.strip();
        try {
            if (text.matches("\\d{1,10}")) {
                long seconds = Long.parseLong(text);
                return fromNow || seconds < 1_000_000_000 ? now.plusSeconds(seconds) : Instant.ofEpochSecond(seconds);
            }
            return text.contains("T") && text.contains("-")
                    ? ZonedDateTime.parse(text).toInstant()
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String message(IOException broken) {
        String message = broken.getMessage();
        return message == null || message.isBlank() ? broken.getClass().getSimpleName() : message;
    }
}
