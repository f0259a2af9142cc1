package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One object of the org and its fields. A row keeps its values in the order of {@link #fields}. */
final class ObjectType {

    final String name;
    final String label;
    final String labelPlural;
    final String keyPrefix;
    final boolean fixed;
    final List<Field> fields;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> relations = new HashMap<>();

    @JsonCreator
    ObjectType(
            @JsonProperty("name") String name,
            @JsonProperty("label") String label,
            @JsonProperty("labelPlural") String labelPlural,
            @JsonProperty("keyPrefix") String keyPrefix,
            @JsonProperty("fixed") boolean fixed,
            @JsonProperty("fields") List<Field> own) {
        this(name, label, labelPlural, keyPrefix, fixed, own, true);
    }

    private ObjectType(
            String name,
            String label,
            String labelPlural,
            String keyPrefix,
            boolean fixed,
            List<Field> given,
            boolean addSystem) {
        this.name = name;
        this.label = label;
        this.labelPlural = labelPlural;
        this.keyPrefix = keyPrefix;
        this.fixed = fixed;
        this.fields = addSystem ? withSystem(given) : List.copyOf(given);
        for (int i = 0; i < fields.size(); i++) {
            places.put(fields.get(i).name().toLowerCase(Locale.ROOT), i);
            String relation = fields.get(i).relationshipName();
            if (relation != null) {
                relations.put(relation.toLowerCase(Locale.ROOT), i);
            }
        }
    }

    private static List<Field> withSystem(List<Field> own) {
        List<Field> all = new ArrayList<>();
        all.add(Field.system("Id", "id", List.of(), null));
        all.add(Field.system("IsDeleted", "boolean", List.of(), null));
        all.addAll(own);
        all.add(Field.system("CreatedDate", "datetime", List.of(), null));
        all.add(Field.system("CreatedById", "reference", List.of("User"), "CreatedBy"));
        all.add(Field.system("LastModifiedDate", "datetime", List.of(), null));
        all.add(Field.system("LastModifiedById", "reference", List.of("User"), "LastModifiedBy"));
        all.add(Field.system("SystemModstamp", "datetime", List.of(), null));
        return List.copyOf(all);
    }

    /** The same object with other fields; null from the change leaves a field out. */
    ObjectType with(UnaryOperator<@Nullable Field> change) {
        List<Field> kept = new ArrayList<>();
        for (Field field : fields) {
            Field changed = change.apply(field);
            if (changed != null) {
                kept.add(changed);
            }
        }
        return new ObjectType(name, label, labelPlural, keyPrefix, fixed, kept, false);
    }

    /** The same object, which nobody can create. */
    ObjectType readOnly() {
        return new ObjectType(name, label, labelPlural, keyPrefix, true, fields, false);
    }

    /** The same object with more fields. */
    ObjectType plus(List<Field> more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(more);
        return new ObjectType(name, label, labelPlural, keyPrefix, fixed, all, false);
    }

    boolean custom() {
        return name.endsWith("__c");
    }

    /** Place of a field in a row, -1 when the object has none of that name. Names are read in any case. */
    int place(String field) {
        return places.getOrDefault(field.toLowerCase(Locale.ROOT), -1);
    }

    /** Place of the reference field behind a relationship name such as Case__r, -1 when there is none. */
    int relation(String relationship) {
        return relations.getOrDefault(relationship.toLowerCase(Locale.ROOT), -1);
    }

    boolean has(String field) {
        return place(field) >= 0;
    }
}
