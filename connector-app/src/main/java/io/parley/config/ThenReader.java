package io.parley.config;

import io.parley.crm.Capability;
import io.parley.decide.Action;
import io.parley.decide.Subject;
import io.parley.model.Option;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import io.parley.yaml.Block;
import io.parley.yaml.Nearest;
import io.parley.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a rule does: {@code set aside}, or open a record in a CRM. */
final class ThenReader {

    private static final Duration USUAL_REOPENING = Duration.ofDays(5);
    static final List<String> KEYS = List.of("open", "in", "priority", "subject", "queue", "reopen-within");
    private static final String HOW = "Write `then: set aside`, or `then: { open: case, in: <crm> }`.";
    private static final Action NOTHING = new Action.SetAside("");

    private final Map<String, Set<Capability>> crms;

    ThenReader(Map<String, Set<Capability>> crms) {
        this.crms = crms;
    }

    Action read(Block rule, String name) {
        Value then = rule.get("then");
        if (then == null) {
            rule.report().problem(rule.line(), "The rule '" + name + "' has no `then`.", HOW);
            return NOTHING;
        }
        if (then.isBlock()) {
            if (rule.get("because") != null) {
                rule.report()
                        .problem(rule.line("because"), "`because` belongs to `then: set aside` alone.", "Take it out.");
            }
            Block block = then.block("then");
            return block == null ? NOTHING : open(block);
        }
        String text = then.text("then");
        if (text != null && !text.equals("set aside")) {
            then.report().problem(then, "There is nothing called '" + text + "' to do.", HOW);
        }
        String because = rule.text("because");
        return new Action.SetAside(because == null ? "By the rule '" + name + "'." : because);
    }

    private Action open(Block block) {
        block.knowsOnly(KEYS, "under `then`");
        RecordKind kind = kind(block);
        String crm = crm(block, kind);
        return new Action.Open(kind, crm, priority(block), subject(block), block.text("queue"), reopening(block));
    }

    private static RecordKind kind(Block block) {
        Value value = block.get("open");
        if (value == null) {
            block.report().problem(block.line(), "`then` does not say what to `open`.", HOW);
            return RecordKind.CASE;
        }
        String text = value.text("open");
        if (text != null && !text.equals("case") && !text.equals("lead")) {
            value.report()
                    .problem(value, "'" + text + "' can't be opened.", Nearest.fix(text, List.of("case", "lead")));
        }
        return "lead".equals(text) ? RecordKind.LEAD : RecordKind.CASE;
    }

    private String crm(Block block, RecordKind kind) {
        Value value = block.get("in");
        if (value == null) {
            String names = String.join(", ", crms.keySet());
            block.report()
                    .problem(block.line(), "`then` does not say in which CRM.", "Add `in:` and one of: " + names + ".");
            return "";
        }
        String crm = value.text("in");
        if (crm == null) {
            return "";
        }
        Set<Capability> can = crms.get(crm);
        if (can == null) {
            value.report().problem(value, "There is no CRM '" + crm + "'.", Nearest.fix(crm, crms.keySet()));
        } else if (!can.contains(kind == RecordKind.LEAD ? Capability.OPEN_LEAD : Capability.OPEN_CASE)) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            value.report()
                    .problem(
                            value,
                            "The CRM '" + crm + "' can't open a " + word + ".",
                            "Name another CRM, or open something else.");
        }
        return crm;
    }

    private static Priority priority(Block block) {
        Value value = block.get("priority");
        String text = value == null ? null : value.text("priority");
        if (value == null || text == null) {
            return Priority.MEDIUM;
        }
        for (Priority each : Priority.values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        List<String> known = List.of("low", "medium", "high");
        value.report().problem(value, "There is no priority '" + text + "'.", Nearest.fix(text, known));
        return Priority.MEDIUM;
    }

    private static Subject subject(Block block) {
        Value value = block.get("subject");
        String template = value == null ? null : value.text("subject");
        if (value == null || template == null) {
            return Subject.USUAL;
        }
        try {
            return new Subject(template);
        } catch (IllegalArgumentException wrong) {
            String fields = String.join(", ", Subject.fields());
            value.report().problem(value, String.valueOf(wrong.getMessage()), "Use one of: " + fields + ".");
            return Subject.USUAL;
        }
    }

    private static Duration reopening(Block block) {
        Value value = block.get("reopen-within");
        @Nullable String text = value == null ? null : value.text("reopen-within");
        if (value == null || text == null) {
            return USUAL_REOPENING;
        }
        try {
            return Option.duration(text);
        } catch (IllegalArgumentException wrong) {
            value.report()
                    .problem(value, "`reopen-within`: " + wrong.getMessage() + ".", "Write a number and s, m, h or d.");
            return USUAL_REOPENING;
        }
    }
}
