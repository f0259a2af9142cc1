package io.parley.decide;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Text as terms are compared with it: lower case, without accents, points and invisible characters. */
final class Folded {

    private Folded() {}

    static String fold(String text) {
        return isAscii(text) ? spaced(text.toLowerCase(Locale.ROOT)) : foldUnicode(text);
    }

    /** The words of a folded text. Text of scripts that don't part words by spaces has none. */
    static Set<String> words(String folded) {
        Set<String> words = new HashSet<>();
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean inside = i < folded.length() && isWordCharacter(folded.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(folded.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    /** Whether a phrase stands in a folded text, not as part of longer words. */
    static boolean stands(String phrase, String folded) {
        boolean opens = isWordCharacter(phrase.charAt(0));
        boolean closes = isWordCharacter(phrase.charAt(phrase.length() - 1));
        for (int at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
            int end = at + phrase.length();
            boolean free = !opens || at == 0 || !isWordCharacter(folded.charAt(at - 1));
            if (free && (!closes || end == folded.length() || !isWordCharacter(folded.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the character makes up words that end where it is followed by another sort of character. Thai or Chinese
     * doesn't part its words, and Korean hangs particles on them, so a term in these is looked for anywhere.
     */
    static boolean isWordCharacter(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c >= 'A' && c <= 'Z';
        }
        return (Character.isLetterOrDigit(c) || isMark(c)) && !isUnparted(c);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnparted(char c) {
        return c >= 0x0E00 && c <= 0x0EFF // Thai, Lao
                || c >= 0x1000 && c <= 0x109F // Burmese
                || c >= 0x1100 && c <= 0x11FF // Hangul letters
                || c >= 0x1780 && c <= 0x17FF // Khmer
                || c >= 0x2E80 && c <= 0x9FFF // Chinese, kana
                || c >= 0xA960 && c <= 0xA97F // Hangul letters
                || c >= 0xAC00 && c <= 0xD7FF // Hangul
                || c >= 0xF900 && c <= 0xFAFF; // Chinese, compatibility
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String foldUnicode(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            append(folded, apart.charAt(i));
        }
        // Hangul and kana were taken apart too, and must be whole again: a syllable is not the beginning of another.
        return spaced(Normalizer.normalize(folded, Normalizer.Form.NFC));
    }

    private static void append(StringBuilder folded, char c) {
        if (isDropped(c)) {
            return;
        }
        switch (c) {
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'ø' -> folded.append('o');
            case 'ł' -> folded.append('l');
            case 'đ', 'ð' -> folded.append('d');
            case 'ı' -> folded.append('i');
            case '\u2018', '\u2019', '\u02BC' -> folded.append('\'');
            default -> folded.append(c);
        }
    }

    private static boolean isDropped(char c) {
        if (c < 0x80) {
            return false;
        }
        return c >= 0x0300 && c <= 0x036F // accents
                || c >= 0x0591 && c <= 0x05C7 && isMark(c) // Hebrew points
                || c >= 0x064B && c <= 0x065F // Arabic vowels
                || c == 0x0670
                || c == 0x0640 // Arabic stretching
                || Character.getType(c) == Character.FORMAT;
    }

    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c <= ' ' || c > 0x7F && Character.isWhitespace(c);
            if (!white) {
                spaced.append(c);
            } else if (!space) {
                spaced.append(' ');
            }
            space = white;
        }
        int length = spaced.length();
        if (length > 0 && spaced.charAt(length - 1) == ' ') {
            spaced.setLength(length - 1);
        }
        return spaced.toString();
    }
}
