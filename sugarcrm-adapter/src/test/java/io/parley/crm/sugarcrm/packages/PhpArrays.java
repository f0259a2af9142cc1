package io.parley.crm.sugarcrm.packages;

import io.parley.crm.sugarcrm.packages.PhpTokens.Kind;
import io.parley.crm.sugarcrm.packages.PhpTokens.Token;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a PHP file assigns when it assigns nothing but written-out values, as a manifest does. */
final class PhpArrays {

    private final List<Token> tokens;
    private int at;

    private PhpArrays(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @return the variables by their names, without the dollar sign; an array is a map, its unnamed items are numbered */
    static Map<String, Object> variables(String php) {
        PhpArrays reader = new PhpArrays(PhpTokens.of(php));
        Map<String, Object> variables = new LinkedHashMap<>();
        while (reader.at < reader.tokens.size()) {
            String name = reader.next(Kind.VARIABLE).text().substring(1);
            reader.sign("=");
            variables.put(name, reader.value());
            reader.sign(";");
        }
        return variables;
    }

    private Object value() {
        Token token = tokens.get(at++);
        if (token.is("array")) {
            sign("(");
            return items();
        }
        return switch (token.kind()) {
            case STRING ->
                token.text()
                        .substring(1, token.text().length() - 1)
                        .replace("\\'", "'")
                        .replace("\\\\", "\\");
            case NUMBER -> Integer.valueOf(token.text());
            case WORD ->
                switch (token.text()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalStateException("Neither true nor false: " + token);
                };
            default -> throw new IllegalStateException("Not a written-out value: " + token);
        };
    }

    private Map<Object, Object> items() {
        Map<Object, Object> items = new LinkedHashMap<>();
        while (!tokens.get(at).is(")")) {
            Object first = value();
            if (tokens.get(at).is("=>")) {
                at++;
                items.put(first, value());
            } else {
                items.put(items.size(), first);
            }
            if (!tokens.get(at).is(")")) {
                sign(",");
            }
        }
        at++;
        return items;
    }

    private Token next(Kind kind) {
        Token token = tokens.get(at++);
        if (token.kind() != kind) {
            throw new IllegalStateException("Not a " + kind + ": " + token);
        }
        return token;
    }

    private void sign(String sign) {
        if (!tokens.get(at++).is(sign)) {
            throw new IllegalStateException("Not " + sign + ": " + tokens.get(at - 1));
        }
    }
}
