package io.parley.config;

import io.parley.crm.Capability;
import io.parley.decide.Action;
import io.parley.decide.Condition;
import io.parley.decide.Rule;
import io.parley.decide.Rules;
import io.parley.yaml.Block;
import io.parley.yaml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads rules.yaml: a list of rules, each with a name, {@code when} and {@code then}. */
final class RulesReader {

    private static final List<String> KEYS = List.of("name", "when", "then", "because");
    private static final int LONGEST_NAME = 100;

    private final Set<String> channels;
    private final WhenReader when;
    private final ThenReader then;

    /**
     * Prepares for the rules of one configuration.
     *
     * @param channels the names of the channels
     * @param crms what each CRM can do, by name
     */
    RulesReader(Set<String> channels, Map<String, Set<Capability>> crms) {
        this.channels = channels;
        this.when = new WhenReader(channels);
        this.then = new ThenReader(crms);
    }

    Rules read(Value root) {
        if (!root.isList()) {
            root.report().problem(root, "rules must be a list.", "Begin each rule with `- name: …`.");
            return new Rules(List.of());
        }
        List<Rule> rules = new ArrayList<>();
        List<Value> places = new ArrayList<>();
        Set<Integer> faulty = new HashSet<>();
        Map<String, Integer> names = new HashMap<>();
        for (Value value : root.values()) {
            int before = root.report().count();
            Rule rule = rule(value, names);
            if (root.report().count() > before) {
                faulty.add(rules.size());
            }
            rules.add(rule);
            places.add(value);
        }
        Rules all = new Rules(rules);
        reportUnreachable(all, places, faulty);
        return all;
    }

    private void reportUnreachable(Rules rules, List<Value> places, Set<Integer> faulty) {
        for (Rules.Unreachable unreachable : rules.unreachable(channels)) {
            if (!faulty.contains(unreachable.index())) {
                Value place = places.get(unreachable.index());
                String name = rules.rules().get(unreachable.index()).name();
                place.report()
                        .problem(
                                place,
                                "The rule '" + name + "' can never match. " + unreachable.why(),
                                "Move it up, change what it asks, or take it out.");
            }
        }
    }

    private Rule rule(Value value, Map<String, Integer> names) {
        Block block = value.block("rule");
        if (block == null) {
            return new Rule("", WhenReader.NEVER, new Action.SetAside(""));
        }
        block.knowsOnly(KEYS, "in a rule");
        String name = name(block, names);
        Value asked = block.get("when");
        Condition condition = asked == null ? Condition.ALWAYS : when.read(asked);
        return new Rule(name, condition, then.read(block, name));
    }

    private static String name(Block block, Map<String, Integer> names) {
        Value value = block.get("name");
        String name = value == null ? null : value.text("name");
        if (value == null || name == null) {
            if (value == null) {
                block.report().problem(block.line(), "This rule has no `name`.", "Add one that a rep understands.");
            }
            return "";
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            value.report()
                    .problem(
                            value, "This name is too long.", "Keep it to one line of " + LONGEST_NAME + " characters.");
        }
        Integer before = names.putIfAbsent(name, value.line());
        if (before != null) {
            value.report()
                    .problem(
                            value,
                            "There is a rule '" + name + "' in line " + before + " already.",
                            "Give each rule a name of its own.");
        }
        return name;
    }

    /** What the CRMs of a configuration can do, by name. */
    static Map<String, Set<Capability>> abilities(List<Settings.CrmSettings> crms, List<String> others) {
        Map<String, Set<Capability>> abilities = new HashMap<>();
        // A CRM that is configured wrongly is reported once, not again by each rule that names it.
        others.forEach(name -> abilities.put(name, Set.of(Capability.values())));
        for (Settings.CrmSettings crm : crms) {
            abilities.put(crm.name(), crm.type().capabilities());
        }
        return abilities;
    }
}
