package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Filter expressions: those operators of the public documentation that compare one field with given values. */
final class Filter {

    private static final String EMAIL = "email_addresses.email_address";

    private final Module module;

    Filter(Module module) {
        this.module = module;
    }

    /** Everything in the list must hold. */
    Predicate<Row> all(JsonNode filter) {
        if (filter.isMissingNode() || filter.isNull()) {
            return row -> true;
        }
        if (!filter.isArray()) {
            throw Refusal.invalid("Unexpected filter type " + filter.getNodeType() + ".");
        }
        Predicate<Row> all = row -> true;
        for (JsonNode each : filter) {
            all = all.and(one(each));
        }
        return all;
    }

    private Predicate<Row> any(JsonNode filter) {
        Predicate<Row> any = row -> false;
        for (JsonNode each : filter) {
            any = any.or(one(each));
        }
        return any;
    }

    private Predicate<Row> one(JsonNode expression) {
        Predicate<Row> all = row -> true;
        for (Map.Entry<String, JsonNode> entry : entries(expression)) {
            all = all.and(
                    switch (entry.getKey()) {
                        case "$and" -> all(entry.getValue());
                        case "$or" -> any(entry.getValue());
                        default -> field(entry.getKey(), entry.getValue());
                    });
        }
        return all;
    }

    private static List<Map.Entry<String, JsonNode>> entries(JsonNode expression) {
        if (!expression.isObject() || expression.isEmpty()) {
            throw Refusal.invalid("Did not recognize the definition: " + expression.getNodeType());
        }
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
        expression.fields().forEachRemaining(entries::add);
        return entries;
    }

    private Predicate<Row> field(String name, JsonNode condition) {
        if (name.startsWith("$")) {
            throw Refusal.invalid("The stand-in does not know the filter " + name);
        }
        Field field = name.equals(EMAIL) && module.hasEmail()
                ? new Field(EMAIL, "email", 0, false, true, null)
                : module.need(name);
        if (field.type().equals("link") || field.name().equals("email")) {
            throw Refusal.invalid("Unknown field " + name + " in module " + module.name());
        }
        if (condition.isValueNode()) {
            return operator(field, "$equals", condition);
        }
        Predicate<Row> all = row -> true;
        for (Map.Entry<String, JsonNode> entry : entries(condition)) {
            all = all.and(operator(field, entry.getKey(), entry.getValue()));
        }
        return all;
    }

    private Predicate<Row> operator(Field field, String operator, JsonNode wanted) {
        return switch (operator) {
            case "$equals" -> row -> holds(row, field, text -> compare(field, text, wanted) == 0);
            case "$not_equals" -> row -> !holds(row, field, text -> compare(field, text, wanted) == 0);
            case "$in" -> in(field, list(operator, wanted));
            case "$not_in" -> in(field, list(operator, wanted)).negate();
            case "$gt" -> row -> filled(row, field, text -> compare(field, text, wanted) > 0);
            case "$gte" -> row -> filled(row, field, text -> compare(field, text, wanted) >= 0);
            case "$lt" -> row -> filled(row, field, text -> compare(field, text, wanted) < 0);
            case "$lte" -> row -> filled(row, field, text -> compare(field, text, wanted) <= 0);
            case "$starts" -> row -> filled(row, field, text -> folded(text).startsWith(folded(wanted.asText())));
            case "$ends" -> row -> filled(row, field, text -> folded(text).endsWith(folded(wanted.asText())));
            case "$contains" -> row -> filled(row, field, text -> folded(text).contains(folded(wanted.asText())));
            case "$is_null", "$empty" -> row -> holds(row, field, String::isEmpty);
            case "$not_null", "$not_empty" -> row -> !holds(row, field, String::isEmpty);
            default -> throw Refusal.invalid("Did not recognize the operand: " + operator);
        };
    }

    private static List<JsonNode> list(String operator, JsonNode wanted) {
        if (!wanted.isArray()) {
            throw Refusal.invalid(operator + " requires an array");
        }
        List<JsonNode> list = new ArrayList<>();
        wanted.forEach(list::add);
        return list;
    }

    private static Predicate<Row> in(Field field, List<JsonNode> wanted) {
        return row -> holds(row, field, text -> wanted.stream().anyMatch(each -> compare(field, text, each) == 0));
    }

    private static boolean filled(Row row, Field field, Predicate<String> test) {
        return holds(row, field, text -> !text.isEmpty() && test.test(text));
    }

    private static boolean holds(Row row, Field field, Predicate<String> test) {
        if (field.type().equals("email")) {
            return row.emails().stream().anyMatch(test);
        }
        return test.test(field.type().equals("bool") ? (row.is(field.name()) ? "1" : "0") : row.text(field.name()));
    }

    private static int compare(Field field, String text, JsonNode wanted) {
        return switch (field.type()) {
            case "datetime" -> text.isEmpty() ? -1 : Instant.parse(text).compareTo(Values.time(field, wanted.asText()));
            case "int" -> Integer.compare(text.isEmpty() ? 0 : Integer.parseInt(text), wanted.asInt());
            case "bool" ->
                text.compareTo(wanted.asText().equals("1") || wanted.asText().equals("true") ? "1" : "0");
            // The database compares texts without regard to case.
            default -> folded(text).compareTo(folded(wanted.asText()));
        };
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The order that an order_by asks for; without one the newest change comes first. */
    Comparator<Row> order(String orderBy) {
        Comparator<Row> order = (one, other) -> 0;
        for (String each : (orderBy.isBlank() ? "date_modified:DESC" : orderBy).split(",")) {
            String[] parts = each.strip().split(":");
            Field field = module.need(parts[0]);
            Comparator<Row> by = Comparator.comparing(row -> field.type().equals("int")
                    ? "0".repeat(12 - row.text(field.name()).length()) + row.text(field.name())
                    : folded(row.text(field.name())));
            order = order.thenComparing(parts.length > 1 && parts[1].equalsIgnoreCase("DESC") ? by.reversed() : by);
        }
        return order;
    }
}
