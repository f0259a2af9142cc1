package io.parley.crm.oracle;

import io.parley.crm.CrmFailure;
import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.Query;
import io.parley.crm.oracle.api.SearchSpec;
import io.parley.model.Decision;
import io.parley.model.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose record it is, where a rule says so: its queue is the alias or the row id of a user. The service refuses a record of
 * a user it does not know, so that one is looked up before, and where there is none the tenant's own assignment holds.
 */
final class Owners {

    static final String FIELD = "OwnerId";

    private static final Logger log = LoggerFactory.getLogger(Owners.class);

    /** A look costs an operation; a user whom an admin adds or takes away is noticed after so long. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final String crm;
    private final OracleServer server;
    private final LongSupplier nanos;
    private final Map<String, Kept> known = new ConcurrentHashMap<>();

    /** @param id empty when there is no such user */
    private record Kept(String id, long since) {}

    /** @param nanos a clock that only runs forward */
    Owners(String crm, OracleServer server, LongSupplier nanos) {
        this.crm = crm;
        this.server = server;
        this.nanos = nanos;
    }

    /** The id of the user who gets the record; null when the rule names none, or one who is not there. */
    @Nullable
    String of(Decision.ForCrm decision) {
        String queue = queue(decision);
        String id = queue == null || queue.isBlank() ? "" : id(queue.strip());
        return id.isEmpty() ? null : id;
    }

    private static @Nullable String queue(Decision.ForCrm decision) {
        if (decision instanceof Decision.OpenCase open) {
            return open.queue();
        }
        return decision instanceof Decision.OpenLead open ? open.queue() : null;
    }

    private String id(String name) {
        Kept kept = known.get(name);
        if (kept != null && nanos.getAsLong() - kept.since() < KEPT.toNanos()) {
            return kept.id();
        }
        String found = find(name);
        known.put(name, new Kept(found, nanos.getAsLong()));
        if (found.isEmpty() && kept == null) {
            log.atWarn()
                    .addKeyValue("crm", crm)
                    .log(
                            "There is no user {} as a rule's queue says: records are left to the tenant's own assignment",
                            name);
        }
        return found;
    }

    private String find(String name) {
        SearchSpec either = SearchSpec.either(List.of(SearchSpec.is("Alias", name), SearchSpec.is("Id", name)));
        try {
            return server.query(new Query(Schema.USER, either, Set.of("Id"), null, null, 1)).stream()
                    .findFirst()
                    .map(user -> user.get("Id"))
                    .orElse("");
        } catch (CrmFailure failure) {
            boolean forGood = failure.outcome() instanceof Outcome.Refused
                    || failure.outcome() instanceof Outcome.Blocked blocked && blocked.after() == null;
            if (!forGood) {
                throw failure;
            }
            // Our user may not look at users: whose record it is holds up nobody.
            return "";
        }
    }
}
