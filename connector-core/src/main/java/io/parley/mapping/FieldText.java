package io.parley.mapping;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes what people write fit for a field: nothing that CRMs refuse, and no longer than the field. */
public final class FieldText {

    private static final String CUT = "…";

    private FieldText() {}

    /**
     * Text of several lines, without what JSON, XML or CRMs refuse: control characters, halves of characters and
     * code points that are none.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(point -> {
            boolean control = Character.getType(point) == Character.CONTROL && point != '\n' && point != '\t';
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            boolean none = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
            if (!control && !half && !none) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }

    /** As {@link #clean}, on one line. */
    public static String line(String text) {
        return clean(text).replaceAll("\\s+", " ").strip();
    }

    /**
     * Text no longer than a field, cut between characters as a reader sees them.
     *
     * @param most the field's length; an emoji counts as two or more, as Java counts
     * @param url where the full text stands; null when there is no such place
     */
    public static String fit(String text, int most, @Nullable String url) {
        return fit(text, most, Character::charCount, url);
    }

    /**
     * The same, where characters take more or less room.
     *
     * @param most the room that there is
     * @param room what a code point takes of it
     */
    public static String fit(String text, int most, IntUnaryOperator room, @Nullable String url) {
        if (fitting(text, most, room) == text.length()) {
            return text;
        }
        String ending = url == null ? CUT : CUT + " (full text: " + url + ")";
        if (fitting(ending, most / 2, room) < ending.length()) {
            ending = CUT;
        }
        int left = most - ending.codePoints().map(room).sum();
        return text.substring(0, boundary(text, fitting(text, left, room))).stripTrailing() + ending;
    }

    /** How much of a text has room. */
    private static int fitting(String text, int most, IntUnaryOperator room) {
        int left = most;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            left -= room.applyAsInt(point);
            if (left < 0) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static int boundary(String text, int at) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int boundary = characters.isBoundary(at) ? at : characters.preceding(at);
        // Java 17's iterator does not know that a joiner binds the emoji around it into one.
        while (boundary > 0 && joined(text, boundary)) {
            boundary = characters.preceding(boundary);
        }
        return Math.max(0, boundary);
    }

    private static boolean joined(String text, int at) {
        int before = text.codePointBefore(at);
        int after = at < text.length() ? text.codePointAt(at) : ' ';
        return before == 0x200d
                || after == 0x200d
                || (after >= 0xfe00 && after <= 0xfe0f)
                || (after >= 0x1f3fb && after <= 0x1f3ff)
                || (regional(before) && regional(after) && flagsBefore(text, at) % 2 == 1);
    }

    private static boolean regional(int point) {
        return point >= 0x1f1e6 && point <= 0x1f1ff;
    }

    /** How many letters of flags stand in a row before a place: an odd number means that a flag is cut in two. */
    private static int flagsBefore(String text, int at) {
        int flags = 0;
        for (int i = at; i > 0 && regional(text.codePointBefore(i)); i -= 2) {
            flags++;
        }
        return flags;
    }
}
