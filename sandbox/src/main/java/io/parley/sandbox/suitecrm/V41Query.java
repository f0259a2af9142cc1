package io.parley.sandbox.suitecrm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL that a caller of get_entry_list sent: comparisons of columns joined by AND and OR, and the one subquery
 * that finds people by their addresses. What the server's own look at SQL does not like is denied; what only the database
 * does not understand fails there.
 */
final class V41Query {

    /** What a row of the tables has in a column; null for NULL. */
    interface Columns extends Function<String, @Nullable String> {}

    /** The server does not let this SQL through. */
    static final class Denied extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The database does not understand it. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:'((?:[^'\\\\]|\\\\.|'')*)'|(0x(?:[0-9A-Fa-f]{2})+)"
            + "|([A-Za-z_][A-Za-z0-9_.]*)|(-?\\d+)|(<>|!=|>=|<=|[=<>(),]))");
    private static final String EMAILS =
            "FROM email_addr_bean_rel eabr JOIN email_addresses ea ON ( ea.id =" + " eabr.email_address_id ) WHERE";
    private static final Set<String> EMAIL_COLUMNS =
            Set.of("eabr.deleted", "eabr.bean_module", "ea.email_address", "ea.email_address_caps", "ea.deleted");

    private record Token(String text, boolean value, boolean binary) {}

    private final List<Token> tokens = new ArrayList<>();
    private final Function<Columns, List<Columns>> emails;
    private Predicate<String> known;
    private int at;

    private V41Query(String sql, Predicate<String> known, Function<Columns, List<Columns>> emails) {
        this.known = known;
        this.emails = emails;
        if (sql.contains(";") || sql.toLowerCase(Locale.ROOT).contains("user_hash")) {
            denyUnlessQuoted(sql);
        }
        Matcher matcher = TOKEN.matcher(sql);
        int end = 0;
        while (end < sql.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(token(matcher));
            end = matcher.end();
        }
        if (!sql.substring(end).isBlank()) {
            throw new Failed();
        }
    }

    private static void denyUnlessQuoted(String sql) {
        String bare = sql.replaceAll("'(?:[^'\\\\]|\\\\.|'')*'", "''").toLowerCase(Locale.ROOT);
        if (bare.contains(";") || bare.contains("user_hash")) {
            throw new Denied();
        }
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            String text = matcher.group(1).replace("''", "'").replaceAll("\\\\([^%_])", "$1");
            return new Token(text, true, false);
        }
        if (matcher.group(2) != null) {
            byte[] bytes = HexFormat.of().parseHex(matcher.group(2).substring(2));
            return new Token(new String(bytes, StandardCharsets.UTF_8), true, true);
        }
        if (matcher.group(4) != null) {
            return new Token(matcher.group(4), true, false);
        }
        return new Token(matcher.group(3) != null ? matcher.group(3) : matcher.group(5), false, false);
    }

    /**
     * Reads SQL.
     *
     * @param known whether there is a column, as {@code table.column} or bare
     * @param emails the rows of addresses that belong to a row
     */
    static Predicate<Columns> read(String sql, Predicate<String> known, Function<Columns, List<Columns>> emails) {
        if (sql.isBlank()) {
            return row -> true;
        }
        V41Query query = new V41Query(sql, known, emails);
        Predicate<Columns> holds = query.either();
        if (query.at < query.tokens.size()) {
            throw new Failed();
        }
        return holds;
    }

    private Predicate<Columns> either() {
        Predicate<Columns> holds = both();
        while (word("OR")) {
            holds = holds.or(both());
        }
        return holds;
    }

    private Predicate<Columns> both() {
        Predicate<Columns> holds = one();
        while (word("AND")) {
            holds = holds.and(one());
        }
        return holds;
    }

    private Predicate<Columns> one() {
        if (word("(")) {
            Predicate<Columns> inner = either();
            need(")");
            return inner;
        }
        String column = column();
        if (word("IS")) {
            boolean not = word("NOT");
            need("NULL");
            return row -> (row.apply(column) == null) != not;
        }
        if (word("IN")) {
            need("(");
            return word("SELECT") ? subquery(column) : in(column);
        }
        if (word("LIKE")) {
            Pattern pattern = like(value());
            return row -> row.apply(column) != null
                    && pattern.matcher(row.apply(column)).matches();
        }
        String operator = next().text();
        Token value = value();
        return row -> compare(row.apply(column), operator, value);
    }

    private Predicate<Columns> in(String column) {
        List<Token> values = new ArrayList<>();
        do {
            values.add(value());
        } while (word(","));
        need(")");
        return row -> values.stream().anyMatch(value -> compare(row.apply(column), "=", value));
    }

    private Predicate<Columns> subquery(String column) {
        boolean people = column.endsWith(".id") && next().text().equals("eabr.bean_id");
        for (String part : EMAILS.split(" ")) {
            if (!people || !next().text().equalsIgnoreCase(part)) {
                throw new Denied();
            }
        }
        Predicate<String> outer = known;
        known = EMAIL_COLUMNS::contains;
        Predicate<Columns> holds = either();
        known = outer;
        need(")");
        return row -> emails.apply(row).stream().anyMatch(holds);
    }

    private static boolean compare(@Nullable String stored, String operator, Token value) {
        if (stored == null) {
            return false;
        }
        int order = value.binary()
                ? stored.compareTo(value.text())
                : stored.strip().compareToIgnoreCase(value.text().strip());
        return switch (operator) {
            case "=" -> order == 0;
            case "<>", "!=" -> order != 0;
            case ">=" -> order >= 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case "<" -> order < 0;
            default -> throw new Failed();
        };
    }

    private static Pattern like(Token pattern) {
        StringBuilder regex = new StringBuilder();
        String text = pattern.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                regex.append(Pattern.quote(String.valueOf(text.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        int flags = pattern.binary() ? Pattern.DOTALL : Pattern.DOTALL | Pattern.CASE_INSENSITIVE;
        return Pattern.compile(regex.toString(), flags);
    }

    private String column() {
        Token token = next();
        if (token.value() || !known.test(token.text())) {
            throw new Failed();
        }
        return token.text();
    }

    private Token value() {
        Token token = next();
        if (!token.value()) {
            throw new Failed();
        }
        return token;
    }

    private Token next() {
        if (at == tokens.size()) {
            throw new Failed();
        }
        return tokens.get(at++);
    }

    private boolean word(String word) {
        boolean there = at < tokens.size()
                && !tokens.get(at).value()
                && tokens.get(at).text().equalsIgnoreCase(word);
        at += there ? 1 : 0;
        return there;
    }

    private void need(String word) {
        if (!word(word)) {
            throw new Failed();
        }
    }
}
