package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.model.RecordKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which words of a server's drop-downs mean open and closed. SuiteCRM has a state beside the status; the others have the
 * status alone.
 */
final class Statuses {

    private static final Set<String> CLOSED_CASE = Set.of("closed", "rejected", "duplicate");
    private static final Set<String> CLOSED_LEAD = Set.of("converted", "dead");

    private final Schema schema;
    private final @Nullable String reopened;
    private final Set<String> closed;

    /**
     * @param reopened the status of a case that is opened again; null for the stock one
     * @param closed statuses of cases that mean closed, beside the stock ones
     */
    Statuses(Schema schema, @Nullable String reopened, Set<String> closed) {
        this.schema = schema;
        this.reopened = reopened;
        this.closed = Set.copyOf(closed);
    }

    /** What must be read of a record to tell. */
    Set<String> fields(RecordKind kind) {
        return kind == RecordKind.CASE && hasState() ? Set.of("status", "state") : Set.of("status");
    }

    boolean isClosed(RecordKind kind, Bean bean) {
        String status = bean.get("status");
        if (kind == RecordKind.LEAD) {
            return CLOSED_LEAD.contains(status.toLowerCase(Locale.ROOT));
        }
        return bean.get("state").equals("Closed")
                || closed.contains(status)
                || status.startsWith("Closed_")
                || CLOSED_CASE.contains(status.toLowerCase(Locale.ROOT));
    }

    /** What opens a case again. */
    Map<String, String> reopen() {
        Map<String, String> values = new LinkedHashMap<>();
        if (hasState()) {
            values.put("state", "Open");
        }
        values.put("status", reopened != null ? reopened : hasState() ? "Open_Assigned" : "Assigned");
        return values;
    }

    /** The status of a new record. */
    String fresh(RecordKind kind) {
        return kind == RecordKind.CASE && hasState() ? "Open_New" : "New";
    }

    private boolean hasState() {
        return schema.has("Cases", "state");
    }
}
