package io.parley.sandbox.salesforce;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Salesforce fills in by itself when a record is saved. */
final class Automation {

    private Automation() {}

    static Row apply(@Nullable Row before, Row after, Instant now) {
        Row posted = after.type.has("Posted") && after.get("Posted") == null ? after.with("Posted", now) : after;
        return personal(before, posted, now);
    }

    private static Row personal(@Nullable Row before, Row after, Instant now) {
        Row named =
                after.type.has("LastName") && PersonAccounts.named(after) ? after.with("Name", fullName(after)) : after;
        return named.type.has("IsClosed") ? closed(before, named, now) : named;
    }

    private static String fullName(Row row) {
        return (row.text("FirstName") + " " + row.text("LastName")).strip();
    }

    private static Row closed(@Nullable Row before, Row after, Instant now) {
        Field status = after.type.fields.get(after.type.place("Status"));
        boolean closed = status.closedValues().contains(after.text("Status"));
        boolean was = before != null && Boolean.TRUE.equals(before.get("IsClosed"));
        Row row = after.with("IsClosed", closed);
        if (closed == was && before != null) {
            return row;
        }
        return row.with("ClosedDate", closed ? Objects.requireNonNull(now) : null);
    }
}
