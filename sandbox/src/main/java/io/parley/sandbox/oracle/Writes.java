package io.parley.sandbox.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Insert, Update, Delete and Execute: at most 20 records, and all of them or none. */
final class Writes {

    private static final int MOST = 20;
    private static final Set<String> OPERATIONS = Set.of("insert", "update", "delete", "skipnode");
    private static final List<String> TOLD =
            List.of("ModifiedDate", "CreatedDate", "ModifiedById", "CreatedById", "ModId", "Id", "ExternalSystemId");

    private final Org org;
    private final Saving saving;
    private final Habits habits;

    Writes(Org org, Saving saving, Habits habits) {
        this.org = org;
        this.saving = saving;
        this.habits = habits;
    }

    /** One request on its way. */
    private final class Run {
        private final String operation;
        private final String space;
        private final String user;
        private int changed;

        Run(String operation, String space, String user) {
            this.operation = operation;
            this.space = space;
            this.user = user;
        }

        Out node(Kind kind, Tag tag, @Nullable Row parent) {
            if (!tag.is(space, kind.name())) {
                throw Refusal.unknownTag("{" + tag.space() + "}", tag.name());
            }
            String what = what(tag, parent);
            Map<String, String> values = new LinkedHashMap<>();
            Map<String, Tag> below = new LinkedHashMap<>();
            split(kind, tag, values, below);
            Row row = act(kind, what, values, parent);
            Out out = new Out().open(kind.name());
            if (!what.equals("delete")) {
                TOLD.stream().filter(field -> !row.get(field).isEmpty()).forEach(f -> out.leaf(f, row.get(f)));
            } else {
                out.leaf("Id", row.id());
            }
            below.forEach((child, list) -> {
                out.open("ListOf" + child);
                list.children().forEach(each -> out.add(node(org.kind(child), each, row)));
                out.close("ListOf" + child);
            });
            return out.close(kind.name());
        }

        private String what(Tag tag, @Nullable Row parent) {
            if (!operation.equals("Execute")) {
                if (parent != null && !operation.equals("Insert")) {
                    throw Refusal.unsupported("children in " + operation + "; use Execute");
                }
                return operation.toLowerCase(Locale.ROOT);
            }
            String what = tag.attribute("operation");
            if (what == null || !OPERATIONS.contains(what)) {
                throw Refusal.data("EAI-04376", "EAI-04186", "Every node of Execute needs an operation: " + tag.name());
            }
            return what;
        }

        private void split(Kind kind, Tag tag, Map<String, String> values, Map<String, Tag> below) {
            for (Tag each : tag.children()) {
                String child = each.name().startsWith("ListOf") ? each.name().substring("ListOf".length()) : "";
                if (!each.space().equals(space)) {
                    throw Refusal.unknownTag("{" + each.space() + "}", each.name());
                } else if (kind.below().containsKey(child)) {
                    below.put(child, each);
                } else {
                    kind.need(each.name());
                    values.put(each.name(), each.value());
                }
            }
        }

        private Row act(Kind kind, String what, Map<String, String> values, @Nullable Row parent) {
            if (what.equals("skipnode")) {
                return located(kind, values, parent);
            }
            habits.checkRight(kind.name(), operation(what));
            changed++;
            if (what.equals("insert")) {
                return saving.insert(kind, parent, values, user);
            }
            Row row = located(kind, values, parent);
            if (what.equals("delete")) {
                saving.delete(row);
                return row;
            }
            values.remove("Id");
            return saving.update(row, values, user);
        }

        private static String operation(String what) {
            return Character.toUpperCase(what.charAt(0)) + what.substring(1);
        }

        /** The record that the user keys name: its id, or the key that other systems gave it. */
        private Row located(Kind kind, Map<String, String> values, @Nullable Row parent) {
            String id = values.getOrDefault("Id", "");
            String key = values.getOrDefault("ExternalSystemId", "");
            Row byId = id.isEmpty() ? null : org.find(kind, id);
            Row byKey = key.isEmpty() ? null : org.by(kind, "ExternalSystemId", key);
            if (id.isEmpty() && key.isEmpty()) {
                throw Refusal.data("EAI-04376", "EAI-04397", "No user key of '" + kind.name() + "' is given");
            }
            if (byId != null && byKey != null && byId != byKey) {
                throw Refusal.data("EAI-04376", "EAI-04401", "The user keys of '" + kind.name() + "' name two records");
            }
            Row row = id.isEmpty() ? byKey : byId;
            String field = parent == null
                    ? ""
                    : Objects.requireNonNull(parent.kind.below().get(kind.name()));
            if (row == null || (parent != null && !row.get(field).equals(parent.id()))) {
                throw Refusal.data("EAI-04376", "EAI-04403", "No data returned: no such '" + kind.name() + "'");
            }
            return row;
        }
    }

    /** The answer's list, and how many records were changed. */
    record Done(Out xml, int changed) {}

    /**
     * @param list the ListOf element of a request
     * @param user the row id of who does it
     */
    Done answer(Kind kind, String operation, Tag list, String user) {
        String space = kind.data(false);
        if (!list.is(space, "ListOf" + kind.name())) {
            throw Refusal.unknownTag("{" + list.space() + "}", list.name());
        }
        if (list.children().size() > MOST) {
            throw Refusal.data("EAI-04376", "EAI-04375", "At most " + MOST + " records may be written by one request");
        }
        Run run = new Run(operation, space, user);
        Out xml = org.transaction(() -> {
            Out out = new Out().open("ListOf" + kind.name(), "xmlns", space);
            list.children().forEach(each -> out.add(run.node(kind, each, null)));
            return out.close("ListOf" + kind.name());
        });
        return new Done(xml, run.changed);
    }
}
