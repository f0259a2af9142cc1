package io.parley.mapping;

/**
 * What an edit or a deletion does to a field that repeats the author's words: they change, as far as they still stand
 * there as we wrote them, and what people added stays.
 *
 * @param old the words that gave way, as they are kept in the message
 * @param fresh the new words; empty after a deletion
 * @param deleted whether the author took the item back
 */
public record Echo(String old, String fresh, boolean deleted) {

    /** What stands in the place of words that were taken back. */
    public static final String GONE = "[deleted by its author]";

    /** Fewer characters than this in common are chance. */
    private static final int SHORTEST = 3;

    /**
     * A field of one line. An edit leaves the subject as the rule made it.
     *
     * @param was what stands there
     * @param subject whether the subject is a part of it
     */
    public String inLine(String was, boolean subject) {
        if (deleted) {
            return without(was);
        }
        return subject ? was : replaced(was, FieldText.line(old), FieldText.line(fresh));
    }

    /**
     * A field of several lines. Where the subject stands at its head, as in a lead's description, a deletion takes it too.
     *
     * @param was what stands there
     * @param subject whether the subject is a part of it
     */
    public String inText(String was, boolean subject) {
        String now = replaced(was, old, deleted ? GONE : fresh);
        int gap = now.indexOf("\n\n");
        return deleted && subject && gap > 0 ? without(now.substring(0, gap)) + now.substring(gap) : now;
    }

    private static String replaced(String text, String old, String fresh) {
        int at = text.lastIndexOf(old);
        return at < 0 ? text : text.substring(0, at) + fresh + text.substring(at + old.length());
    }

    /** The head without the beginning of the old text that it ends with, whole or cut. */
    private String without(String head) {
        String line = FieldText.line(old);
        String end = head.endsWith("…") ? head.substring(0, head.length() - 1) : head;
        for (int at = 0; at + SHORTEST <= end.length(); at++) {
            if (line.startsWith(end.substring(at))) {
                return head.substring(0, at) + GONE;
            }
        }
        return end.equals(line) ? GONE : head;
    }
}
