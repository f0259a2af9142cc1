package io.parley.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a row or of a parent, such as Case__r.Status. */
final class FieldPath {

    final Field field;
    final int place;
    private final Org org;
    private final List<Integer> relations;

    private FieldPath(Org org, List<Integer> relations, Field field, int place) {
        this.org = org;
        this.relations = relations;
        this.field = field;
        this.place = place;
    }

    /** INVALID_FIELD when a part of the path does not exist. */
    static FieldPath of(Org org, ObjectType from, String path) {
        String[] parts = path.split("\\.");
        List<Integer> relations = new ArrayList<>();
        ObjectType type = from;
        for (int i = 0; i < parts.length - 1; i++) {
            if (!(i == 0 && parts[i].equalsIgnoreCase(from.name))) {
                int relation = type.relation(parts[i]);
                ObjectType parent = relation < 0 ? null : parent(org, type.fields.get(relation), parts[i + 1]);
                if (parent == null) {
                    throw Problem.invalidField(
                            "Didn't understand relationship '" + parts[i] + "' in field path. If you are"
                                    + " attempting to use a custom relationship, be sure to append the '__r' after the custom"
                                    + " relationship name.");
                }
                relations.add(relation);
                type = parent;
            }
        }
        int place = type.place(parts[parts.length - 1]);
        if (place < 0) {
            throw Problem.invalidField("No such column '" + parts[parts.length - 1] + "' on entity '" + type.name
                    + "'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field"
                    + " name.");
        }
        return new FieldPath(org, relations, type.fields.get(place), place);
    }

    private static @Nullable ObjectType parent(Org org, Field reference, String next) {
        ObjectType first = null;
        for (String name : reference.referenceTo()) {
            ObjectType type = org.schema.find(name);
            first = first == null ? type : first;
            if (type != null && (type.has(next) || type.relation(next) >= 0)) {
                return type;
            }
        }
        return first;
    }

    boolean own() {
        return relations.isEmpty();
    }

    @Nullable
    Object of(Row row) {
        Row at = row;
        for (int relation : relations) {
            Object id = at.at(relation);
            Row parent = id == null ? null : org.follow(at.type.fields.get(relation), id);
            if (parent == null) {
                return null;
            }
            at = parent;
        }
        int found = at.type == row.type ? place : at.type.place(field.name());
        return found < 0 ? null : at.at(found);
    }
}
