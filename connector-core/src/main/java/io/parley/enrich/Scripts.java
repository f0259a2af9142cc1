package io.parley.enrich;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many letters of a text are of which script; some scripts are written by one language alone. */
final class Scripts {

    private static final Map<UnicodeScript, String> TOLD = Map.ofEntries(
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.TELUGU, "te"),
            Map.entry(UnicodeScript.KANNADA, "kn"),
            Map.entry(UnicodeScript.MALAYALAM, "ml"),
            Map.entry(UnicodeScript.GUJARATI, "gu"),
            Map.entry(UnicodeScript.KHMER, "km"),
            Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.MYANMAR, "my"),
            Map.entry(UnicodeScript.SINHALA, "si"));

    static final Set<String> LANGUAGES = Set.of(
            "ja", "zh", "ko", "th", "he", "el", "hy", "ka", "ta", "te", "kn", "ml", "gu", "km", "lo", "my", "si");

    /** Fewer Chinese characters than this may as well be Japanese. */
    private static final int FEWEST_HAN = 6;

    private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    private int letters;

    private Scripts() {}

    static Scripts of(String text) {
        Scripts scripts = new Scripts();
        text.codePoints().forEach(scripts::count);
        return scripts;
    }

    int letters() {
        return letters;
    }

    /** The language that the script of most letters gives away; null when it gives away none. */
    @Nullable
    String language() {
        int kana = count(UnicodeScript.HIRAGANA) + count(UnicodeScript.KATAKANA);
        int han = count(UnicodeScript.HAN);
        if (kana >= 2 && isMost(kana + han)) {
            return "ja";
        }
        if (kana == 0 && han >= FEWEST_HAN && isMost(han)) {
            return "zh";
        }
        for (Map.Entry<UnicodeScript, Integer> entry : counts.entrySet()) {
            String language = TOLD.get(entry.getKey());
            if (language != null && entry.getValue() >= 2 && isMost(entry.getValue())) {
                return language;
            }
        }
        return null;
    }

    private boolean isMost(int some) {
        return some * 2 > letters;
    }

    private int count(UnicodeScript script) {
        return counts.getOrDefault(script, 0);
    }

    private void count(int codePoint) {
        boolean ascii = codePoint < 0x80;
        if (!Character.isLetter(codePoint)) {
            return;
        }
        letters++;
        counts.merge(ascii ? UnicodeScript.LATIN : UnicodeScript.of(codePoint), 1, Integer::sum);
    }
}
