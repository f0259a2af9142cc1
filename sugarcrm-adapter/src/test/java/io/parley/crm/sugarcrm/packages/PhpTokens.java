package io.parley.crm.sugarcrm.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PHP file cut into words, without spaces and comments: enough to read what is declared and what is called. */
final class PhpTokens {

    enum Kind {
        STRING("'(?:\\\\.|[^'\\\\])*'"),
        TEMPLATE("\"(?:\\\\.|[^\"\\\\])*\""),
        VARIABLE("\\$[A-Za-z_]\\w*"),
        WORD("[A-Za-z_\\\\][\\w\\\\]*"),
        NUMBER("\\d[\\w.]*"),
        SIGN("->|::|=>|.");

        private final String pattern;

        Kind(String pattern) {
            this.pattern = pattern;
        }
    }

    record Token(Kind kind, String text) {

        /** As the scanner compares it: in small letters, a string without its quotes. */
        String bare() {
            String small = text.toLowerCase(Locale.ROOT);
            return kind == Kind.STRING ? small.substring(1, small.length() - 1) : small;
        }

        boolean is(String sign) {
            return text.equals(sign);
        }
    }

    private static final Pattern NOTHING =
            Pattern.compile("\\s+|<\\?php|//[^\\n]*|#[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private PhpTokens() {}

    static List<Token> of(String php) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < php.length()) {
            Matcher nothing = NOTHING.matcher(php).region(at, php.length());
            if (nothing.lookingAt()) {
                at = nothing.end();
            } else {
                Token next = token(php, at);
                tokens.add(next);
                at += next.text().length();
            }
        }
        return tokens;
    }

    private static Token token(String php, int at) {
        for (Kind kind : Kind.values()) {
            Matcher found =
                    Pattern.compile(kind.pattern, Pattern.DOTALL).matcher(php).region(at, php.length());
            if (found.lookingAt()) {
                return new Token(kind, found.group());
            }
        }
        throw new IllegalStateException("No PHP: " + php.substring(at));
    }
}
