package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Assignment rules of cases and leads. The header Sforce-Auto-Assign names one, or switches the active one off; without
 * the header the active one applies.
 */
final class Assignments {

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    private record Rule(String id, String object, String owner, boolean active) {}

    String add(String object, String owner, boolean active) {
        String id = Ids.next("01Q", ids);
        rules.add(new Rule(id, object, owner, active));
        return id;
    }

    /** Gives a new record its owner, whoever it was meant for. */
    void apply(ObjectType type, ObjectNode fields, Request request) {
        String asked = Objects.requireNonNullElse(request.call().header("Sforce-Auto-Assign"), "TRUE");
        if (!type.name.equals("Case") && !type.name.equals("Lead")) {
            return;
        }
        Rule rule = rule(type, asked);
        if (rule != null) {
            fields.put("OwnerId", rule.owner());
        }
    }

    private @Nullable Rule rule(ObjectType type, String asked) {
        String word = asked.toUpperCase(Locale.ROOT);
        if (word.equals("FALSE")) {
            return null;
        }
        if (!word.equals("TRUE") && !Ids.wellFormed(asked)) {
            throw Problem.of(400, "MALFORMED_ID", "malformed id " + asked);
        }
        Rule found = rules.stream()
                .filter(rule -> rule.object().equals(type.name))
                .filter(rule -> word.equals("TRUE") ? rule.active() : rule.id().equals(Ids.full(asked)))
                .findFirst()
                .orElse(null);
        if (found == null && !word.equals("TRUE")) {
            throw Problem.save("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        }
        return found;
    }
}
