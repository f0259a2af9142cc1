package io.parley.crm.oracle;

import io.parley.crm.oracle.api.FieldMapping;
import io.parley.mapping.FieldText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a text into a field as the field's type wants it. The service stores a value of the wrong type as nothing, zero or
 * N without a word, so such a value is left out here: a rating that is no number must not cost a customer the record.
 */
final class FieldValues {

    /** Lengths that GetMapping does not tell, as Oracle's schemas of version 1 have them. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("ServiceRequest.Subject", 250),
            Map.entry("ServiceRequest.Description", 2000),
            Map.entry("Lead.LeadFirstName", 50),
            Map.entry("Lead.LeadLastName", 50),
            Map.entry("Lead.Company", 100),
            Map.entry("Lead.Description", 500),
            Map.entry("Contact.ContactFirstName", 50),
            Map.entry("Contact.ContactLastName", 50),
            Map.entry("Contact.ContactEmail", 100),
            Map.entry("Contact.Description", 500),
            Map.entry("Note.Subject", 100),
            Map.entry("Activity.Subject", 100));

    private static final int SHORT = 40;
    private static final int LONG = 250;

    /** What a field takes. */
    enum Kind {
        TEXT,
        NUMBER,
        YES_NO,
        DATE,
        TIME
    }

    private FieldValues() {}

    /** By the server's word for the type. */
    static Kind kind(@Nullable FieldMapping field) {
        String type = field == null ? "" : field.dataType().toLowerCase(Locale.ROOT);
        if (type.contains("number")
                || type.contains("integer")
                || type.contains("currency")
                || type.contains("percent")) {
            return Kind.NUMBER;
        }
        if (type.contains("check") || type.contains("bool")) {
            return Kind.YES_NO;
        }
        if (type.contains("date")) {
            return type.contains("time") ? Kind.TIME : Kind.DATE;
        }
        return Kind.TEXT;
    }

    /** Most characters of a text. */
    static int length(String object, String name, @Nullable FieldMapping field) {
        Integer known = LENGTHS.get(object + '.' + name);
        if (known != null) {
            return known;
        }
        String type = field == null ? "" : field.dataType().toLowerCase(Locale.ROOT);
        return type.contains("short") || name.contains("ShortText") ? SHORT : LONG;
    }

    /**
     * Sets a field.
     *
     * @param field as the tenant tells it; null when it is not there, which the service then says in its own words
     * @param url where the whole of a text stands that must be cut
     */
    static void put(
            Map<String, String> record,
            String object,
            String name,
            @Nullable FieldMapping field,
            String text,
            @Nullable String url) {
        String value =
                switch (kind(field)) {
                    case NUMBER -> number(text);
                    case YES_NO -> yesOrNo(text);
                    case DATE, TIME -> time(text, kind(field));
                    case TEXT -> text(object, name, field, text, url);
                };
        if (value != null && !value.isEmpty()) {
            record.put(name, value);
        }
    }

    private static String text(
            String object, String name, @Nullable FieldMapping field, String text, @Nullable String url) {
        boolean several = name.equals("Description");
        String clean = several ? FieldText.clean(text).strip() : FieldText.line(text);
        return FieldText.fit(clean, length(object, name, field), several ? url : null);
    }

    /** Null when the text is no number. */
    static @Nullable String number(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                return null;
            }
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? String.valueOf((long) number)
                    : new java.math.BigDecimal(text.strip()).toPlainString();
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** Null when the text is neither. */
    static @Nullable String yesOrNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> "true";
            case "false", "no", "0" -> "false";
            default -> null;
        };
    }

    /** Null when the text is neither a moment nor a day. */
    static @Nullable String time(String text, Kind kind) {
        try {
            Instant time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return kind == Kind.DATE
                    ? time.atOffset(ZoneOffset.UTC).toLocalDate().toString()
                    : time.truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
