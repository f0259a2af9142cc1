package io.parley.channel.rss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as feeds write them: RFC 3339 and its W3C relatives for Atom and Dublin Core, RFC 822 for RSS. A weekday that
 * doesn't fit, a two-digit year and a missing zone (UTC then) are put up with; a day that doesn't exist isn't.
 */
final class FeedDates {

    private static final String ZONE = "([+-]\\d{2}:?\\d{2}|[A-Za-z]{1,4})";
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?(?:[Tt ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?\\s*"
                    + ZONE + "?)?");
    private static final Pattern MAIL =
            Pattern.compile("(?:[A-Za-z]{3,9},?\\s+)?(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]*\\.?[\\s-]+(\\d{4}|\\d{2})"
                    + "(?:\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*" + ZONE + "?)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> HOURS = Map.ofEntries(
            Map.entry("Z", 0),
            Map.entry("UT", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("CET", 1),
            Map.entry("CEST", 2));

    private FeedDates() {}

    /** The instant that the text stands for; null when it stands for none. */
    static @Nullable Instant read(String text) {
        String date = text.strip();
        try {
            Matcher iso = ISO.matcher(date);
            if (iso.matches()) {
                return instant(iso, number(iso.group(1)), number(iso.group(2)), number(iso.group(3), 1), iso.group(7));
            }
            Matcher mail = MAIL.matcher(date);
            if (mail.matches()) {
                int month = MONTHS.indexOf(mail.group(2).toLowerCase(Locale.ROOT)) + 1;
                return instant(mail, year(mail.group(3)), month, number(mail.group(1)), null);
            }
            return null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** Both patterns have hour, minute and second as groups 4 to 6; the zone is the last group. */
    private static Instant instant(Matcher found, int year, int month, int day, @Nullable String fraction) {
        int second = Math.min(59, number(found.group(6), 0));
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        return OffsetDateTime.of(
                        year,
                        month,
                        day,
                        number(found.group(4), 0),
                        number(found.group(5), 0),
                        second,
                        nanos,
                        zone(found.group(found.groupCount())))
                .toInstant();
    }

    private static ZoneOffset zone(@Nullable String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        if (zone.startsWith("+") || zone.startsWith("-")) {
            return ZoneOffset.of(zone);
        }
        Integer hours = HOURS.get(zone.toUpperCase(Locale.ROOT));
        if (hours == null) {
            throw new DateTimeException("no such zone");
        }
        return ZoneOffset.ofHours(hours);
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year < 70 ? 2000 + year : 1900 + year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
