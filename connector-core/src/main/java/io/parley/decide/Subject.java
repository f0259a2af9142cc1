package io.parley.decide;

import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the subject line of a record: one line of at most 200 characters, cut between characters as people see them.
 *
 * @param template text with {@code {author}}, {@code {handle}}, {@code {channel}}, {@code {kind}}, {@code {text}},
 *     {@code {headline}}, {@code {stars}} and {@code {language}}; empty for the usual subject
 */
public record Subject(String template) {

    private static final int LONGEST = 200;
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private static final Map<String, Function<EnrichedMention, String>> FIELDS = Map.of(
            "author", enriched -> enriched.mention().actor().displayName(),
            "handle", enriched -> enriched.mention().actor().handle(),
            "channel", enriched -> enriched.mention().key().channel(),
            "kind", enriched -> kind(enriched.mention()),
            "text", enriched -> enriched.mention().content(),
            "headline", enriched -> headline(enriched.mention()),
            "stars", enriched -> stars(enriched.mention()),
            "language", EnrichedMention::language);

    /** The headline or the beginning of the text; a review's stars stand before it. */
    public static final Subject USUAL = new Subject("");

    /**
     * Checks the template.
     *
     * @throws IllegalArgumentException when it names a field that there is not
     */
    public Subject {
        Matcher fields = FIELD.matcher(template);
        while (fields.find()) {
            if (!FIELDS.containsKey(fields.group(1))) {
                throw new IllegalArgumentException("There is no field {" + fields.group(1) + "} for a subject.");
            }
        }
    }

    /** The names of the fields, for those who explain a mistake. */
    public static List<String> fields() {
        List<String> names = new ArrayList<>(FIELDS.keySet());
        names.sort(null);
        return names;
    }

    public String of(EnrichedMention enriched) {
        String line = template.isEmpty() ? "" : oneLine(filled(enriched));
        return cut(line.isEmpty() ? usual(enriched.mention()) : line);
    }

    private String filled(EnrichedMention enriched) {
        Matcher fields = FIELD.matcher(template);
        return fields.replaceAll(field -> Matcher.quoteReplacement(
                FIELDS.getOrDefault(field.group(1), none -> "").apply(enriched)));
    }

    private static String usual(Mention mention) {
        String line = oneLine(headline(mention));
        if (line.isEmpty()) {
            line = oneLine(mention.content());
        }
        if (line.isEmpty()) {
            String by = oneLine(mention.actor().displayName());
            line = capital(kind(mention)) + " by " + by + " on " + mention.key().channel();
        }
        Rating rating = mention.rating();
        return rating == null ? line : rating.stars() + "-Star • " + line;
    }

    private static String headline(Mention mention) {
        String name = mention.name();
        return name == null ? "" : name;
    }

    private static String stars(Mention mention) {
        Rating rating = mention.rating();
        return rating == null ? "" : String.valueOf(rating.stars());
    }

    private static String kind(Mention mention) {
        return mention.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Spaces and line breaks become one space; what steers the display, such as a change of direction, goes. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), 1_000));
        boolean space = true;
        for (int i = 0; i < text.length() && line.length() < 1_000; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!space) {
                    line.append(' ');
                }
                space = true;
            } else if (!steers(text, i)) {
                line.append(c);
                space = false;
            }
        }
        return line.toString().stripTrailing();
    }

    private static boolean steers(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return Character.isISOControl(c)
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u200E'
                || c == '\u200F'
                || c == '\uFEFF';
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = 0;
        Matcher graphemes = GRAPHEME.matcher(line);
        while (graphemes.find() && graphemes.end() < LONGEST) {
            end = graphemes.end();
        }
        if (end == 0) {
            // One "character" of hundreds of combining marks: cut inside it rather than keep nothing.
            end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        }
        return line.substring(0, end).stripTrailing() + "…";
    }
}
