package io.parley.sandbox.salesforce;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a WHERE clause into a test of rows. */
final class Filter {

    private final Org org;
    private final ObjectType type;

    Filter(Org org, ObjectType type) {
        this.org = org;
        this.type = type;
    }

    Predicate<Row> of(Query.Condition condition) {
        if (condition instanceof Query.All all) {
            return all.parts().stream().map(this::of).reduce(Predicate::and).orElse(row -> true);
        }
        if (condition instanceof Query.Any any) {
            return any.parts().stream().map(this::of).reduce(Predicate::or).orElse(row -> false);
        }
        if (condition instanceof Query.Not not) {
            return of(not.part()).negate();
        }
        return compare((Query.Compare) condition);
    }

    private Predicate<Row> compare(Query.Compare compare) {
        FieldPath path = FieldPath.of(org, type, compare.path());
        if (path.field.type().equals("textarea")) {
            throw Problem.invalidField("field '" + path.field.name() + "' can not be filtered in a query call");
        }
        List<@Nullable Object> wanted = compare.values().stream()
                .<@Nullable Object>map(v -> literal(path.field, v.value()))
                .toList();
        return switch (compare.operator()) {
            case "=", "IN" -> row -> wanted.contains(exact(path.field, path.of(row)));
            case "!=", "NOT IN" -> row -> !wanted.contains(exact(path.field, path.of(row)));
            case "LIKE" -> like(path, wanted.get(0));
            default -> ordered(path, compare.operator(), wanted.get(0));
        };
    }

    private static Predicate<Row> ordered(FieldPath path, String operator, @Nullable Object wanted) {
        if (wanted == null || path.field.type().equals("boolean")) {
            throw Problem.of(
                    400, "INVALID_QUERY_FILTER_OPERATOR", "invalid operator " + operator + " for " + path.field.name());
        }
        return row -> {
            Object value = exact(path.field, path.of(row));
            if (value == null) {
                return false;
            }
            int order = compare(value, wanted);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        };
    }

    @SuppressWarnings("unchecked")
    static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static Predicate<Row> like(FieldPath path, @Nullable Object wanted) {
        if (!(wanted instanceof String text)
                || path.field.isReference()
                || path.field.type().equals("id")) {
            throw Problem.of(400, "INVALID_QUERY_FILTER_OPERATOR", "invalid operator like for " + path.field.name());
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                regex.append(Pattern.quote(text.substring(i, i + 1)));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        Pattern pattern =
                Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return row -> {
            Object value = path.of(row);
            return value != null && pattern.matcher(value.toString()).matches();
        };
    }

    /** Text compares without case unless the field tells cases apart. */
    private static @Nullable Object exact(Field field, @Nullable Object value) {
        boolean plain =
                field.caseSensitive() || field.isReference() || field.type().equals("id");
        return value instanceof String text && !plain ? text.toLowerCase(Locale.ROOT) : value;
    }

    private static @Nullable Object literal(Field field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String kind =
                switch (field.type()) {
                    case "int" -> "double";
                    case "boolean", "double", "datetime" -> field.type();
                    default -> "string";
                };
        boolean fits =
                switch (kind) {
                    case "boolean" -> value instanceof Boolean;
                    case "double" -> value instanceof Double;
                    case "datetime" -> value instanceof java.time.Instant;
                    default -> value instanceof String;
                };
        if (!fits) {
            throw Problem.invalidField("value of filter criterion for field '" + field.name() + "' must be of type "
                    + kind + " and should " + (kind.equals("string") ? "" : "not ") + "be enclosed in quotes");
        }
        if (field.isReference() || field.type().equals("id")) {
            if (!Ids.wellFormed(value.toString())) {
                throw Problem.of(400, "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + value);
            }
            return Ids.full(value.toString());
        }
        return exact(field, value);
    }
}
