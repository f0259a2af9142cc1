package io.parley.crm.oracle;

import java.util.regex.Pattern;

/**
 * The text of a note or an activity. The service reads markup in it, and takes out what it does not know, so what
 * customers write is kept from becoming markup; what reps write may come back with theirs.
 */
final class NoteText {

    /** Invisible, and no part of a word: a sign after which no markup begins. */
    private static final String GUARD = "\u200b";

    private static final Pattern OPENS = Pattern.compile("<(?=[A-Za-z/!?])|&(?=[A-Za-z][A-Za-z0-9]{0,9};|#)");
    private static final Pattern GUARDED = Pattern.compile("([<&])" + GUARD);
    private static final Pattern MARKUP =
            Pattern.compile("(?is)<(p|br|div|span|b|i|u|strong|em|ul|ol|li|a|font)(\\s[^>]*)?/?>");

    private NoteText() {}

    /** What a person wrote, as it is to be sent. */
    static String write(String text) {
        return OPENS.matcher(text).replaceAll(found -> found.group() + GUARD);
    }

    /** What stands there, as a person reads it. */
    static String read(String text) {
        String lines = text.replace("\r\n", "\n");
        String plain = MARKUP.matcher(lines).find() ? plain(lines) : lines;
        return GUARDED.matcher(plain).replaceAll("$1");
    }

    private static String plain(String markup) {
        return markup.replaceAll("\\s*\\n\\s*", " ")
                .replaceAll("(?i)<br\\s*/?>", "\n")
                .replaceAll("(?i)</(p|div|li)\\s*>\\s*", "\n")
                .replaceAll("(?i)<li(\\s[^>]*)?>", "- ")
                .replaceAll("<[A-Za-z/!][^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
