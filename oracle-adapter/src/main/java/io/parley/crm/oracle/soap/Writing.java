package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.Written;
import io.parley.crm.oracle.api.Written.Done;
import io.parley.crm.oracle.api.Written.Failed;
import io.parley.crm.oracle.soap.SoapFailure.Kind;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes by twenties, each twenty one transaction: one record that is refused undoes them all. But not what workflow rules
 * did for those before it, so that everything sent again does that again. Hence nothing is sent twice that need not be:
 * what is there is asked first, the others go singly once a twenty was refused, and nothing is sent again at once when
 * nobody knows what became of it.
 *
 * @param <T> a record
 */
final class Writing<T> {

    /** The most records that a request may write. */
    static final int MOST = 20;

    private final Way<T> way;
    private final boolean adds;
    private final Set<String> unsure;
    private final Map<String, Written> written = new HashMap<>();

    /** @param unsure keys of records that may have been added some time, or may still be; kept from call to call */
    private Writing(Way<T> way, boolean adds, Set<String> unsure) {
        this.way = way;
        this.adds = adds;
        this.unsure = unsure;
    }

    /** Adds what is not there. */
    static <T> Map<String, Written> add(List<T> records, Way<T> way, Turns turns, Set<String> unsure) {
        Writing<T> writing = new Writing<>(way, true, unsure);
        for (List<T> twenty : twenties(writing.distinct(records).values())) {
            try (Turns.Turn turn = turns.take(twenty.stream().map(way::key).toList())) {
                writing.addTwenty(twenty);
            }
        }
        return writing.written;
    }

    /** Changes what is there. */
    static <T> Map<String, Written> change(List<T> records, Way<T> way) {
        Writing<T> writing = new Writing<>(way, false, Set.of());
        twenties(writing.distinct(records).values()).forEach(writing::together);
        return writing.written;
    }

    /** Changes of one record become one, as a request may name it once; of additions the first counts. */
    private Map<String, T> distinct(List<T> records) {
        Map<String, T> byKey = new LinkedHashMap<>();
        for (T record : records) {
            byKey.merge(way.key(record), record, (before, after) -> adds ? before : way.merged(before, after));
        }
        return byKey;
    }

    private static <T> List<List<T>> twenties(Collection<T> records) {
        List<T> all = List.copyOf(records);
        List<List<T>> twenties = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            twenties.add(all.subList(from, Math.min(from + MOST, all.size())));
        }
        return twenties;
    }

    private void addTwenty(List<T> twenty) {
        List<T> missing;
        try {
            missing = missing(twenty);
        } catch (SoapFailure failure) {
            fail(twenty, failure.outcome());
            return;
        }
        List<T> sure =
                missing.stream().filter(each -> !unsure.contains(way.key(each))).toList();
        List<T> doubtful =
                missing.stream().filter(each -> unsure.contains(way.key(each))).toList();
        together(sure);
        singly(doubtful);
    }

    private void together(List<T> records) {
        if (records.size() < 2) {
            singly(records);
            return;
        }
        try {
            done(records, way.send(records));
        } catch (SoapFailure failure) {
            switch (failure.kind()) {
                case RECORD, CONFLICT, NOTHING -> apart(records, failure);
                case UNSURE -> afterSilence(records, failure);
                default -> fail(records, failure.outcome());
            }
        }
    }

    /** One of them was refused, and none was written: or so the service says, and it is asked. */
    private void apart(List<T> records, SoapFailure failure) {
        try {
            singly(adds ? missing(records) : records);
        } catch (SoapFailure silence) {
            fail(records, failure.kind() == Kind.RECORD ? silence.outcome() : failure.outcome());
        }
    }

    private void singly(List<T> records) {
        List<T> refused = new ArrayList<>();
        Map<String, Outcome.Failure> why = new HashMap<>();
        Outcome.@Nullable Failure whole = null;
        for (T record : records) {
            if (whole != null) {
                fail(List.of(record), whole);
                continue;
            }
            try {
                done(List.of(record), way.send(List.of(record)));
            } catch (SoapFailure failure) {
                switch (failure.kind()) {
                    case RECORD, CONFLICT, NOTHING -> {
                        refused.add(record);
                        why.put(way.key(record), failure.outcome());
                    }
                    case UNSURE -> afterSilence(List.of(record), failure);
                    default -> {
                        whole = failure.outcome();
                        fail(List.of(record), whole);
                    }
                }
            }
        }
        refused(refused, why);
    }

    /**
     * By which code a second record of one key is refused is not established: so it is asked whether it is there, and as
     * long as nobody can tell, nothing is given up.
     */
    private void refused(List<T> records, Map<String, Outcome.Failure> why) {
        List<T> still = records;
        if (adds && !records.isEmpty()) {
            try {
                still = missing(records);
            } catch (SoapFailure silence) {
                fail(records, silence.outcome());
                return;
            }
        }
        for (T record : still) {
            fail(List.of(record), why.getOrDefault(way.key(record), new Outcome.Retry("not told", null)));
        }
    }

    /**
     * Nobody knows what was done, and it may be done yet. Those that are there are; the others are not sent again now but
     * when their deliveries come again, singly: what was too slow together may pass alone.
     */
    private void afterSilence(List<T> records, SoapFailure failure) {
        if (!adds) {
            fail(records, failure.outcome());
            return;
        }
        records.forEach(record -> unsure.add(way.key(record)));
        try {
            fail(missing(records), failure.outcome());
        } catch (SoapFailure again) {
            boolean blocked = again.outcome() instanceof Outcome.Blocked;
            fail(records, blocked ? again.outcome() : failure.outcome());
        }
    }

    /** Asks which are there, takes those for done, and returns the others. */
    private List<T> missing(List<T> records) {
        Map<String, String> there = way.there(records);
        there.forEach(this::done);
        return records.stream()
                .filter(each -> !there.containsKey(way.key(each)))
                .toList();
    }

    private void done(List<T> records, Map<String, String> ids) {
        for (T record : records) {
            String key = way.key(record);
            done(key, ids.getOrDefault(key, adds ? "" : key));
        }
    }

    private void done(String key, String id) {
        written.put(key, new Done(id));
        if (adds) {
            unsure.remove(key);
        }
    }

    private void fail(List<T> records, Outcome.Failure outcome) {
        records.forEach(record -> written.putIfAbsent(way.key(record), new Failed(outcome)));
    }

    /** Keys to remember from call to call, the newest 10,000 of them. */
    static Set<String> memory() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > 10_000;
            }
        }));
    }

    /** What became of each of some records, in their order. */
    static <T> List<Written> inOrder(List<T> records, Way<T> way, Map<String, Written> written) {
        Set<String> told = new HashSet<>(written.keySet());
        return records.stream()
                .map(record -> {
                    String key = way.key(record);
                    if (!told.contains(key)) {
                        throw new IllegalStateException("nothing is known of a record");
                    }
                    return java.util.Objects.requireNonNull(written.get(key));
                })
                .toList();
    }
}
