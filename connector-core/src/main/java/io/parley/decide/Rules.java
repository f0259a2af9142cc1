package io.parley.decide;

import java.util.List;
import java.util.Set;

/** The rules in their order; the first that matches a mention decides. */
public record Rules(List<Rule> rules) {

    public Rules {
        rules = List.copyOf(rules);
    }

    /**
     * A rule that can never match.
     *
     * @param index its place, from 0
     * @param why a sentence for the person who wrote it
     */
    public record Unreachable(int index, String why) {}

    /**
     * The rules that provably never match: they contradict themselves, or earlier rules take all that they would. A rule
     * that is not listed may still never match; only what is certain is said.
     *
     * @param channels the names of the configured channels
     */
    public List<Unreachable> unreachable(Set<String> channels) {
        return new Reach(channels).unreachable(rules);
    }
}
