package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a request, checked against the schema as strictly as Salesforce does. */
final class Incoming {

    private final Org org;
    private final ObjectType type;
    private final Map<Integer, @Nullable Object> values = new HashMap<>();

    private Incoming(Org org, ObjectType type) {
        this.org = org;
        this.type = type;
    }

    /** Reads names and types: INVALID_FIELD for an unknown field, JSON_PARSER_ERROR for a wrong type. */
    static Incoming of(Org org, ObjectType type, ObjectNode body) {
        Incoming incoming = new Incoming(org, type);
        for (Iterator<Map.Entry<String, JsonNode>> all = body.fields(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> next = all.next();
            if (!next.getKey().equals("attributes")) {
                incoming.take(next.getKey(), next.getValue());
            }
        }
        return incoming;
    }

    private void take(String name, JsonNode node) {
        int place = type.place(name);
        int relation = type.relation(name);
        if (place >= 0) {
            values.put(place, Values.read(type.fields.get(place), node));
        } else if (relation >= 0 && node.isObject()) {
            values.put(relation, related(type.fields.get(relation), (ObjectNode) node));
        } else {
            throw Problem.invalidField("No such column '" + name + "' on sobject of type " + type.name);
        }
    }

    private String related(Field reference, ObjectNode node) {
        String object = node.path("attributes")
                .path("type")
                .asText(reference.referenceTo().get(0));
        ObjectType target = org.schema.find(object);
        node.remove("attributes");
        if (target == null || node.size() != 1 || !reference.referenceTo().contains(target.name)) {
            throw Problem.invalidField("The relationship " + reference.relationshipName()
                    + " needs one external id field of " + String.join(" or ", reference.referenceTo()));
        }
        String name = node.fieldNames().next();
        int place = target.place(name);
        if (place < 0 || !lookup(target.fields.get(place))) {
            throw Problem.invalidField(name + " is not an external ID or indexed field for " + target.name);
        }
        List<Row> found = org.table(target).by(place, node.path(name).asText());
        if (found.size() != 1) {
            throw Problem.save(
                    found.isEmpty() ? "INVALID_FIELD" : "DUPLICATE_EXTERNAL_ID",
                    found.isEmpty()
                            ? "Foreign key external ID: " + node.path(name).asText() + " not found for field " + name
                                    + " in entity " + target.name
                            : "more than one record found for external id field: " + name);
        }
        return found.get(0).id();
    }

    private static boolean lookup(Field field) {
        return field.externalId() || field.idLookup();
    }

    Map<Integer, @Nullable Object> toCreate() {
        return checked(true);
    }

    Map<Integer, @Nullable Object> toUpdate() {
        return checked(false);
    }

    private Map<Integer, @Nullable Object> checked(boolean creating) {
        refuseReadOnly(creating);
        values.replaceAll((place, value) -> value == null ? null : valid(type.fields.get(place), value));
        return values;
    }

    private void refuseReadOnly(boolean creating) {
        List<String> refused = values.keySet().stream()
                .map(type.fields::get)
                .filter(field -> !(creating ? field.createable() : field.updateable()))
                .map(Field::name)
                .sorted()
                .toList();
        if (!refused.isEmpty()) {
            throw Problem.save(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + String.join(", ", refused)
                            + ". Please check the security settings of this field and verify that it is read/write for"
                            + " your profile or permission set.",
                    refused.toArray(String[]::new));
        }
    }

    private Object valid(Field field, Object value) {
        String text = value.toString();
        if (value instanceof String && field.length() > 0 && !field.isReference() && text.length() > field.length()) {
            throw Problem.save(
                    "STRING_TOO_LONG",
                    field.label() + ": data value too large: " + text.substring(0, Math.min(100, text.length()))
                            + " (max length=" + field.length() + ")",
                    field.name());
        }
        if (field.restrictedPicklist() && !field.picklistValues().contains(text)) {
            throw Problem.save(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    field.label() + ": bad value for restricted picklist field: " + text,
                    field.name());
        }
        if (field.type().equals("email") && !text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw Problem.save(
                    "INVALID_EMAIL_ADDRESS", field.label() + ": invalid email address: " + text, field.name());
        }
        return field.isReference() ? reference(field, text) : value;
    }

    private String reference(Field field, String id) {
        if (!Ids.wellFormed(id)) {
            throw Problem.save("MALFORMED_ID", field.label() + ": id value of incorrect type: " + id, field.name());
        }
        String full = Ids.full(id);
        ObjectType target = org.schema.byPrefix(full);
        if (target == null || !field.referenceTo().contains(target.name)) {
            throw Problem.save("MALFORMED_ID", field.label() + ": id value of incorrect type: " + id, field.name());
        }
        Row row = org.table(target).find(full);
        if (row == null) {
            throw Problem.save("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name());
        }
        if (row.deleted()) {
            throw Problem.save("ENTITY_IS_DELETED", "entity is deleted", field.name());
        }
        return full;
    }

    /** REQUIRED_FIELD_MISSING when a field that must not be empty is. */
    static void checkRequired(Row row) {
        List<String> missing = new ArrayList<>();
        for (int i = 2; i < row.type.fields.size(); i++) {
            Field field = row.type.fields.get(i);
            if (!field.nillable() && field.createable() && row.at(i) == null) {
                missing.add(field.name());
            }
        }
        if (!missing.isEmpty()) {
            throw Problem.save(
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: [" + String.join(", ", missing) + "]",
                    missing.toArray(String[]::new));
        }
    }

    /** DUPLICATE_VALUE when another live record has the same unique value. */
    static void checkUnique(Table table, Row row) {
        for (int i = 2; i < row.type.fields.size(); i++) {
            Object value = row.at(i);
            if (row.type.fields.get(i).unique() && value != null) {
                for (Row other : table.by(i, value)) {
                    if (!other.id().equals(row.id())) {
                        throw Problem.save(
                                "DUPLICATE_VALUE",
                                "duplicate value found: "
                                        + row.type.fields.get(i).name()
                                        + " duplicates value on record with id: "
                                        + other.id().substring(0, 15));
                    }
                }
            }
        }
    }
}
