package io.parley.sandbox.suitecrm;

import java.util.regex.Pattern;

/** What a person sees of a text: the thread of a case is shown as HTML, everything else as it is. */
final class Seen {

    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>[ \\t]*\\n?");
    private static final Pattern TAG =
            Pattern.compile("(?i)</?(p|div|span|b|i|u|em|strong|a|ul|ol|li|font|h[1-6]|small|code|pre)(\\s[^<>]*)?/?>");

    private Seen() {}

    static String text(Row row, String field, String text) {
        boolean html = field.equals("description") && row.module().name().equals("AOP_Case_Updates");
        String plain = html ? TAG.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll("") : text;
        return plain.replace("\u200b", "");
    }
}
