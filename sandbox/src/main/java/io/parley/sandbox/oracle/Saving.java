package io.parley.sandbox.oracle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Saves and deletes records as the service does: its own fields, defaults, keys, pick maps and workflow rules. */
final class Saving {

    /** Fields that name another record: what they name, and by which field of it. */
    private static final Map<String, String[]> NAMES = Map.of(
            "AccountExternalSystemId", new String[] {"AccountId", "Account", "ExternalSystemId"},
            "ContactExternalSystemId", new String[] {"ContactId", "Contact", "ExternalSystemId"},
            "LeadExternalSystemId", new String[] {"LeadId", "Lead", "ExternalSystemId"},
            "ServiceRequestExternalSystemId", new String[] {"ServiceRequestId", "ServiceRequest", "ExternalSystemId"},
            "Owner", new String[] {"OwnerId", "User", "Alias"},
            "LeadOwner", new String[] {"OwnerId", "User", "Alias"});

    /** Fields that hold the id of another record. */
    private static final Map<String, String> REFERENCES = Map.of(
            "AccountId", "Account",
            "ContactId", "Contact",
            "PrimaryContactId", "Contact",
            "LeadId", "Lead",
            "ServiceRequestId", "ServiceRequest",
            "OwnerId", "User",
            "SalesRepId", "User");

    private static final Map<String, Map<String, String>> DEFAULTS = Map.of(
            "ServiceRequest", Map.of("Status", "Open", "Priority", "3-Medium"),
            "Lead", Map.of("Status", "Qualifying"),
            "Activity", Map.of("Status", "Not Started", "Priority", "3-Low"));

    private final Org org;
    private final Habits habits;
    private final Map<String, Integer> workflows = new TreeMap<>();

    Saving(Org org, Habits habits) {
        this.org = org;
        this.habits = habits;
    }

    /**
     * Makes a record.
     *
     * @param parent the record it belongs to; null for one of its own
     * @param values as they were written
     * @param user the row id of who does it
     */
    Row insert(Kind kind, @Nullable Row parent, Map<String, String> values, String user) {
        Row row = org.fresh(kind);
        String now = org.now().toString();
        row.set("CreatedDate", now);
        row.set("CreatedById", user);
        row.set("ModId", "0");
        DEFAULTS.getOrDefault(kind.name(), Map.of()).forEach(row::set);
        kind.fields().values().stream()
                .filter(field -> field.type() == Field.Type.BOOLEAN)
                .forEach(field -> row.set(field.name(), "false"));
        if (kind.find("OwnerId") != null) {
            row.set("OwnerId", user);
        }
        if (kind.name().equals("ServiceRequest")) {
            row.set("SRNumber", "1-" + row.id().substring(row.id().indexOf('-') + 1));
            row.set("OpenedTime", now);
        }
        if (parent != null) {
            row.set(Objects.requireNonNull(parent.kind.below().get(kind.name())), parent.id());
        }
        write(row, values, user);
        fire(row, "insert");
        if (parent != null && kind.name().equals("Note") && habits.newNoteBumps()) {
            touch(org.changing(parent), user);
        }
        return row;
    }

    Row update(Row row, Map<String, String> values, String user) {
        org.changing(row);
        row.set("ModId", String.valueOf(Long.parseLong(row.get("ModId")) + 1));
        write(row, values, user);
        fire(row, "update");
        return row;
    }

    /** Deletes a record, with the notes and activities that belong to it. */
    void delete(Row row) {
        for (String child : row.kind.below().keySet()) {
            List.copyOf(org.below(row, org.kind(child))).forEach(org::remove);
        }
        org.remove(row);
        fire(row, "delete");
    }

    private void touch(Row row, String user) {
        row.set("ModifiedDate", org.now().toString());
        row.set("ModifiedById", user);
        row.set("ModId", String.valueOf(Long.parseLong(row.get("ModId")) + 1));
    }

    private void write(Row row, Map<String, String> values, String user) {
        String status = row.get("Status");
        values.forEach((name, value) -> put(row, row.kind.need(name), value));
        row.set("ModifiedDate", org.now().toString());
        row.set("ModifiedById", user);
        if (row.kind.name().equals("ServiceRequest") && !status.equals(row.get("Status"))) {
            close(row, values);
        }
        habits.checkRefused(row);
        required(row);
        unique(row);
    }

    private void put(Row row, Field field, String value) {
        if (field.readOnly()) {
            throw Refusal.data("DAT-00510", "The field '" + field.name() + "' is read-only");
        }
        String stored = Values.stored(field, value);
        String[] named = NAMES.get(field.name());
        if (named != null) {
            row.set(named[0], stored.isEmpty() ? "" : named(field, stored, named));
        } else {
            String object = REFERENCES.get(field.name());
            if (object != null && !stored.isEmpty() && org.find(org.kind(object), stored) == null) {
                throw notThere(field, stored);
            }
            row.set(field.name(), stored);
        }
    }

    private String named(Field field, String value, String[] named) {
        Row other = org.by(org.kind(named[1]), named[2], value);
        if (other == null) {
            throw notThere(field, value);
        }
        return other.id();
    }

    private static Refusal notThere(Field field, String value) {
        return Refusal.data(
                "DAT-00225",
                "The value '" + value + "' of field '" + field.name() + "' is none of its bounded pick list");
    }

    private void close(Row row, Map<String, String> values) {
        boolean closed = row.get("Status").equals("Closed");
        if (!closed) {
            row.set("ClosedTime", "");
        } else if (!values.containsKey("ClosedTime")) {
            row.set("ClosedTime", org.now().toString());
        }
    }

    private void required(Row row) {
        for (String field : row.kind.required()) {
            if (row.get(field).isEmpty()) {
                throw Refusal.data("DAT-00498", "'" + field + "' is a required field");
            }
        }
    }

    /** Nobody has established which code a doubled key gets, so a test can set another. */
    private void unique(Row row) {
        String key = row.get("ExternalSystemId");
        boolean doubled = !key.isEmpty()
                && org.all(row.kind).stream()
                        .anyMatch(other ->
                                other != row && other.get("ExternalSystemId").equals(key));
        if (doubled) {
            throw Refusal.data(
                    "EAI-04381",
                    habits.duplicateCode(),
                    "The same values for 'External Unique Id' already exist; field values must be unique");
        }
    }

    /** A workflow rule runs at once, and nothing undoes it. */
    private void fire(Row row, String what) {
        String name = row.get("ExternalSystemId").isEmpty() ? row.id() : row.get("ExternalSystemId");
        workflows.merge(row.kind.name() + " " + what + " " + name, 1, Integer::sum);
    }

    Map<String, Integer> workflows() {
        return Map.copyOf(workflows);
    }
}
