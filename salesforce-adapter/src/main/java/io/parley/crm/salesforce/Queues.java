package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.api.SalesforceApi;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the owner that a rule names: a queue by its name, else an active user by user name. Found ones are kept. */
final class Queues {

    private final SalesforceApi api;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Queues(SalesforceApi api) {
        this.api = api;
    }

    /** Ids by the name as given; names that nobody has are absent. */
    Map<String, String> owners(Set<String> names) {
        Map<String, String> owners = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (String name : names) {
            String id = known.get(folded(name));
            if (id == null) {
                unknown.add(name);
            } else {
                owners.put(name, id);
            }
        }
        if (!unknown.isEmpty()) {
            find(unknown);
            for (String name : unknown) {
                String id = known.get(folded(name));
                if (id != null) {
                    owners.put(name, id);
                }
            }
        }
        return owners;
    }

    private void find(Set<String> names) {
        api.queryFor(names, list -> "SELECT Id, Username FROM User WHERE IsActive = true AND Username IN " + list)
                .forEach(user -> keep(user, "Username"));
        api.queryFor(names, list -> "SELECT Id, Name FROM Group WHERE Type = 'Queue' AND Name IN " + list)
                .forEach(queue -> keep(queue, "Name"));
    }

    private void keep(JsonNode owner, String name) {
        known.put(folded(owner.path(name).asText()), owner.path("Id").asText());
    }

    /** One of them may have been deleted. */
    void forget() {
        known.clear();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
