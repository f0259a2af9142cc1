package io.parley.crm.sugarcrm;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.SugarServer;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Users whom a rule names as the queue of new records, by their login names. */
final class Owners {

    /** The field of every module that says whose record it is. */
    static final String FIELD = "assigned_user_id";

    private static final Logger log = LoggerFactory.getLogger(Owners.class);

    private final String crm;
    private final SugarServer server;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** Said once is enough. */
    private final Set<String> missed = ConcurrentHashMap.newKeySet();

    Owners(String crm, SugarServer server) {
        this.crm = crm;
        this.server = server;
    }

    /** The id of the user who gets the record; null when the rule names none, or one who is not there. */
    @Nullable
    String of(Delivery delivery) {
        String queue = queue(delivery.decision());
        return queue == null || queue.isBlank() ? null : id(queue.strip());
    }

    private static @Nullable String queue(Decision decision) {
        if (decision instanceof Decision.OpenCase open) {
            return open.queue();
        }
        return decision instanceof Decision.OpenLead open ? open.queue() : null;
    }

    private @Nullable String id(String name) {
        String before = known.get(name);
        if (before != null) {
            return before;
        }
        String found = find(name);
        if (found != null) {
            known.put(name, found);
        } else if (missed.add(name)) {
            log.atWarn()
                    .addKeyValue("crm", crm)
                    .log(
                            "There is no user {} as a rule's queue says: records are left to the CRM's own assignment",
                            name);
        }
        return found;
    }

    private @Nullable String find(String name) {
        try {
            List<Query.Term> terms = List.of(new Query.Is("user_name", name));
            return server.find(new Query("Users", terms, Set.of("last_name"), "date_entered", 0, 1)).stream()
                    .findFirst()
                    .map(user -> user.id())
                    .orElse(null);
        } catch (CrmFailure failure) {
            if (failure.outcome() instanceof Outcome.Retry) {
                throw failure;
            }
            // Our user may not look at users: whose record it is holds up nobody.
            return null;
        }
    }
}
