package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Creating and changing beans, with the rules that an admin may have added. */
final class Beans {

    private final Org org;
    private final Values values;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    private record Rule(String module, String field, String words, String message) {}

    Beans(Org org) {
        this.org = org;
        this.values = new Values(org.modules);
    }

    /** Beans of the module whose field has the words in it are refused with the message. */
    void refuseWhere(String module, String field, String words, String message) {
        rules.add(new Rule(module, field, words.toLowerCase(Locale.ROOT), message));
    }

    Row create(Module module, ObjectNode body, User by) {
        Map<String, @Nullable Object> given = values.of(module, body);
        Map<String, @Nullable Object> all = new LinkedHashMap<>(defaults(module));
        all.putAll(given);
        for (Field field : module.fields().values()) {
            boolean needed = field.required() || module.demanded().contains(field.name());
            Object value = all.get(field.name());
            if (needed && (value == null || value.toString().isEmpty())) {
                throw Refusal.missing(field.name());
            }
        }
        check(module, all);
        if (module.name().equals("Cases")) {
            all.put("case_number", org.nextCaseNumber());
        }
        Row row = org.save(new Row(module, UUID.randomUUID().toString()), all, by);
        if (module.name().equals("Cases") && !row.text("primary_contact_id").isEmpty()) {
            org.relate(row, "contacts", row.text("primary_contact_id"));
        }
        return row;
    }

    Row update(Row row, ObjectNode body, User by) {
        Map<String, @Nullable Object> given = values.of(row.module, body);
        for (Field field : row.module.fields().values()) {
            Object value = given.get(field.name());
            boolean emptied = given.containsKey(field.name())
                    && (value == null || value.toString().isEmpty());
            if (field.required() && emptied) {
                throw Refusal.missing(field.name());
            }
        }
        check(row.module, given);
        return org.save(row, given, by);
    }

    private static Map<String, Object> defaults(Module module) {
        return switch (module.name()) {
            case "Cases" -> Map.of("status", "New", "priority", "P2", "type", "Administration");
            case "Leads" -> Map.of("status", "New");
            default -> Map.of();
        };
    }

    private void check(Module module, Map<String, @Nullable Object> given) {
        for (Rule rule : rules) {
            Object value = given.get(rule.field());
            if (rule.module().equals(module.name())
                    && value != null
                    && value.toString().toLowerCase(Locale.ROOT).contains(rule.words())) {
                throw Refusal.invalid(rule.message() + " (" + rule.field() + ")");
            }
        }
    }
}
