package io.parley.console;

import static io.parley.console.Html.tag;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Shows text by strangers so that nothing hides in it. Characters that reorder what is read (bidirectional overrides,
 * embeddings, isolates), and those of no width that no script needs, always become small tags such as ⟦U+202E⟧. Joiners and direction marks, which Arabic, Persian,
 * Indic scripts and emoji need, are left alone in running text and shown in {@link #raw}.
 */
final class Visible {

    private static final int LONG_WORD = 25;

    private Visible() {}

    /** As the reader should read it. */
    static Html text(String text) {
        return show(text, Visible::hides);
    }

    /** Every character that has no shape of its own, made visible. */
    static Html raw(String text) {
        return show(text, c -> hides(c) || invisible(c));
    }

    /** The first line that says something, at most so many characters long, cut between letters. */
    static Html firstLine(String text, int longest) {
        String line = text.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        if (line.codePointCount(0, line.length()) <= longest) {
            return text(line);
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(line);
        int most = line.offsetByCodePoints(0, longest);
        int end = letters.isBoundary(most) ? most : letters.preceding(most);
        int space = line.lastIndexOf(' ', end);
        return text(line.substring(0, space > end - LONG_WORD && end > LONG_WORD ? space : end) + "…");
    }

    private static Html show(String text, IntPredicate marked) {
        List<Html> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (marked.test(c)) {
                parts.add(Html.text(plain.toString()));
                plain.setLength(0);
                parts.add(tag("span", "hidden-char").of(String.format("⟦U+%04X⟧", c)));
            } else {
                plain.appendCodePoint(c);
            }
        });
        parts.add(Html.text(plain.toString()));
        return Html.all(parts);
    }

    private static boolean hides(int c) {
        boolean reorders = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return reorders || c == 0x200B || c >= 0x2060 && c <= 0x2064 || c == 0xFEFF;
    }

    private static boolean invisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.CONTROL && c != '\n' && c != '\t'
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0x00A0
                || c == 0x115F
                || c == 0x3164;
    }
}
