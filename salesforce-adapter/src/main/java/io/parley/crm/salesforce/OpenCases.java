package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.SalesforceId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Which cases were open when Salesforce was last asked, so that a conversation that goes on does not cost a question for
 * each mention. Who relies on it says so, and the delivery looks in the same call whether it was still true.
 */
final class OpenCases {

    private static final int MOST = 20_000;

    /** Longer ago, and a rep has more likely closed the case than not. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final Duration FRESH_ENOUGH = Duration.ofHours(2);

    private final LongSupplier nanos;
    private final BooleanSupplier sparing;
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final Set<String> assumed = new HashSet<>();

    /**
     * @param nanos a clock that only goes forward
     * @param sparing whether a question is worth more than a detour that a closed case costs
     */
    OpenCases(LongSupplier nanos, BooleanSupplier sparing) {
        this.nanos = nanos;
        this.sparing = sparing;
    }

    synchronized void open(String id) {
        seen.remove(SalesforceId.core(id));
        seen.put(SalesforceId.core(id), nanos.getAsLong());
        assumed.remove(SalesforceId.core(id));
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    synchronized void forget(String id) {
        seen.remove(SalesforceId.core(id));
        assumed.remove(SalesforceId.core(id));
    }

    /** Whether it may be taken for open; whoever is told so must look again when delivering. */
    synchronized boolean assume(String id) {
        Long at = seen.get(SalesforceId.core(id));
        Duration most = sparing.getAsBoolean() ? FRESH_ENOUGH : FRESH;
        boolean fresh = at != null && nanos.getAsLong() - at < most.toNanos();
        if (fresh) {
            assumed.add(SalesforceId.core(id));
        }
        return fresh;
    }

    /** Whether somebody was told that it is open without anybody having looked. */
    synchronized boolean assumed(String id) {
        return assumed.contains(SalesforceId.core(id));
    }
}
