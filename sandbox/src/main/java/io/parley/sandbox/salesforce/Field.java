package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of an object, as describe tells it.
 *
 * @param type string, textarea, picklist, reference, boolean, double, datetime, url, email, phone or id
 * @param onDelete what happens to this row when the row it refers to is deleted: cascade, or the reference is cleared
 * @param autoNumber format of a number that counts up, null for other fields
 * @param closedValues values of a status that mean closed
 * @param childRelationship how the object referred to calls these rows, null when it has no name for them
 */
record Field(
        String name,
        String label,
        String type,
        int length,
        Boolean nillable,
        Boolean createable,
        Boolean updateable,
        boolean externalId,
        boolean unique,
        boolean caseSensitive,
        boolean idLookup,
        boolean restrictedPicklist,
        List<String> picklistValues,
        List<String> closedValues,
        List<String> referenceTo,
        @Nullable String relationshipName,
        @Nullable JsonNode defaultValue,
        @Nullable String autoNumber,
        @JsonProperty("autoStart") int autoStart,
        @Nullable String onDelete,
        @Nullable String childRelationship) {

    Field {
        nillable = nillable == null || nillable;
        createable = createable == null || createable;
        updateable = updateable == null || updateable;
        picklistValues = Objects.requireNonNullElse(picklistValues, List.of());
        closedValues = Objects.requireNonNullElse(closedValues, List.of());
        referenceTo = Objects.requireNonNullElse(referenceTo, List.of());
    }

    static Field system(String name, String type, List<String> referenceTo, @Nullable String relation) {
        return new Field(
                name,
                name,
                type,
                type.equals("id") || type.equals("reference") ? 18 : 0,
                false,
                false,
                false,
                false,
                false,
                true,
                type.equals("id"),
                false,
                List.of(),
                List.of(),
                referenceTo,
                relation,
                null,
                null,
                0,
                null,
                null);
    }

    boolean custom() {
        return name.endsWith("__c") || name.endsWith("__pc");
    }

    boolean isReference() {
        return type.equals("reference");
    }

    /** True for a reference that a user set, not the audit fields. */
    boolean updateableReference() {
        return isReference() && createable;
    }

    /** True when rows are found by this field without a scan. */
    boolean indexed() {
        return externalId || idLookup || isReference();
    }

    Field withoutUnique() {
        return new Field(
                name,
                label,
                type,
                length,
                nillable,
                createable,
                updateable,
                externalId,
                false,
                caseSensitive,
                idLookup,
                restrictedPicklist,
                picklistValues,
                closedValues,
                referenceTo,
                relationshipName,
                defaultValue,
                autoNumber,
                autoStart,
                onDelete,
                childRelationship);
    }
}
