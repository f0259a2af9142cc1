package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.crm.sugarcrm.api.SugarServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What modules and fields the server has, asked for now and then. */
final class Schema {

    private static final long FRESH = Duration.ofMinutes(15).toNanos();

    /** A module that is missing may be a permission that is missing, which an admin is about to give. */
    private static final long MISSING = Duration.ofMinutes(1).toNanos();

    private final SugarServer server;
    private final LongSupplier nanos;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Map<String, FieldDefinition> fields, long at) {}

    Schema(SugarServer server, LongSupplier nanos) {
        this.server = server;
        this.nanos = nanos;
    }

    /** The fields of a module; nothing when the server has no such module, or our user may not see it. */
    Map<String, FieldDefinition> fields(String module) {
        Known before = known.get(module);
        if (before != null && nanos.getAsLong() - before.at() < (before.fields().isEmpty() ? MISSING : FRESH)) {
            return before.fields();
        }
        Known now = new Known(Map.copyOf(server.fields(module)), nanos.getAsLong());
        known.put(module, now);
        return now.fields();
    }

    boolean has(String module) {
        return !fields(module).isEmpty();
    }

    boolean has(String module, String field) {
        return fields(module).containsKey(field);
    }

    /** Whether a field that we took to be there has gone since; asks the server anew. */
    boolean hasLost(String module, String field) {
        if (!has(module, field)) {
            return false;
        }
        forget();
        return !has(module, field);
    }

    /** Asks the server again next time. */
    void forget() {
        known.clear();
    }
}
