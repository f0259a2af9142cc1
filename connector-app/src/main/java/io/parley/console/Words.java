package io.parley.console;

import static io.parley.console.Html.tag;

import io.parley.model.RecordRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times, lengths and counts in a reader's words. */
final class Words {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Words() {}

    /** How long ago, with the exact time in the title. */
    static Html ago(Instant then, Instant now) {
        return time(then, agoText(then, now));
    }

    /** For how long something has been so, with the exact time it began in the title. */
    static Html forAsLong(Instant since, Instant now) {
        Duration length = Duration.between(since, now);
        return time(since, length.toSeconds() < 10 ? "just now" : "for " + length(length));
    }

    private static Html time(Instant then, String words) {
        return tag("time")
                .with("datetime", then.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("title", EXACT.format(then))
                .of(words);
    }

    static String agoText(Instant then, Instant now) {
        Duration ago = Duration.between(then, now);
        if (ago.isNegative() && ago.abs().compareTo(Duration.ofMinutes(1)) > 0) {
            return "in the future (" + DAY.format(then) + ')';
        }
        if (ago.toSeconds() < 10) {
            return "just now";
        }
        if (ago.toDays() >= 30) {
            return DAY.format(then);
        }
        return length(ago) + " ago";
    }

    /** A length of time in its largest unit. */
    static String length(Duration duration) {
        if (duration.toSeconds() < 1) {
            return duration.toMillis() + " ms";
        }
        if (duration.toMinutes() < 1) {
            return count(duration.toSeconds(), "second");
        }
        if (duration.toHours() < 1) {
            return count(duration.toMinutes(), "minute");
        }
        return duration.toDays() < 1 ? count(duration.toHours(), "hour") : count(duration.toDays(), "day");
    }

    static String count(long number, String thing) {
        return String.format(Locale.ENGLISH, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What people call a record: {@code case 00001026 in support}. */
    static String record(RecordRef record) {
        String label = record.label() == null ? record.id() : record.label();
        return lower(record.kind()) + ' ' + label + " in " + record.crm();
    }
}
