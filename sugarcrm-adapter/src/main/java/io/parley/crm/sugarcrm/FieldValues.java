package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.mapping.FieldText;
import io.parley.mapping.PlainValues;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text as a field's type takes it. What a type can't take is left out: a rating that is no number must not cost a
 * customer the case.
 */
final class FieldValues {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,36}");

    /** What a field of one line holds where the server tells no length. */
    private static final int USUAL = 255;

    private FieldValues() {}

    /** What a field holds, as far as it matters here. */
    enum Kind {
        LINE,
        TEXT,
        LINK,
        EMAIL,
        YES_NO,
        WHOLE,
        NUMBER,
        DAY,
        TIME,
        CHOICE,
        CHOICES,
        ID,
        /** Nothing that can be written: a relation, a file, something that the server reckons. */
        NONE
    }

    static Kind kind(FieldDefinition field) {
        return switch (field.type().toLowerCase(Locale.ROOT)) {
            case "text", "longtext", "mediumtext", "textarea", "html", "wysiwyg" -> Kind.TEXT;
            case "url" -> Kind.LINK;
            case "email" -> Kind.EMAIL;
            case "bool", "boolean" -> Kind.YES_NO;
            case "int", "integer", "tinyint", "uint", "long", "short" -> Kind.WHOLE;
            case "float", "double", "decimal", "decimal2", "currency" -> Kind.NUMBER;
            case "date" -> Kind.DAY;
            case "datetime", "datetimecombo" -> Kind.TIME;
            case "enum", "dynamicenum", "radioenum" -> Kind.CHOICE;
            case "multienum" -> Kind.CHOICES;
            case "id" -> Kind.ID;
            case "link", "function", "file", "image", "collection", "readonly" -> Kind.NONE;
            default -> Kind.LINE;
        };
    }

    /**
     * The value.
     *
     * @param text empty for nothing
     * @param url where the whole of a text stands that must be cut
     * @return empty when the field is to be empty; null when it can't take the text
     */
    static @Nullable String of(FieldDefinition field, String text, @Nullable String url) {
        Kind kind = kind(field);
        if (text.isEmpty()) {
            return kind == Kind.YES_NO || kind == Kind.NONE ? null : "";
        }
        return switch (kind) {
            case LINE -> FieldText.fit(FieldText.line(text), length(field), Room::characters, null);
            case TEXT -> lines(field, text, url);
            case LINK -> link(field, FieldText.line(text));
            case EMAIL -> EMAIL.matcher(text).matches() ? text : null;
            case YES_NO -> string(PlainValues.yesOrNo(text));
            case WHOLE -> number(text, true);
            case NUMBER -> number(text, false);
            case DAY -> day(text);
            case TIME -> time(text);
            case CHOICE -> choice(field, FieldText.line(text));
            case CHOICES -> choices(field, FieldText.line(text));
            case ID -> isId(text) ? text : null;
            case NONE -> null;
        };
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static int length(FieldDefinition field) {
        return field.length() > 0 ? field.length() : USUAL;
    }

    private static String lines(FieldDefinition field, String text, @Nullable String url) {
        String fit = FieldText.fit(FieldText.clean(text), Room.TEXT_BYTES, Room::bytes, url);
        return field.length() > 0 ? FieldText.fit(fit, field.length(), Room::characters, url) : fit;
    }

    /** A link that does not fit is left out: cut, it would lead nowhere. */
    private static @Nullable String link(FieldDefinition field, String url) {
        return url.codePoints().map(Room::characters).sum() > length(field) ? null : url;
    }

    private static @Nullable String number(String text, boolean whole) {
        Double number = PlainValues.number(text);
        if (number == null) {
            return null;
        }
        return whole || number == Math.rint(number) ? String.valueOf(Math.round(number)) : number.toString();
    }

    private static @Nullable String day(String text) {
        Instant time = PlainValues.time(text);
        return time == null ? null : time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** These servers keep no parts of a second. */
    private static @Nullable String time(String text) {
        Instant time = PlainValues.time(text);
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** These servers take any text for a choice, and then show nothing. */
    private static @Nullable String choice(FieldDefinition field, String text) {
        if (field.choices().isEmpty() || field.choices().contains(text)) {
            return text;
        }
        return field.choices().stream()
                .filter(text::equalsIgnoreCase)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** As the family keeps several choices: each between carets. */
    private static @Nullable String choices(FieldDefinition field, String text) {
        String all = Arrays.stream(text.split("\\s*,\\s*"))
                .map(one -> choice(field, one))
                .filter(Objects::nonNull)
                .map(one -> '^' + one + '^')
                .collect(Collectors.joining(","));
        return all.isEmpty() ? null : all;
    }
}
