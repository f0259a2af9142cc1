package io.parley.sandbox.suitecrm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a filter of V8 finds: plain comparisons of the database, whatever their case, and nothing that is NULL. One value
 * for each field and operator, since a later one in the address takes the place of an earlier.
 *
 * @param deleted whether deleted beans are asked for instead of the others
 */
record Where(Predicate<Row> holds, boolean deleted) {

    private static final List<String> OPERATORS = List.of("EQ", "NEQ", "GT", "GTE", "LT", "LTE", "LIKE");

    static final Where ALL = new Where(row -> true, false);

    /**
     * Reads a filter.
     *
     * @param filter values by operator, by field; operator and deleted among the fields
     * @throws Refusal in the words of the server
     */
    static Where read(Org org, Module module, Map<String, Object> filter) {
        boolean or = "OR".equals(joining(filter.get("operator")));
        boolean deleted = filter.get("deleted") instanceof Map<?, ?> map && "1".equals(map.get("eq"));
        List<Predicate<Row>> all = new ArrayList<>();
        filter.forEach((name, expression) -> {
            if (!name.equals("operator") && !name.equals("deleted")) {
                all.addAll(comparisons(org, module, name, expression));
            }
        });
        if (all.isEmpty()) {
            return new Where(row -> true, deleted);
        }
        return new Where(
                all.stream()
                        .reduce((one, other) -> or ? one.or(other) : one.and(other))
                        .orElseThrow(),
                deleted);
    }

    private static @Nullable String joining(@Nullable Object operator) {
        if (operator == null) {
            return null;
        }
        String word = operator.toString().toUpperCase(Locale.ROOT);
        if (!word.equals("AND") && !word.equals("OR") && !OPERATORS.contains(word)) {
            throw Refusal.call("Filter operator " + operator + " is invalid");
        }
        return word;
    }

    private static List<Predicate<Row>> comparisons(Org org, Module module, String name, Object expression) {
        Field field = module.field(name);
        if (field == null) {
            throw Refusal.call("Filter field " + name + " in " + module.bean() + " module is not found");
        }
        if (!(expression instanceof Map<?, ?> values)) {
            throw Refusal.call("Filter field " + name + " must be an array");
        }
        boolean address = module.emails() && name.equals("email1");
        List<Predicate<Row>> all = new ArrayList<>();
        values.forEach((operator, value) -> {
            String word = operator.toString().toUpperCase(Locale.ROOT);
            if (!OPERATORS.contains(word)) {
                throw Refusal.call("Filter operator " + operator + " is invalid");
            }
            if (!field.column() && !address) {
                throw new NoColumn();
            }
            String other = value.toString();
            all.add(
                    address
                            ? row -> org.emails(row).stream().anyMatch(email -> compare(field, email, word, other))
                            : row -> compare(field, row.get(name), word, other));
        });
        return all;
    }

    /** The database has no such column, and what the API answers then is no JSON. */
    static final class NoColumn extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static boolean compare(Field field, @Nullable String stored, String operator, String other) {
        if (stored == null) {
            return false;
        }
        if (operator.equals("LIKE")) {
            return like(other).matcher(stored).matches();
        }
        int order = order(field, stored, other);
        return switch (operator) {
            case "EQ" -> order == 0;
            case "NEQ" -> order != 0;
            case "GT" -> order > 0;
            case "GTE" -> order >= 0;
            case "LT" -> order < 0;
            default -> order <= 0;
        };
    }

    static int order(Field field, String stored, String other) {
        if (field.time()) {
            Instant one = instant(stored);
            Instant two = instant(other);
            return one == null || two == null ? stored.compareTo(other) : one.compareTo(two);
        }
        if (field.type().equals("int") && stored.matches("-?\\d{1,18}") && other.matches("-?\\d{1,18}")) {
            return Long.compare(Long.parseLong(stored), Long.parseLong(other));
        }
        return stored.strip().compareToIgnoreCase(other.strip());
    }

    private static @Nullable Instant instant(String text) {
        String iso = text.replace(' ', 'T');
        try {
            return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
