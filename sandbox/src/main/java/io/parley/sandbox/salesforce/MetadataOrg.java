package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Json;
import io.parley.sandbox.salesforce.metadata.Landscape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The org as the Metadata API sees and changes it. What a deployment made is seen by nobody until a permission set that
 * grants it is assigned to the integration user, as in Salesforce; that user stands for all of them here.
 */
final class MetadataOrg implements Landscape {

    private static final String SETS = "PermissionSet";
    private static final String ASSIGNED = "PermissionSetAssignment";

    private final Org org;
    private final Tokens tokens;
    private final String integrationUser;
    /** The objects without anything custom. */
    private final Map<String, ObjectType> standard = new LinkedHashMap<>();
    /** What was there from the beginning, seen by everybody: Object.Field, or the name of an object. */
    private final Set<String> madeBefore = new HashSet<>();

    private final Map<String, ObjectNode> initial = new LinkedHashMap<>();
    private final Map<String, String> prefixes = new HashMap<>();
    private Map<String, ObjectNode> objects = Map.of();
    private List<Granted> permissionSets = List.of();

    MetadataOrg(Org org, Tokens tokens, String integrationUser) {
        this.org = org;
        this.tokens = tokens;
        this.integrationUser = integrationUser;
        for (ObjectType type : org.schema.all()) {
            if (!type.custom()) {
                standard.put(type.name, type.with(field -> field.custom() ? null : field));
            }
            ObjectNode made = made(type);
            if (made != null) {
                initial.put(type.name, made);
                prefixes.put(type.name, type.keyPrefix);
            }
        }
        org.afterAssignments(() -> reshape(false));
    }

    private @Nullable ObjectNode made(ObjectType type) {
        ObjectNode made = Json.MAPPER.createObjectNode().put("name", type.name);
        if (type.custom()) {
            madeBefore.add(type.name);
            made.put("label", type.label).put("labelPlural", type.labelPlural);
            Field name = type.fields.get(type.place("Name"));
            made.put("nameLabel", name.label());
            made.put(
                    "nameFormat",
                    Objects.requireNonNullElse(name.autoNumber(), "%07d").replaceAll("%0?(\\d*)d", "{0000000}"));
        }
        var fields = made.putArray("fields");
        for (Field field : type.fields) {
            if (field.custom()) {
                fields.add(Json.MAPPER.valueToTree(field));
                madeBefore.add(type.name + "." + field.name());
            }
        }
        return type.custom() || !fields.isEmpty() ? made : null;
    }

    @Override
    public Set<String> standardObjects() {
        return new TreeSet<>(standard.keySet());
    }

    @Override
    public Map<String, Boolean> standardFields(String object) {
        Map<String, Boolean> fields = new HashMap<>();
        ObjectType type = standard.get(object);
        if (type != null) {
            type.fields.forEach(field ->
                    fields.put(field.name(), !field.nillable() || NEVER_HIDDEN.contains(object + "." + field.name())));
        }
        return fields;
    }

    /** Fields from which nobody can be kept, though they may be empty. */
    private static final Set<String> NEVER_HIDDEN =
            Set.of("Case.Status", "Case.OwnerId", "Lead.Status", "Lead.OwnerId", "Contact.OwnerId", "Account.OwnerId");

    @Override
    public Map<String, ObjectNode> madeBefore() {
        return initial;
    }

    @Override
    public @Nullable String user(String session) {
        return tokens.user("Bearer " + session);
    }

    @Override
    public void become(Map<String, ObjectNode> wanted, List<Granted> sets) {
        objects = wanted;
        madeBefore.retainAll(names(wanted));
        permissionSets = sets;
        org.write("", work -> {
            rows(work);
            return work;
        });
        reshape(true);
    }

    private static Set<String> names(Map<String, ObjectNode> objects) {
        Set<String> names = new HashSet<>(objects.keySet());
        objects.forEach((name, made) -> made.path("fields")
                .forEach(field -> names.add(name + "." + field.path("name").asText())));
        return names;
    }

    /** A permission set is a record too, that others refer to. */
    private void rows(Work work) {
        ObjectType type = org.schema.get(SETS);
        Set<String> wanted = new HashSet<>();
        for (Granted set : permissionSets) {
            wanted.add(set.name());
            if (org.table(SETS).live().stream()
                    .noneMatch(row -> row.text("Name").equals(set.name()))) {
                work.insert(type, Map.of(type.place("Name"), set.name(), type.place("Label"), set.label()));
            }
        }
        org.table(SETS).live().stream()
                .filter(row -> !wanted.contains(row.text("Name")))
                .forEach(row -> work.delete(type, row.id()));
    }

    /** @param anew false when only who sees what may have changed, which matters to deployed things alone */
    private void reshape(boolean anew) {
        if (!anew && objects.isEmpty()) {
            return;
        }
        Set<String> seen = seen();
        List<ObjectType> types = new ArrayList<>();
        standard.forEach((name, type) -> {
            List<Field> fields = fields(objects.get(name), name, seen);
            types.add(fields.isEmpty() ? type : type.plus(fields));
        });
        objects.forEach((name, made) -> {
            if (made.has("label") && name.endsWith("__c") && seen.contains(name)) {
                types.add(type(name, made, seen));
            }
        });
        org.reshape(types);
    }

    private ObjectType type(String name, ObjectNode made, Set<String> seen) {
        List<Field> own = new ArrayList<>();
        made.path("fields").forEach(json -> {
            Field field = Json.MAPPER.convertValue(json, Field.class);
            if (!field.custom()) {
                own.add(field);
                own.add(Json.MAPPER.convertValue(owner(), Field.class));
            }
        });
        own.addAll(fields(made, name, seen));
        String prefix = prefixes.computeIfAbsent(name, any -> String.format("a%02d", 50 + prefixes.size()));
        return new ObjectType(
                name, made.path("label").asText(), made.path("labelPlural").asText(), prefix, false, own);
    }

    private static ObjectNode owner() {
        ObjectNode owner = Json.MAPPER.createObjectNode();
        owner.put("name", "OwnerId")
                .put("label", "Owner ID")
                .put("type", "reference")
                .put("length", 18);
        owner.putArray("referenceTo").add("User").add("Group");
        return owner.put("relationshipName", "Owner");
    }

    private static List<Field> fields(@Nullable ObjectNode made, String object, Set<String> seen) {
        List<Field> fields = new ArrayList<>();
        if (made != null) {
            made.path("fields").forEach(json -> {
                Field field = Json.MAPPER.convertValue(json, Field.class);
                boolean always = !field.nillable() && seen.contains(object);
                if (field.custom() && (always || seen.contains(object + "." + field.name()))) {
                    fields.add(field);
                }
            });
        }
        return fields;
    }

    private Set<String> seen() {
        Set<String> seen = new HashSet<>(madeBefore);
        seen.addAll(standard.keySet());
        for (Granted set : permissionSets) {
            if (assigned(set.name())) {
                seen.addAll(set.objects());
                seen.addAll(set.fields());
            }
        }
        return seen;
    }

    private boolean assigned(String set) {
        return org.table(ASSIGNED).by("AssigneeId", integrationUser).stream()
                .map(row -> org.table(SETS).find(row.text("PermissionSetId")))
                .anyMatch(
                        row -> row != null && !row.deleted() && row.text("Name").equals(set));
    }
}
