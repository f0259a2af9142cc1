package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** /composite/tree/X: records with their children, all of them or none. Made and told level by level. */
final class Trees {

    private static final int RECORDS = 200;
    private static final int LEVELS = 5;
    private static final int TYPES = 5;

    private final Org org;
    private final Duplicates duplicates;

    Trees(Org org, Duplicates duplicates) {
        this.org = org;
        this.duplicates = duplicates;
    }

    /** A record to make: its reference, its own fields, and where its parent's id goes; null for a root. */
    private record Leaf(
            ObjectType type,
            String reference,
            ObjectNode fields,
            @Nullable Leaf parent,
            String lookup) {}

    /** Carries the refusals out of the transaction that they undo. */
    private static final class Undone extends RuntimeException {
        private final transient List<Map<String, Object>> errors;

        Undone(List<Map<String, Object>> errors) {
            super(null, null, false, false);
            this.errors = errors;
        }
    }

    Result answer(Request request) {
        ObjectType root = org.schema.get(request.part(2));
        List<List<Leaf>> levels = levels(root, request.json().path("records"));
        try {
            refuseRepeats(levels);
            List<Map<String, Object>> made = org.write(request.userId(), work -> save(request, work, levels));
            return new Result(201, Map.of("hasErrors", false, "results", made), Map.of());
        } catch (Undone undone) {
            return new Result(400, Map.of("hasErrors", true, "results", undone.errors), Map.of());
        }
    }

    private List<List<Leaf>> levels(ObjectType root, JsonNode records) {
        List<List<Leaf>> levels = new ArrayList<>();
        List<Leaf> level = new ArrayList<>();
        records.forEach(record -> level.add(leaf(root, record, null, "")));
        for (List<Leaf> at = level; !at.isEmpty(); at = children(at)) {
            levels.add(at);
        }
        List<Leaf> all = levels.stream().flatMap(List::stream).toList();
        long types = all.stream().map(Leaf::type).distinct().count();
        if (all.isEmpty() || all.size() > RECORDS || levels.size() > LEVELS || types > TYPES) {
            throw Problem.of(
                    400,
                    "LIMIT_EXCEEDED",
                    "A request has 1 to " + RECORDS + " records of at most " + TYPES + " types on at most " + LEVELS
                            + " levels");
        }
        return levels;
    }

    private static Leaf leaf(ObjectType type, JsonNode record, @Nullable Leaf parent, String lookup) {
        String named = record.path("attributes").path("type").asText();
        String reference = record.path("attributes").path("referenceId").asText();
        if (!(record instanceof ObjectNode fields) || !named.equalsIgnoreCase(type.name) || reference.isEmpty()) {
            throw Problem.of(
                    400,
                    "INVALID_INPUT",
                    "Each record needs attributes with the type " + type.name + " and a referenceId");
        }
        return new Leaf(type, reference, fields.deepCopy(), parent, lookup);
    }

    /** Takes the children out of the records of one level. */
    private List<Leaf> children(List<Leaf> parents) {
        List<Leaf> found = new ArrayList<>();
        for (Leaf parent : parents) {
            List<String> names = new ArrayList<>();
            parent.fields().fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode nested = parent.fields().get(name);
                Schema.Child child = nested.path("records").isArray() ? org.schema.child(parent.type(), name) : null;
                if (child != null) {
                    parent.fields().remove(name);
                    nested.path("records")
                            .forEach(record -> found.add(leaf(
                                    child.type(), record, parent, child.field().name())));
                }
            }
        }
        return found;
    }

    private static void refuseRepeats(List<List<Leaf>> levels) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        levels.forEach(level -> level.stream()
                .map(Leaf::reference)
                .filter(reference -> !seen.add(reference))
                .forEach(twice::add));
        List<Map<String, Object>> errors = levels.stream()
                .flatMap(List::stream)
                .filter(leaf -> twice.contains(leaf.reference()))
                .map(leaf ->
                        refused(leaf, Problem.save("INVALID_INPUT", "Duplicate ReferenceId provided in the request.")))
                .toList();
        if (!errors.isEmpty()) {
            throw new Undone(errors);
        }
    }

    private List<Map<String, Object>> save(Request request, Work work, List<List<Leaf>> levels) {
        Map<Leaf, String> ids = new HashMap<>();
        List<Map<String, Object>> made = new ArrayList<>();
        for (List<Leaf> level : levels) {
            List<Map<String, Object>> errors = new ArrayList<>();
            for (Leaf leaf : level) {
                try {
                    request.trap().spring(leaf.type().name);
                    if (leaf.parent() != null) {
                        leaf.fields().put(leaf.lookup(), ids.get(leaf.parent()));
                    }
                    duplicates.check(leaf.type(), leaf.fields(), request);
                    String id = work.create(leaf.type(), leaf.fields()).id();
                    ids.put(leaf, id);
                    made.add(Map.of("referenceId", leaf.reference(), "id", id));
                } catch (Problem problem) {
                    errors.add(refused(leaf, problem));
                }
            }
            if (!errors.isEmpty()) {
                throw new Undone(errors);
            }
        }
        return made;
    }

    private static Map<String, Object> refused(Leaf leaf, Problem problem) {
        Map<String, Object> refused = new LinkedHashMap<>();
        refused.put("referenceId", leaf.reference());
        refused.put("errors", List.of(problem.inResult()));
        return refused;
    }
}
