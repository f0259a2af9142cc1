package io.parley.enrich;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The language whose usual letter sequences a text resembles most, among the expected ones. Loaded when first asked. */
final class Resemblance {

    /** Languages with a profile. Chinese has two and is told by its script. */
    static final Set<String> LANGUAGES = Set.of(
            "af", "an", "ar", "ast", "be", "bg", "bn", "br", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu",
            "fa", "fi", "fr", "ga", "gl", "gu", "he", "hi", "hr", "ht", "hu", "id", "is", "it", "ja", "km", "kn", "ko",
            "lt", "lv", "mk", "ml", "mr", "ms", "mt", "ne", "nl", "no", "oc", "pa", "pl", "pt", "ro", "ru", "sk", "sl",
            "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "yi");

    /** Below this the best guess is no better than a guess. */
    private static final double SURE = 0.8;

    private static final long SEED = 41;

    private final List<LdLocale> expected;
    private volatile @Nullable LanguageDetector detector;

    Resemblance(Collection<String> expected) {
        this.expected = expected.stream()
                .filter(LANGUAGES::contains)
                .distinct()
                .map(LdLocale::fromString)
                .toList();
    }

    String of(String text) {
        if (expected.isEmpty()) {
            return Languages.UNDETERMINED;
        }
        List<DetectedLanguage> found = detector().getProbabilities(text);
        if (found.isEmpty() || found.get(0).getProbability() < SURE) {
            return Languages.UNDETERMINED;
        }
        return found.get(0).getLocale().getLanguage();
    }

    private LanguageDetector detector() {
        LanguageDetector known = detector;
        return known == null ? load() : known;
    }

    private synchronized LanguageDetector load() {
        LanguageDetector known = detector;
        if (known != null) {
            return known;
        }
        try {
            // The seed makes the same text give the same answer, which rehearsing rules relies on.
            LanguageDetector loaded = LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .seed(SEED)
                    .shortTextAlgorithm(0)
                    .withProfiles(new LanguageProfileReader().readBuiltIn(expected))
                    .build();
            detector = loaded;
            return loaded;
        } catch (IOException broken) {
            throw new UncheckedIOException("a language profile can't be read", broken);
        }
    }
}
