package io.parley.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The faults a test or a demo has ordered. Logins are spared unless a rule names them. */
public final class Faults {

    /** The kind of call that logs in; only a rule that names it touches it. */
    public static final String LOGIN = "token";

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Map<Fault.Kind, AtomicInteger> hits = new ConcurrentHashMap<>();
    private Random random = new Random(42);

    /**
     * Which calls a rule means.
     *
     * @param kind kind of call as {@link Calls} counts it, null for every kind
     * @param object object the call is about, for example Case, null for every object
     */
    public record Where(@Nullable String kind, @Nullable String object) {

        public static final Where ANYWHERE = new Where(null, null);

        public static Where kind(String kind) {
            return new Where(kind, null);
        }

        public static Where object(String object) {
            return new Where(null, object);
        }

        boolean matches(String called, Set<String> objects) {
            boolean meant = kind == null ? !LOGIN.equals(called) : kind.equals(called);
            return meant && (object == null || objects.contains(object));
        }
    }

    private record Rule(Fault fault, Where where, double chance, AtomicInteger left) {}

    /**
     * Faults that strike one call.
     *
     * @param objects the object that a kind of fault was ordered for; absent for every object
     */
    public record Drawn(List<Fault> faults, Map<Fault.Kind, String> objects) {

        private static final Drawn NONE = new Drawn(List.of(), Map.of());

        Drawn(List<Fault> faults) {
            this(faults, Map.of());
        }

        public boolean has(Fault.Kind kind) {
            return faults.stream().anyMatch(fault -> fault.kind() == kind);
        }

        public java.time.Duration delay() {
            return faults.stream().map(Fault::delay).reduce(java.time.Duration.ZERO, java.time.Duration::plus);
        }
    }

    /** The next matching calls fail, then the rule is used up. */
    public Faults next(int calls, Fault fault) {
        return next(calls, fault, Where.ANYWHERE);
    }

    public Faults next(int calls, Fault fault, Where where) {
        rules.add(new Rule(fault, where, 1, new AtomicInteger(calls)));
        return this;
    }

    /** Every matching call fails with this probability (0 to 1) until {@link #clear}. */
    public Faults chance(double probability, Fault fault) {
        return chance(probability, fault, Where.ANYWHERE);
    }

    public Faults chance(double probability, Fault fault, Where where) {
        rules.add(new Rule(fault, where, probability, new AtomicInteger(Integer.MAX_VALUE)));
        return this;
    }

    /** Starts the random sequence anew; 42 if never called. */
    public synchronized Faults seed(long seed) {
        random = new Random(seed);
        return this;
    }

    public void clear() {
        rules.clear();
    }

    /** How often a kind of fault has struck. */
    public int hits(Fault.Kind kind) {
        AtomicInteger count = hits.get(kind);
        return count == null ? 0 : count.get();
    }

    /** Decides what strikes this call; at most one fault of each kind. */
    public Drawn draw(String kind, java.util.function.Supplier<Set<String>> objects, boolean writes) {
        if (rules.isEmpty()) {
            return Drawn.NONE;
        }
        List<Fault> struck = new ArrayList<>();
        Map<Fault.Kind, String> meant = new java.util.EnumMap<>(Fault.Kind.class);
        for (Rule rule : rules) {
            boolean possible = writes || !rule.fault().kind().needsWrite();
            boolean doubled = new Drawn(struck).has(rule.fault().kind());
            if (possible && !doubled && rule.where().matches(kind, objects.get()) && strikes(rule)) {
                struck.add(rule.fault());
                if (rule.where().object() != null) {
                    meant.put(rule.fault().kind(), rule.where().object());
                }
                hits.computeIfAbsent(rule.fault().kind(), k -> new AtomicInteger())
                        .incrementAndGet();
            }
        }
        return new Drawn(struck, meant);
    }

    private synchronized boolean strikes(Rule rule) {
        if (rule.left().get() <= 0 || (rule.chance() < 1 && random.nextDouble() >= rule.chance())) {
            return false;
        }
        if (rule.left().decrementAndGet() == 0) {
            rules.remove(rule);
        }
        return true;
    }
}
