package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.Shape;
import io.parley.mapping.FieldText;
import io.parley.mapping.PlainValues;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
        Boolean value = PlainValues.yesOrNo(text);
        if (value != null) {
            record.put(name, value);
        }
    }

    private static void number(ObjectNode record, String name, Shape.@Nullable Field field, String text) {
        if (text.isEmpty()) {
            record.putNull(name);
            return;
        }
        Double number = PlainValues.number(text);
        if (number != null && field != null && field.type().equals("int")) {
            record.put(name, Math.round(number));
        } else if (number != null) {
            record.put(name, number);
        }
    }

    private static void time(ObjectNode record, String name, Shape.@Nullable Field field, String text) {
        if (text.isEmpty()) {
            record.putNull(name);
            return;
        }
        Instant time = PlainValues.time(text);
        if (time != null && field != null && field.type().equals("date")) {
            record.put(name, time.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        } else if (time != null) {
            record.put(name, time.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }
}
