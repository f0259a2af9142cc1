package io.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a record stands in the CRM now.
 *
 * @param closedAt when it was closed; null unless {@link Status#CLOSED}
 * @param mergedInto the record that took its place; null unless {@link Status#MERGED}
 */
public record RecordState(
        RecordRef record,
        Status status,
        @Nullable Instant closedAt,
        @Nullable RecordRef mergedInto) {

    /** The four ways a record can stand. A converted lead counts as closed. */
    public enum Status {
        OPEN,
        CLOSED,
        MERGED,
        DELETED
    }
}
