package io.parley.crm.oracle.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question for records of one object. Only the fields that are named come back.
 *
 * @param object such as {@code ServiceRequest}
 * @param orderBy ascending; null for the server's own order
 * @param child records below each that are wanted too; null for none. Each parent with children costs an operation more
 * @param limit how many at most, however many pages of 100 that takes
 */
public record Query(
        String object,
        SearchSpec spec,
        Set<String> fields,
        @Nullable String orderBy,
        @Nullable Child child,
        int limit) {

    public Query {
        fields = Set.copyOf(fields);
    }

    /**
     * What is wanted of the records below.
     *
     * @param name such as {@code Note}
     * @param spec null for all of them
     */
    public record Child(String name, @Nullable SearchSpec spec, Set<String> fields) {

        public Child {
            fields = Set.copyOf(fields);
        }
    }
}
