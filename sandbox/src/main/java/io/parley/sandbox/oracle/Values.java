package io.parley.sandbox.oracle;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** What becomes of a written value. */
final class Values {

    private Values() {}

    /** The value as it is stored; throws a refusal for what the service refuses. What has the wrong type is lost silently. */
    static String stored(Field field, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (field.type()) {
            case ID, TEXT, LONG -> text(field, value);
            case PICKLIST -> picked(field, value);
            case BOOLEAN -> value.equals("true") || value.equals("1") ? "true" : "false";
            case NUMBER, CURRENCY -> value.matches("-?[0-9]+([.][0-9]+)?") ? value : "0";
            case DATE -> date(value);
            case TIME -> time(value);
        };
    }

    private static String text(Field field, String value) {
        // Siebel counts what Java counts: UTF-16 units, so that an emoji is two. Not established for this service.
        if (field.length() > 0 && value.length() > field.length()) {
            throw Refusal.data(
                    "DAT-00235",
                    "The value of field '" + field.name() + "' is too long (at most " + field.length()
                            + " characters)");
        }
        return value;
    }

    private static String picked(Field field, String value) {
        if (!field.values().contains(value)) {
            throw Refusal.data(
                    "DAT-00225",
                    "The value '" + value + "' of field '" + field.name() + "' is none of its bounded pick list");
        }
        return value;
    }

    private static String date(String value) {
        try {
            return LocalDate.parse(value).toString();
        } catch (DateTimeParseException lost) {
            return "";
        }
    }

    private static String time(String value) {
        try {
            return moment(value).truncatedTo(ChronoUnit.SECONDS).toInstant().toString();
        } catch (DateTimeParseException lost) {
            return "";
        }
    }

    /** A dateTime of XML Schema; one without a zone is taken in the user's, and our user lives in UTC. */
    static OffsetDateTime moment(String value) {
        return value.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                ? OffsetDateTime.parse(value)
                : LocalDateTime.parse(value).atOffset(ZoneOffset.UTC);
    }
}
