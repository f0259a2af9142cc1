package io.parley.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts SOQL into tokens. */
final class SoqlLexer {

    /** The kinds of token. */
    enum Kind {
        WORD,
        TEXT,
        TIME,
        NUMBER,
        SIGN,
        END
    }

    /** A token; the text of a TEXT is unescaped. */
    record Token(Kind kind, String text) {}

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d))"
            + "|(?<number>-?\\d+(?:\\.\\d+)?(?![\\w-]))"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*)"
            + "|'(?<text>(?:[^'\\\\]|\\\\.)*)'"
            + "|(?<sign><=|>=|!=|<>|[=<>(),]))\\s*");

    private SoqlLexer() {}

    static List<Token> tokens(String soql) {
        List<Token> tokens = new ArrayList<>();
        Matcher at = TOKEN.matcher(soql);
        int end = 0;
        while (end < soql.length()) {
            if (!at.find(end) || at.start() != end) {
                throw Problem.malformedQuery("line 1:" + end + " unexpected character near '"
                        + soql.substring(end, Math.min(end + 20, soql.length())) + "'");
            }
            tokens.add(token(at));
            end = at.end();
        }
        tokens.add(new Token(Kind.END, "<EOF>"));
        return tokens;
    }

    private static Token token(Matcher at) {
        if (at.group("time") != null) {
            return new Token(Kind.TIME, at.group("time"));
        }
        if (at.group("number") != null) {
            return new Token(Kind.NUMBER, at.group("number"));
        }
        if (at.group("word") != null) {
            return new Token(Kind.WORD, at.group("word"));
        }
        if (at.group("text") != null) {
            return new Token(Kind.TEXT, unescape(at.group("text")));
        }
        return new Token(Kind.SIGN, at.group("sign").equals("<>") ? "!=" : at.group("sign"));
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                plain.append(escaped(text, i));
                i += text.charAt(i) == 'u' ? 4 : 0;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static String escaped(String text, int at) {
        return switch (text.charAt(at)) {
            case 'n', 'N' -> "\n";
            case 'r', 'R' -> "\r";
            case 't', 'T' -> "\t";
            case 'b', 'B' -> "\b";
            case 'f', 'F' -> "\f";
            case '"', '\'', '\\' -> text.substring(at, at + 1);
            // Kept for LIKE, which treats them as plain characters.
            case '_', '%' -> "\\" + text.charAt(at);
            case 'u' -> unicode(text, at + 1);
            default ->
                throw Problem.malformedQuery("Illegal character sequence in string literal: \\" + text.charAt(at));
        };
    }

    private static String unicode(String text, int at) {
        try {
            return String.valueOf((char) Integer.parseInt(text.substring(at, at + 4), 16));
        } catch (NumberFormatException | IndexOutOfBoundsException malformed) {
            throw Problem.malformedQuery("Illegal unicode sequence in string literal");
        }
    }
}
