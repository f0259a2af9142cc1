package io.parley.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field of a row or of a parent, such as Case__r.Status. */
final class FieldPath {

    static final String TYPE = "Type";

    /** What a query may ask of a parent that may be of several objects, says the reference of the object Name. */
    private static final Set<String> OF_ANY = Set.of(
            "id",
            "alias",
            "email",
            "firstname",
            "isactive",
            "lastname",
            "name",
            "nameoralias",
            "phone",
            "title",
            "type",
            "username");

    private static final int WHICH = -2;

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
                refuseBeyondName(relation < 0 ? null : type.fields.get(relation), parts[i + 1]);
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
        String last = parts[parts.length - 1];
        if (parts.length > 1 && last.equalsIgnoreCase(TYPE) && !relations.isEmpty() && ofAny(from, parts)) {
            return new FieldPath(org, relations, Field.system(TYPE, "string", List.of(), null), WHICH);
        }
        int place = type.place(last);
        if (place < 0) {
            throw Problem.invalidField("No such column '" + last + "' on entity '" + type.name
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

    static boolean polymorphic(Field reference) {
        return reference.referenceTo().size() > 1;
    }

    private static boolean ofAny(ObjectType from, String[] parts) {
        int relation = from.relation(parts[parts.length - 2]);
        return parts.length == 2 && relation >= 0 && polymorphic(from.fields.get(relation));
    }

    private static void refuseBeyondName(@Nullable Field reference, String next) {
        if (reference != null && polymorphic(reference) && !OF_ANY.contains(next.toLowerCase(Locale.ROOT))) {
            throw Problem.invalidField("No such column '" + next + "' on entity 'Name'. If you are attempting to use a"
                    + " custom field, be sure to append the '__c' after the custom field name.");
        }
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
        if (place == WHICH) {
            return at.type.name;
        }
        int found = at.type == row.type ? place : at.type.place(field.name());
        return found < 0 ? null : at.at(found);
    }
}
