package io.parley.decide;

import io.parley.decide.Rules.Unreachable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that can never match. Each rule is written as alternatives, each of which is a {@link Claim}; a rule
 * is out of reach when every alternative contradicts itself or is taken by an alternative of an earlier rule.
 */
final class Reach {

    /** Beyond so many alternatives a rule is not examined: nothing certain could be said in a reasonable time. */
    private static final int MOST = 500;

    private final Set<String> channels;

    Reach(Set<String> channels) {
        this.channels = Set.copyOf(channels);
    }

    List<Unreachable> unreachable(List<Rule> rules) {
        List<Unreachable> found = new ArrayList<>();
        List<List<Claim>> earlier = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Set<String> contradictions = new LinkedHashSet<>();
            List<Claim> claims = claims(rules.get(i).when(), contradictions);
            String why = claims == null ? null : why(claims, contradictions, earlier, rules);
            if (why != null) {
                found.add(new Unreachable(i, why));
            }
            earlier.add(claims == null ? List.of() : claims);
        }
        return found;
    }

    private static @Nullable String why(
            List<Claim> claims, Set<String> contradictions, List<List<Claim>> earlier, List<Rule> rules) {
        if (claims.isEmpty()) {
            return String.join(" ", contradictions);
        }
        Set<String> takers = new LinkedHashSet<>();
        for (Claim claim : claims) {
            int taker = taker(claim, earlier);
            if (taker < 0) {
                return null;
            }
            takers.add("'" + rules.get(taker).name() + "'");
        }
        String before = takers.size() == 1 ? "The earlier rule " : "The earlier rules ";
        String take = takers.size() == 1 ? " takes" : " take";
        return before + String.join(" and ", takers) + take + " every mention that it would match.";
    }

    private static int taker(Claim claim, List<List<Claim>> earlier) {
        for (int i = 0; i < earlier.size(); i++) {
            if (earlier.get(i).stream().anyMatch(claim::implies)) {
                return i;
            }
        }
        return -1;
    }

    /** The alternatives without those that contradict themselves; null when there are too many. */
    private @Nullable List<Claim> claims(Condition when, Set<String> contradictions) {
        try {
            return alternatives(when, false, contradictions);
        } catch (TooMany tooMany) {
            return null;
        }
    }

    private List<Claim> alternatives(Condition condition, boolean negated, Set<String> contradictions) throws TooMany {
        if (condition instanceof Condition.Not not) {
            return alternatives(not.of(), !negated, contradictions);
        }
        if (condition instanceof Condition.All all) {
            return negated ? either(all.of(), true, contradictions) : both(all.of(), false, contradictions);
        }
        if (condition instanceof Condition.AnyOf any) {
            return negated ? both(any.of(), true, contradictions) : either(any.of(), false, contradictions);
        }
        List<Claim> claims = new ArrayList<>();
        for (Claim claim : Claims.of(condition, negated, channels)) {
            keep(claim, claims, contradictions);
        }
        return claims;
    }

    private List<Claim> either(List<Condition> conditions, boolean negated, Set<String> contradictions) throws TooMany {
        List<Claim> claims = new ArrayList<>();
        for (Condition condition : conditions) {
            claims.addAll(alternatives(condition, negated, contradictions));
            limit(claims);
        }
        return claims;
    }

    private List<Claim> both(List<Condition> conditions, boolean negated, Set<String> contradictions) throws TooMany {
        List<Claim> claims = List.of(Claim.anything(channels));
        for (Condition condition : conditions) {
            List<Claim> next = alternatives(condition, negated, contradictions);
            List<Claim> joined = new ArrayList<>();
            for (Claim claim : claims) {
                for (Claim other : next) {
                    keep(claim.and(other), joined, contradictions);
                }
                limit(joined);
            }
            claims = joined;
        }
        return claims;
    }

    private static void keep(Claim claim, List<Claim> claims, Set<String> contradictions) {
        String contradiction = claim.contradiction();
        if (contradiction == null) {
            claims.add(claim);
        } else {
            contradictions.add(contradiction);
        }
    }

    private static void limit(List<Claim> claims) throws TooMany {
        if (claims.size() > MOST) {
            throw new TooMany();
        }
    }

    private static final class TooMany extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
