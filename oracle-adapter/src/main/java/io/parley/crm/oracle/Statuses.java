package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.model.RecordKind;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which words of the tenant mean closed, and which one opens again. Oracle lets every tenant change these picklists.
 *
 * @param open the status of a service request that is open
 * @param lead the status of a new lead; empty leaves it to the tenant
 * @param closed statuses of service requests that mean closed, in any case
 * @param closedLeads those of leads
 */
record Statuses(String open, String lead, Set<String> closed, Set<String> closedLeads) {

    static final String FIELD = "Status";

    Statuses {
        closed = folded(closed);
        closedLeads = folded(closedLeads);
    }

    private static Set<String> folded(Set<String> words) {
        return words.stream().map(Statuses::fold).collect(Collectors.toUnmodifiableSet());
    }

    private static String fold(String word) {
        return word.strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether a service request of this status is closed. */
    boolean meansClosed(String status) {
        return closed.contains(fold(status));
    }

    boolean isClosed(RecordKind kind, Item record) {
        return (kind == RecordKind.CASE ? closed : closedLeads).contains(fold(record.get(FIELD)));
    }
}
