package io.parley.crm.oracle.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition in the language of {@code searchspec}. Values can't leave their quotes: a quote in them is doubled, and
 * there are no wildcards, since they mean something with LIKE alone and that is never used.
 */
public record SearchSpec(String text) {

    /** The field has this text. */
    public static SearchSpec is(String field, String value) {
        return new SearchSpec('[' + name(field) + "] = " + quoted(value));
    }

    /** The field has another text, or none. */
    public static SearchSpec isNot(String field, String value) {
        return new SearchSpec('[' + name(field) + "] <> " + quoted(value));
    }

    /** The field has one of these texts; of none, nothing matches. */
    public static SearchSpec anyOf(String field, Collection<String> values) {
        return joined(" OR ", values.stream().map(value -> is(field, value)).toList());
    }

    /** The field has this text, whatever its capitals. Slower at the server than {@link #is}. */
    public static SearchSpec isInAnyCase(String field, String value) {
        return new SearchSpec('[' + name(field) + "] ~= " + quoted(value));
    }

    /** The field holds something. */
    public static SearchSpec isSet(String field) {
        return new SearchSpec('[' + name(field) + "] IS NOT NULL");
    }

    /** The field's time is this one or later, to the second. */
    public static SearchSpec since(String field, Instant time) {
        return new SearchSpec('[' + name(field) + "] >= "
                + quoted(time.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    public SearchSpec and(SearchSpec other) {
        return joined(" AND ", List.of(this, other));
    }

    /** At least one of the conditions; of none, an exception. */
    public static SearchSpec either(List<SearchSpec> parts) {
        return joined(" OR ", parts);
    }

    /** Conjunctions are understood between parentheses only. */
    private static SearchSpec joined(String by, List<SearchSpec> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a condition of nothing would match everything");
        }
        return parts.size() == 1
                ? parts.get(0)
                : new SearchSpec(
                        parts.stream().map(part -> '(' + part.text() + ')').collect(Collectors.joining(by)));
    }

    private static String name(String field) {
        if (!field.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("'" + field + "' is no name of a field");
        }
        return field;
    }

    private static String quoted(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
