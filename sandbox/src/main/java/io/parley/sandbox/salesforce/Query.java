package io.parley.sandbox.salesforce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed SOQL query.
 *
 * @param fields selected paths; empty for SELECT COUNT()
 * @param limit most rows to return, Integer.MAX_VALUE when not given
 */
record Query(List<String> fields, String object, @Nullable Condition where, List<Order> orders, int limit, int offset) {

    /** What a row must meet. */
    sealed interface Condition permits All, Any, Not, Compare {}

    record All(List<Condition> parts) implements Condition {}

    record Any(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    /** A path, an operator in capitals, and one literal, or several for IN. */
    record Compare(String path, String operator, List<Literal> values) implements Condition {}

    /** A value as written: String, Double, Boolean, Instant or null. */
    record Literal(@Nullable Object value) {}

    record Order(String path, boolean descending, boolean nullsLast) {}
}
