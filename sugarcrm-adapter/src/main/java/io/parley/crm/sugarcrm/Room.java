package io.parley.crm.sugarcrm;

import java.nio.charset.StandardCharsets;

/**
 * What characters take of a field's room. SuiteCRM and Sugar CE keep markup as entities, so that a quotation mark takes six
 * characters, and what could be markup goes there with a guard ({@link io.parley.crm.sugarcrm.api.ServerText}); what does
 * not fit is cut by the server without a word.
 */
final class Room {

    /** MySQL holds 65,535 bytes in a text; the rest is left for what the server may add. */
    static final int TEXT_BYTES = 60_000;

    private Room() {}

    /** In a field that is counted in bytes of UTF-8. */
    static int bytes(int point) {
        String kept = kept(point);
        if (!kept.isEmpty()) {
            return kept.getBytes(StandardCharsets.UTF_8).length;
        }
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    /** In a field that is counted in characters. */
    static int characters(int point) {
        String kept = kept(point);
        return kept.isEmpty() ? Character.charCount(point) : kept.length();
    }

    /** How the server may keep a character; empty for itself. */
    private static String kept(int point) {
        return switch (point) {
            case '"' -> "&quot;";
            case '\'' -> "&#039;";
            case '&' -> "&amp;\u200b";
            case '<' -> "&lt;\u200b";
            case '>' -> "&gt;";
            case '\n' -> "&lt;br /&gt;";
            default -> "";
        };
    }
}
