package io.parley.crm.oracle.soap;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The service's own words, fit to be shown: short, and without what was sent. It quotes the value that it refuses, and
 * neither a post's text nor a password has a place in a reason.
 *
 * @param hidden texts that were sent; short ones are words that the service may use for itself
 * @param secret hidden however short it is
 */
record Words(Collection<String> hidden, String secret) {

    static final Words NONE = new Words(List.of(), "");

    private static final int LONGEST = 300;

    private static final int TELLING = 5;

    private static final int LONGEST_QUOTE = 60;

    private static final Pattern QUOTE = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("(?i)\\btag\\s*['\"]([A-Za-z][\\w ]*)['\"]");
    private static final Pattern FIELD = Pattern.compile("(?i)\\bfield(?:\\s+name)?\\s*:?\\s*['\"]([^'\"]{1,60})['\"]");

    private static final Pattern REQUIRED = Pattern.compile("(?i)['\"]([^'\"]{1,60})['\"] is a required field");

    /** With a secret that is hidden too, however short. */
    Words and(String more) {
        return new Words(hidden, more);
    }

    String of(String text) {
        String shown = secret.isEmpty() ? text : text.replace(secret, "…");
        for (String each : hidden) {
            if (each.length() >= TELLING) {
                shown = shown.replace(each, "…");
            }
        }
        shown = QUOTE.matcher(shown)
                .replaceAll(quote ->
                        Matcher.quoteReplacement(quote.group().length() > LONGEST_QUOTE ? "'…'" : quote.group()));
        String line = shown.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The field that a text names; null when it names none. */
    static @Nullable String field(String text) {
        for (Pattern pattern : List.of(TAG, FIELD, REQUIRED)) {
            Matcher found = pattern.matcher(text);
            if (found.find()) {
                return found.group(1);
            }
        }
        return null;
    }
}
