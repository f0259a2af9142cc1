package io.parley.sandbox.salesforce;

import io.parley.sandbox.Json;
import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of an org, read from resources. */
final class Schema {

    private static final List<String> OBJECTS = List.of(
            "Case",
            "Lead",
            "Account",
            "Contact",
            "RecordType",
            "AssignmentRule",
            "User",
            "Group",
            "CaseComment",
            "FeedItem",
            "ContentVersion",
            "ContentDocument",
            "ContentDocumentLink",
            "PermissionSet",
            "PermissionSetAssignment",
            "DuplicateRule",
            "ChannelMessage__c",
            "ChannelPersona__c",
            "SocialPost",
            "SocialPersona");

    /** Never changed, only replaced: readers of the schema hold no lock. */
    private volatile Map<String, ObjectType> objects = new LinkedHashMap<>();

    Schema(SalesforceSandbox.Options options) {
        for (String name : OBJECTS) {
            ObjectType type = Json.resource("/salesforce/objects/" + name + ".json", ObjectType.class);
            if (has(options, type)) {
                ObjectType fitted = type.with(field -> adapt(options, type, field));
                objects.put(name.toLowerCase(Locale.ROOT), readOnly(options, type) ? fitted.readOnly() : fitted);
            }
        }
    }

    private static boolean has(SalesforceSandbox.Options options, ObjectType type) {
        return social(type)
                ? options.features().contains(Feature.SOCIAL_POSTS) || readOnly(options, type)
                : options.packageInstalled() || !type.custom();
    }

    private static boolean readOnly(SalesforceSandbox.Options options, ObjectType type) {
        return social(type) && options.features().contains(Feature.OLD_SOCIAL_POSTS);
    }

    private static boolean social(ObjectType type) {
        return type.name.startsWith("Social");
    }

    private static @Nullable Field adapt(SalesforceSandbox.Options options, ObjectType type, Field field) {
        if (!options.packageInstalled() && field.custom() || PersonAccounts.lacks(options, type, field)) {
            return null;
        }
        return options.notUnique().contains(type.name + "." + field.name()) ? field.withoutUnique() : field;
    }

    /** From now on the org has these objects. */
    void become(Collection<ObjectType> types) {
        Map<String, ObjectType> all = new LinkedHashMap<>();
        types.forEach(type -> all.put(type.name.toLowerCase(Locale.ROOT), type));
        objects = all;
    }

    Collection<ObjectType> all() {
        return objects.values();
    }

    @Nullable
    ObjectType find(String name) {
        return objects.get(name.toLowerCase(Locale.ROOT));
    }

    /** The object of that name; NOT_FOUND, as Salesforce answers for an unknown resource. */
    ObjectType get(String name) {
        ObjectType type = find(name);
        if (type == null) {
            throw Problem.notFound();
        }
        return type;
    }

    /** Rows that refer to another object, and the field they do it by. */
    record Child(ObjectType type, Field field) {}

    /** Every field that refers to the object. */
    List<Child> children(ObjectType parent) {
        return objects.values().stream()
                .flatMap(type -> type.fields.stream()
                        .filter(field -> field.referenceTo().contains(parent.name))
                        .map(field -> new Child(type, field)))
                .toList();
    }

    /** The children that the object calls by this name. */
    @Nullable
    Child child(ObjectType parent, String relationship) {
        return children(parent).stream()
                .filter(child -> relationship.equalsIgnoreCase(child.field().childRelationship()))
                .findFirst()
                .orElse(null);
    }

    /** The object that ids with this prefix belong to. */
    @Nullable
    ObjectType byPrefix(String id) {
        return objects.values().stream()
                .filter(type -> id.startsWith(type.keyPrefix))
                .findFirst()
                .orElse(null);
    }
}
