package io.parley.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that can be set for a channel or CRM in parley.yaml. Declared once: reading, checking and the reference
 * docs come from it.
 *
 * @param name as in parley.yaml, kebab case
 * @param description one sentence for an admin
 * @param kind how the value is read and checked
 * @param defaultValue empty when there is none
 */
public record Option(String name, String description, Kind kind, boolean required, String defaultValue) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    /** How an option's value is read. A secret may only be given as a reference and is never shown. */
    public enum Kind {
        TEXT,
        URL,
        SECRET,
        FILE,
        NUMBER,
        DURATION,
        BOOLEAN,
        /** Several values: a YAML list, or text with commas. Handed on with commas. */
        LIST
    }

    public static Option required(String name, Kind kind, String description) {
        return new Option(name, description, kind, true, "");
    }

    public static Option optional(String name, Kind kind, String defaultValue, String description) {
        return new Option(name, description, kind, false, defaultValue);
    }

    /** Whether the text is a usable URL for a service: http or https with a host. */
    public static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    /**
     * The duration that a text such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 12h} or {@code 7d} stands for.
     *
     * @throws IllegalArgumentException when it stands for none
     */
    public static Duration duration(String value) {
        Matcher parts = DURATION.matcher(value.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a duration such as 30s, 5m, 12h or 7d");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
