package io.parley.enrich;

import java.util.regex.Pattern;

/** What is left of a text for telling its language: no addresses, handles and hashtags, and not more than needed. */
final class Words {

    private static final int ENOUGH = 1_000;

    private static final Pattern NOISE = Pattern.compile("(?:https?://|www\\.)\\S+|\\S+@\\S+|[@#]\\S+");

    private Words() {}

    static String of(String text) {
        String start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        return NOISE.matcher(start).replaceAll(" ");
    }
}
