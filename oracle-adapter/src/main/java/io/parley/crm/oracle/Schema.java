package io.parley.crm.oracle;

import io.parley.crm.oracle.api.FieldMapping;
import io.parley.crm.oracle.api.OracleServer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the tenant's objects look like to our user, kept for a while: an admin changes it now and then. */
final class Schema {

    static final String REQUEST = "ServiceRequest";
    static final String LEAD = "Lead";
    static final String CONTACT = "Contact";
    static final String NOTE = "Note";
    static final String ACTIVITY = "Activity";
    static final String USER = "User";

    private static final long KEPT = Duration.ofHours(1).toNanos();

    private final OracleServer server;
    private final LongSupplier nanos;
    private final Map<String, Kept> objects = new ConcurrentHashMap<>();

    private record Kept(Map<String, FieldMapping> fields, long since) {}

    /** @param nanos a clock that only goes forward, such as {@code System::nanoTime} */
    Schema(OracleServer server, LongSupplier nanos) {
        this.server = server;
        this.nanos = nanos;
    }

    boolean has(String object) {
        return !fields(object).isEmpty();
    }

    boolean has(String object, String field) {
        return fields(object).containsKey(field);
    }

    /** Null when our user sees no such field. */
    @Nullable
    FieldMapping field(String object, String field) {
        return fields(object).get(field);
    }

    /** The values that may stand in a picklist; nothing when the field is none. */
    Set<String> values(String object, String field) {
        return server.picklist(object, field);
    }

    void forget() {
        objects.clear();
    }

    private Map<String, FieldMapping> fields(String object) {
        Kept kept = objects.get(object);
        if (kept == null || nanos.getAsLong() - kept.since() > KEPT) {
            kept = new Kept(server.mapping(object), nanos.getAsLong());
            objects.put(object, kept);
        }
        return kept.fields();
    }
}
