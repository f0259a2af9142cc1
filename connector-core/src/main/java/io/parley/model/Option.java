package io.parley.model;

import java.net.URI;
import java.net.URISyntaxException;

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
}
