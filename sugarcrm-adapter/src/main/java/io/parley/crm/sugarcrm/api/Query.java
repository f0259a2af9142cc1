package io.parley.crm.sugarcrm.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A question for beans of one module; deleted ones are never among them.
 *
 * @param all what must hold
 * @param orderBy the field, ascending; beans with the same value come by id where the server can do that
 * @param offset how many to skip
 * @param limit how many at most
 */
public record Query(String module, List<Term> all, Set<String> fields, String orderBy, int offset, int limit) {

    public Query {
        all = List.copyOf(all);
        fields = Set.copyOf(fields);
    }

    /** Something that must hold. */
    public sealed interface Term {
        String field();
    }

    /** The field has this text. */
    public record Is(String field, String value) implements Term {}

    /** The field has another text, or none. */
    public record IsNot(String field, String value) implements Term {}

    /** The field's text ends so. */
    public record EndsWith(String field, String end) implements Term {}

    /** The field's time is this one or later, to the second. */
    public record Since(String field, Instant time) implements Term {}
}
