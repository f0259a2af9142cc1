package io.parley.sandbox.salesforce;

import io.parley.sandbox.salesforce.SoqlLexer.Kind;
import io.parley.sandbox.salesforce.SoqlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the part of SOQL that the stand-in speaks; anything else is MALFORMED_QUERY. */
final class SoqlParser {

    private final List<Token> tokens;
    private int at;

    private SoqlParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Query parse(String soql) {
        if (soql.length() > 100_000) {
            throw Problem.malformedQuery("SOQL statements cannot be longer than 100000 characters.");
        }
        return new SoqlParser(SoqlLexer.tokens(soql)).query();
    }

    private Query query() {
        expect("SELECT");
        List<String> fields = new ArrayList<>();
        if (is("COUNT")) {
            at++;
            expect("(");
            expect(")");
        } else {
            do {
                fields.add(path());
            } while (accept(","));
        }
        expect("FROM");
        String object = path();
        Query.Condition where = accept("WHERE") ? conditions() : null;
        List<Query.Order> orders = accept("ORDER") ? orders() : List.of();
        int limit = accept("LIMIT") ? number() : Integer.MAX_VALUE;
        int offset = accept("OFFSET") ? number() : 0;
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
        if (offset > 2000) {
            throw Problem.of(400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
        }
        return new Query(List.copyOf(fields), object, where, orders, limit, offset);
    }

    /** SOQL takes AND and OR side by side only with parentheses. */
    private Query.Condition conditions() {
        List<Query.Condition> parts = new ArrayList<>();
        parts.add(condition());
        String joint = is("OR") ? "OR" : "AND";
        while (accept(joint)) {
            parts.add(condition());
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return joint.equals("OR") ? new Query.Any(parts) : new Query.All(parts);
    }

    private Query.Condition condition() {
        if (accept("NOT")) {
            return new Query.Not(condition());
        }
        if (accept("(")) {
            Query.Condition inner = conditions();
            expect(")");
            return inner;
        }
        String path = path();
        if (accept("IN")) {
            return new Query.Compare(path, "IN", list());
        }
        if (accept("NOT")) {
            expect("IN");
            return new Query.Compare(path, "NOT IN", list());
        }
        if (accept("LIKE")) {
            return new Query.Compare(path, "LIKE", List.of(literal()));
        }
        Token operator = next();
        if (!List.of("=", "!=", "<", "<=", ">", ">=").contains(operator.text())) {
            at--;
            throw unexpected();
        }
        return new Query.Compare(path, operator.text(), List.of(literal()));
    }

    private List<Query.Literal> list() {
        expect("(");
        List<Query.Literal> values = new ArrayList<>();
        do {
            values.add(literal());
        } while (accept(","));
        expect(")");
        return values;
    }

    private Query.Literal literal() {
        Token token = next();
        return switch (token.kind()) {
            case TEXT -> new Query.Literal(token.text());
            case NUMBER -> new Query.Literal(Double.valueOf(token.text()));
            case TIME -> new Query.Literal(Objects.requireNonNull(Values.time(token.text()), "checked by the lexer"));
            case WORD -> new Query.Literal(word(token));
            default -> {
                at--;
                throw unexpected();
            }
        };
    }

    private @Nullable Object word(Token token) {
        return switch (token.text().toLowerCase(Locale.ROOT)) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> {
                at--;
                throw unexpected();
            }
        };
    }

    private List<Query.Order> orders() {
        expect("BY");
        List<Query.Order> orders = new ArrayList<>();
        do {
            String path = path();
            boolean descending = accept("DESC");
            if (!descending) {
                accept("ASC");
            }
            boolean last = false;
            if (accept("NULLS")) {
                last = accept("LAST");
                if (!last) {
                    expect("FIRST");
                }
            }
            orders.add(new Query.Order(path, descending, last));
        } while (accept(","));
        return orders;
    }

    private int number() {
        Token token = next();
        if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
            at--;
            throw unexpected();
        }
        return Integer.parseInt(token.text());
    }

    private String path() {
        Token token = next();
        if (token.kind() != Kind.WORD) {
            at--;
            throw unexpected();
        }
        return token.text();
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at < tokens.size() - 1 ? at++ : at);
    }

    private boolean is(String word) {
        Token token = peek();
        return (token.kind() == Kind.WORD || token.kind() == Kind.SIGN)
                && token.text().equalsIgnoreCase(word);
    }

    private boolean accept(String word) {
        boolean found = is(word);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw unexpected();
        }
    }

    private Problem unexpected() {
        return Problem.malformedQuery("unexpected token: '" + peek().text() + "' (token " + (at + 1) + ")");
    }
}
