package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Json;
import io.parley.sandbox.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One transaction of the org, with marks to which it can be undone. */
final class Work {

    private final Org org;
    private final String userId;
    private final List<Step> steps = new ArrayList<>();

    Work(Org org, String userId) {
        this.org = org;
        this.userId = userId;
    }

    /** One change of one row. */
    record Step(Table table, @Nullable Row before, Row after) {}

    /** What a save did. */
    record Saved(String id, boolean created) {}

    List<Step> steps() {
        return List.copyOf(steps);
    }

    String userId() {
        return userId;
    }

    /** Whether it has changed a row of the object. */
    boolean touches(String object) {
        return steps.stream().anyMatch(step -> step.table().type.name.equals(object));
    }

    int mark() {
        return steps.size();
    }

    void undoTo(int mark) {
        while (steps.size() > mark) {
            Step step = steps.remove(steps.size() - 1);
            if (step.before() == null) {
                step.table().remove(step.after().id());
            } else {
                step.table().put(step.before());
            }
        }
    }

    List<Rows.Change> changes() {
        return steps.stream()
                .map(step -> new Rows.Change(
                        step.table().type.name,
                        step.after().id(),
                        Json.write(step.after().json())))
                .toList();
    }

    /** Creates a record from the fields of a request. */
    Saved create(ObjectType type, ObjectNode fields) {
        if (type.fixed) {
            throw Problem.of(
                    400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be inserted: " + type.label);
        }
        Map<Integer, @Nullable Object> given = Incoming.of(org, type, fields).toCreate();
        Files.shape(org, this, type, given);
        return new Saved(insert(type, given).id(), true);
    }

    Row insert(ObjectType type, Map<Integer, ? extends @Nullable Object> fields) {
        Table table = org.table(type);
        Object[] values = new Object[type.fields.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode initial = type.fields.get(i).defaultValue();
            values[i] = initial == null ? null : Values.read(type.fields.get(i), initial);
        }
        fields.forEach((place, value) -> values[place] = value);
        values[0] = Ids.next(type.keyPrefix, table.ids);
        values[1] = false;
        set(type, values, "CreatedDate", org.now());
        set(type, values, "CreatedById", userId);
        if (type.has("OwnerId") && values[type.place("OwnerId")] == null) {
            set(type, values, "OwnerId", userId);
        }
        number(table, values);
        Row given = PersonAccounts.shaped(org, new Row(type, values));
        Row row = stamped(Automation.apply(null, given, org.now()));
        Owners.check(org, null, row);
        Incoming.checkRequired(row);
        org.rules.check(row);
        Incoming.checkUnique(table, row);
        put(table, null, row);
        PersonAccounts.accompany(org, this, row);
        Files.accompany(org, this, row);
        return row;
    }

    Saved update(ObjectType type, String id, ObjectNode fields) {
        Row before = live(type, id);
        Object[] values = before.copy();
        Incoming.of(org, type, fields).toUpdate().forEach((place, value) -> values[place] = value);
        Row after = stamped(Automation.apply(before, new Row(type, values), org.now()));
        Owners.check(org, before, after);
        Incoming.checkRequired(after);
        org.rules.check(after);
        Incoming.checkUnique(org.table(type), after);
        put(org.table(type), before, after);
        return new Saved(after.id(), false);
    }

    /** Sets fields as an automation or a test may, rules aside. */
    void set(Row before, Map<String, ? extends @Nullable Object> fields) {
        Row after = before;
        for (Map.Entry<String, ? extends @Nullable Object> field : fields.entrySet()) {
            after = after.with(field.getKey(), field.getValue());
        }
        put(org.table(before.type), before, stamped(after));
    }

    /** Creates or updates by an external id; 300 when several records have it. */
    Saved upsert(ObjectType type, Field key, String value, ObjectNode fields) {
        List<Row> found = org.table(type).by(type.place(key.name()), value);
        if (found.size() > 1) {
            throw Problem.of(
                            300,
                            "DUPLICATE_EXTERNAL_ID",
                            key.name() + ": more than one record found for external id " + "field: ["
                                    + found.stream()
                                            .map(Row::id)
                                            .reduce((a, b) -> a + ", " + b)
                                            .orElse("") + "]")
                    .with("choices", found.stream().map(Row::id).toList());
        }
        if (found.size() == 1) {
            return update(type, found.get(0).id(), fields);
        }
        ObjectNode keyed = fields.deepCopy();
        keyed.put(key.name(), value);
        return create(type, keyed);
    }

    void delete(ObjectType type, String id) {
        Files.checkDelete(type);
        remove(type, id);
    }

    private void remove(ObjectType type, String id) {
        Row row = live(type, id);
        put(org.table(type), row, stamped(row.with("IsDeleted", true)));
        for (ObjectType other : org.schema.all()) {
            for (Field field : other.fields) {
                if (field.referenceTo().contains(type.name) && field.updateableReference()) {
                    List<Row> children = org.table(other).by(other.place(field.name()), row.id());
                    children.forEach(child -> release(field, child));
                }
            }
        }
    }

    private void release(Field field, Row child) {
        if ("cascade".equals(field.onDelete())) {
            remove(child.type, child.id());
        } else {
            put(org.table(child.type), child, stamped(child.with(field.name(), null)));
        }
    }

    /** The record to change; NOT_FOUND or ENTITY_IS_DELETED. */
    Row live(ObjectType type, String id) {
        String full = Ids.full(id);
        Row row = org.table(type).find(full);
        if (row == null) {
            throw Problem.of(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + id);
        }
        if (row.deleted()) {
            throw Problem.deleted();
        }
        return row;
    }

    private void number(Table table, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Field field = table.type.fields.get(i);
            if (field.autoNumber() != null) {
                long n = table.numbers.incrementAndGet() + Math.max(0, field.autoStart() - 1);
                values[i] = String.format(java.util.Locale.ROOT, field.autoNumber(), n);
            }
        }
    }

    private Row stamped(Row row) {
        Instant now = org.now();
        return row.with("LastModifiedDate", now)
                .with("LastModifiedById", userId)
                .with("SystemModstamp", now);
    }

    private void put(Table table, @Nullable Row before, Row after) {
        table.put(after);
        steps.add(new Step(table, before, after));
    }

    private static void set(ObjectType type, @Nullable Object[] values, String field, Object value) {
        values[type.place(field)] = value;
    }
}
