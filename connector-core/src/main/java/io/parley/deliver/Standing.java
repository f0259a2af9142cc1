package io.parley.deliver;

import io.parley.crm.Crm;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a CRM how records stand, and follows those that were merged. */
final class Standing {

    /** A merged record may have been merged again; a ring of merges must end somewhere. */
    private static final int MERGES = 5;

    private final Crm crm;

    Standing(Crm crm) {
        this.crm = crm;
    }

    /** The state of what stands for each record now: its own, or that of the record it was merged into. */
    Map<RecordRef, RecordState> of(List<RecordRef> records) {
        Map<RecordRef, RecordState> result = new HashMap<>();
        Map<RecordRef, List<RecordRef>> asking = new HashMap<>();
        records.forEach(record -> asking.put(record, List.of(record)));
        for (int merge = 0; merge <= MERGES && !asking.isEmpty(); merge++) {
            Map<RecordRef, List<RecordRef>> merged = new HashMap<>();
            List<RecordRef> asked = List.copyOf(asking.keySet());
            for (RecordState state : merge == 0 ? crm.lastSeen(asked) : crm.states(asked)) {
                List<RecordRef> askers = asking.getOrDefault(state.record(), List.of());
                RecordRef survivor = state.mergedInto();
                askers.forEach(asker -> result.put(asker, state));
                if (survivor != null) {
                    merged.merge(survivor, askers, Standing::both);
                }
            }
            asking.clear();
            asking.putAll(merged);
        }
        return result;
    }

    private static List<RecordRef> both(List<RecordRef> some, List<RecordRef> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }
}
