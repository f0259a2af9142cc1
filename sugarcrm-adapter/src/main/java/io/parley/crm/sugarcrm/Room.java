package io.parley.crm.sugarcrm;

/**
 * What characters take of a field's room. SuiteCRM and Sugar CE keep markup as entities, so that a quotation mark takes six
 * characters; what does not fit is cut by the server without a word.
 */
final class Room {

    /** MySQL holds 65,535 bytes in a text; the rest is left for what the server may add. */
    static final int TEXT_BYTES = 60_000;

    private Room() {}

    /** In a field that is counted in bytes of UTF-8. */
    static int bytes(int point) {
        int entity = entity(point);
        if (entity > 0) {
            return entity;
        }
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    /** In a field that is counted in characters. */
    static int characters(int point) {
        int entity = entity(point);
        return entity > 0 ? entity : Character.charCount(point);
    }

    private static int entity(int point) {
        return switch (point) {
            case '"', '\'' -> "&quot;".length();
            case '&' -> "&amp;".length();
            case '<', '>' -> "&lt;".length();
            default -> 0;
        };
    }
}
