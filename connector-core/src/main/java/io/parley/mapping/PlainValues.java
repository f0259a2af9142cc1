package io.parley.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a text means where a field takes no text. */
public final class PlainValues {

    private PlainValues() {}

    /** Null when the text is no number. */
    public static @Nullable Double number(String text) {
        try {
            Double number = Double.valueOf(text.strip());
            return number.isNaN() || number.isInfinite() ? null : number;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** A moment, or the beginning of a day; null when the text is neither. */
    public static @Nullable Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** Null when the text is neither yes nor no. */
    public static @Nullable Boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Boolean.TRUE;
            case "false", "no", "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}
