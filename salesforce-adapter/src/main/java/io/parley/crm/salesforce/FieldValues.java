package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.Shape;
import io.parley.mapping.FieldText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts a text into a field as the field's type wants it. What a type can't take is left out: a rating that is no number
 * must not cost a customer the case.
 */
final class FieldValues {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private FieldValues() {}

    /**
     * Sets a field.
     *
     * @param field as describe tells it; null when it is not there, which Salesforce then says in its own words
     * @param text empty empties the field
     * @param url where the whole of a text stands that must be cut
     */
    static void put(ObjectNode record, String name, Shape.@Nullable Field field, String text, @Nullable String url) {
        switch (field == null ? "string" : field.type()) {
            case "textarea" -> text(record, name, FieldText.fit(FieldText.clean(text), length(field), url));
            case "url" -> link(record, name, length(field), text);
            case "email" -> {
                if (text.isEmpty() || EMAIL.matcher(text).matches()) {
                    text(record, name, text);
                }
            }
            case "multipicklist" -> text(record, name, FieldText.line(text).replace(", ", ";"));
            case "boolean" -> yesOrNo(record, name, text);
            case "int", "double", "currency", "percent" -> number(record, name, field, text);
            case "date", "datetime" -> time(record, name, field, text);
            default -> text(record, name, FieldText.fit(FieldText.line(text), length(field), null));
        }
    }

    static void text(ObjectNode record, String name, String text) {
        if (text.isEmpty()) {
            record.putNull(name);
        } else {
            record.put(name, text);
        }
    }

    /** A link that does not fit is left out: cut, it would lead nowhere. */
    static void link(ObjectNode record, String name, int most, String url) {
        String whole = FieldText.line(url);
        text(record, name, whole.length() > most ? "" : whole);
    }

    /** Most characters; no limit for a field that is not there, or has none. */
    static int length(Shape.@Nullable Field field) {
        return field == null || field.length() == 0 ? Integer.MAX_VALUE : field.length();
    }

    /** A checkbox is never empty. */
    private static void yesOrNo(ObjectNode record, String name, String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> record.put(name, true);
            case "false", "no", "0" -> record.put(name, false);
            default -> {}
        }
    }

    private static void number(ObjectNode record, String name, Shape.@Nullable Field field, String text) {
        if (text.isEmpty()) {
            record.putNull(name);
            return;
        }
        Double number = number(text);
        if (number != null && field != null && field.type().equals("int")) {
            record.put(name, Math.round(number));
        } else if (number != null) {
            record.put(name, number);
        }
    }

    /** Null when the text is no number. */
    static @Nullable Double number(String text) {
        try {
            Double number = Double.valueOf(text.strip());
            return number.isNaN() || number.isInfinite() ? null : number;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static void time(ObjectNode record, String name, Shape.@Nullable Field field, String text) {
        if (text.isEmpty()) {
            record.putNull(name);
            return;
        }
        Instant time = time(text);
        if (time != null && field != null && field.type().equals("date")) {
            record.put(name, time.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        } else if (time != null) {
            record.put(name, time.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    /** A moment, or the beginning of a day; null when the text is neither. */
    static @Nullable Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
