package io.parley.enrich;

import io.parley.model.Mention;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a mention: the one its channel or author declared, else the one its script gives away, else the
 * one that its words resemble most among the expected languages. Safe for use by several threads.
 */
public final class Languages {

    /** What is said when the language can't be told. */
    public static final String UNDETERMINED = "und";

    /** Expected unless the configuration says otherwise. */
    public static final List<String> USUAL = List.of(
            "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nl", "no",
            "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh");

    /** Fewer letters than this resemble too many languages. */
    private static final int FEWEST_LETTERS = 20;

    private final Resemblance resemblance;

    /**
     * Prepares for some languages; nothing is loaded before the first text.
     *
     * @param expected BCP 47 primary tags, of {@link #detectable()}
     * @throws IllegalArgumentException when one of them can't be detected
     */
    public Languages(Collection<String> expected) {
        Set<String> unknown = new TreeSet<>(expected);
        unknown.removeAll(detectable());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("languages that can't be detected: " + String.join(", ", unknown));
        }
        this.resemblance = new Resemblance(expected);
    }

    /** Every language that can be told from text. */
    public static Set<String> detectable() {
        Set<String> all = new TreeSet<>(Resemblance.LANGUAGES);
        all.addAll(Scripts.LANGUAGES);
        return all;
    }

    /** A BCP 47 primary tag, or {@link #UNDETERMINED}. */
    public String of(Mention mention) {
        String declared = primary(mention.language());
        return declared.equals(UNDETERMINED) ? detect(text(mention)) : declared;
    }

    /** The language that a text is in, by the text alone. */
    public String detect(String text) {
        String words = Words.of(text);
        Scripts scripts = Scripts.of(words);
        String byScript = scripts.language();
        if (byScript != null) {
            return byScript;
        }
        return scripts.letters() < FEWEST_LETTERS ? UNDETERMINED : resemblance.of(words);
    }

    /** The primary language of a tag such as {@code pt-BR} or {@code iw}, as BCP 47 writes it today. */
    public static String primary(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return UNDETERMINED;
        }
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build();
            String language = locale.getLanguage();
            return language.isEmpty() ? UNDETERMINED : modern(language);
        } catch (IllformedLocaleException notOne) {
            return UNDETERMINED;
        }
    }

    private static String modern(String language) {
        return switch (language) {
            case "iw" -> "he";
            case "in" -> "id";
            case "ji" -> "yi";
            case "nb", "nn" -> "no";
            default -> language;
        };
    }

    private static String text(Mention mention) {
        String name = mention.name();
        return name == null ? mention.content() : name + '\n' + mention.content();
    }
}
