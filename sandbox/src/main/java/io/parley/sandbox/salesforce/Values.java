package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Turns JSON values into values of a row and back. */
final class Values {

    private static final DateTimeFormatter OUT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter IN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private Values() {}

    static @Nullable Object json(Field field, @Nullable Object value) {
        if (value instanceof Double number && field.type().equals("int")) {
            return number.longValue();
        }
        return json(value);
    }

    static @Nullable Object json(@Nullable Object value) {
        return value instanceof Instant time ? OUT.format(time) : value;
    }

    /** Null when the text is no date with time and zone. */
    static @Nullable Instant time(String text) {
        try {
            return Instant.from(IN.parse(text)).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    /** Reads a value for a field; JSON_PARSER_ERROR when it is of another type. */
    static @Nullable Object read(Field field, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        Object value =
                switch (field.type()) {
                    case "boolean" -> node.isBoolean() ? node.booleanValue() : null;
                    case "double" -> number(node);
                    case "int" -> whole(node);
                    case "datetime" -> node.isTextual() ? time(node.textValue()) : null;
                    default -> node.isTextual() ? node.textValue() : null;
                };
        if (value == null) {
            throw wrongType(field, node);
        }
        return value instanceof String text ? trimmed(field, text) : value;
    }

    private static @Nullable Double whole(JsonNode node) {
        Double number = number(node);
        return number == null || number != Math.rint(number) ? null : number;
    }

    private static @Nullable Double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        try {
            return node.isTextual() ? Double.valueOf(node.textValue()) : null;
        } catch (NumberFormatException malformed) {
            return null;
        }
    }

    /** Salesforce trims short texts and has no empty text: it is null. */
    private static @Nullable String trimmed(Field field, String text) {
        String kept = field.type().equals("textarea") ? text.stripTrailing() : text.strip();
        return kept.isEmpty() ? null : kept;
    }

    private static Problem wrongType(Field field, JsonNode node) {
        String type = field.type().equals("double")
                        || field.type().equals("int")
                        || field.type().equals("boolean")
                        || field.type().equals("datetime")
                ? field.type()
                : "string";
        return Problem.of(
                400,
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of " + type + " from VALUE_" + node.getNodeType() + " value "
                        + node.asText() + " or request may be missing a required field at [line:1, column:1] (field "
                        + field.name() + ")");
    }
}
