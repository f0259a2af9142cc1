package io.parley.sandbox;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many calls a stand-in has answered, by kind. */
public final class Calls {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public void add(String kind) {
        counts.computeIfAbsent(kind, k -> new LongAdder()).increment();
    }

    public long count(String kind) {
        LongAdder found = counts.get(kind);
        return found == null ? 0 : found.sum();
    }

    /** All calls, logins included. */
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** A copy, kinds in alphabetical order. */
    public Map<String, Long> byKind() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((kind, count) -> copy.put(kind, count.sum()));
        return copy;
    }

    public void reset() {
        counts.clear();
    }
}
