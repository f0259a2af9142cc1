package io.parley.sandbox.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a searchspec: {@code [Tag] op 'literal'}, a quote in a literal doubled, conditions joined by AND and OR between
 * parentheses only, no wildcards but with LIKE.
 */
final class Spec {

    private static final Pattern CONDITION = Pattern.compile(
            "\\[([A-Za-z0-9_ ]+)]\\s*(~=|<>|<=|>=|=|<|>|~LIKE\\b|LIKE\\b)\\s*'((?:[^']++|'')*+)'", Pattern.DOTALL);
    private static final Pattern EMPTINESS = Pattern.compile("\\[([A-Za-z0-9_ ]+)]\\s*IS\\s+(NOT\\s+)?NULL\\b");
    private static final Pattern JOINT = Pattern.compile("(AND|OR)\\b");
    private static final DateTimeFormatter US = DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT);

    private final Kind kind;
    private final String text;
    private final BiFunction<Row, String, String> seen;
    private int at;

    private Spec(Kind kind, String text, BiFunction<Row, String, String> seen) {
        this.kind = kind;
        this.text = text;
        this.seen = seen;
    }

    /** The condition that a text says; throws a refusal when it says none. */
    static Predicate<Row> read(Kind kind, String text, BiFunction<Row, String, String> seen) {
        Spec spec = new Spec(kind, text, seen);
        spec.spaces();
        Predicate<Row> read = spec.expression();
        if (spec.at < text.length()) {
            throw spec.wrong();
        }
        return read;
    }

    private Predicate<Row> expression() {
        boolean parenthesised = next('(');
        Predicate<Row> all = term();
        Matcher joint = matcher(JOINT);
        while (joint.lookingAt()) {
            at = joint.end();
            spaces();
            if (!parenthesised || !next('(')) {
                throw wrong();
            }
            Predicate<Row> term = term();
            all = joint.group(1).equals("AND") ? all.and(term) : all.or(term);
            joint = matcher(JOINT);
        }
        return all;
    }

    private Predicate<Row> term() {
        if (!next('(')) {
            return condition();
        }
        at++;
        spaces();
        Predicate<Row> inner = expression();
        if (!next(')')) {
            throw wrong();
        }
        at++;
        spaces();
        return inner;
    }

    private Predicate<Row> condition() {
        String rest = text.substring(at).toUpperCase(Locale.ROOT);
        if (rest.startsWith("EXISTS") || rest.startsWith("NOT EXISTS")) {
            throw Refusal.unsupported("EXISTS in a searchspec");
        }
        Matcher empty = matcher(EMPTINESS);
        if (empty.lookingAt()) {
            at = empty.end();
            spaces();
            String field = field(empty.group(1)).name();
            boolean not = empty.group(2) != null;
            return row -> seen.apply(row, field).isEmpty() != not;
        }
        Matcher found = matcher(CONDITION);
        if (!found.lookingAt()) {
            throw wrong();
        }
        at = found.end();
        spaces();
        return compared(field(found.group(1)), found.group(2), found.group(3).replace("''", "'"));
    }

    private Field field(String name) {
        return kind.need(name);
    }

    /** As in SQL, an empty field compares to nothing: not even by {@code <>}. */
    private Predicate<Row> compared(Field field, String op, String literal) {
        if (op.endsWith("LIKE")) {
            Pattern like = like(literal, op.startsWith("~"));
            return row -> filled(row, field)
                    && like.matcher(seen.apply(row, field.name())).matches();
        }
        Comparable<Object> wanted = comparable(field, op.equals("~=") ? literal.toLowerCase(Locale.ROOT) : literal);
        return row -> {
            if (!filled(row, field)) {
                return false;
            }
            String value = seen.apply(row, field.name());
            int order = -wanted.compareTo(comparable(field, op.equals("~=") ? value.toLowerCase(Locale.ROOT) : value));
            return switch (op) {
                case "=", "~=" -> order == 0;
                case "<>" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        };
    }

    private boolean filled(Row row, Field field) {
        return !seen.apply(row, field.name()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private Comparable<Object> comparable(Field field, String value) {
        Object typed =
                switch (field.type()) {
                    case NUMBER, CURRENCY -> number(value);
                    case TIME -> moment(value);
                    case BOOLEAN -> value.equalsIgnoreCase("Y") || value.equals("true") ? "true" : "false";
                    default -> value;
                };
        return (Comparable<Object>) typed;
    }

    private java.math.BigDecimal number(String value) {
        try {
            return new java.math.BigDecimal(value);
        } catch (NumberFormatException no) {
            throw wrong();
        }
    }

    private Instant moment(String value) {
        try {
            if (value.contains("/")) {
                return LocalDateTime.parse(value, US).toInstant(ZoneOffset.UTC);
            }
            return value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Values.moment(value).toInstant();
        } catch (DateTimeException no) {
            throw wrong();
        }
    }

    private static Pattern like(String literal, boolean anyCase) {
        StringBuilder pattern = new StringBuilder();
        literal.codePoints().forEach(point -> {
            if (point == '*') {
                pattern.append(".*");
            } else {
                pattern.append(point == '?' ? "." : Pattern.quote(Character.toString(point)));
            }
        });
        int flags = Pattern.DOTALL | (anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return Pattern.compile(pattern.toString(), flags);
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private boolean next(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private void spaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Refusal wrong() {
        return Refusal.data(
                "EAI-04376",
                "DAT-00412",
                "The search specification can't be read from letter " + (at + 1) + ": " + text);
    }
}
