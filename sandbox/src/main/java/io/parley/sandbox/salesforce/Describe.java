package io.parley.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describe, global and per object. */
final class Describe {

    private final Schema schema;

    Describe(Schema schema) {
        this.schema = schema;
    }

    Map<String, Object> global(String base) {
        return Map.of(
                "encoding",
                "UTF-8",
                "maxBatchSize",
                200,
                "sobjects",
                schema.all().stream().map(type -> brief(type, base)).toList());
    }

    Map<String, @Nullable Object> brief(ObjectType type, String base) {
        String url = base + "/sobjects/" + type.name;
        Map<String, @Nullable Object> brief = new LinkedHashMap<>();
        brief.put("name", type.name);
        brief.put("label", type.label);
        brief.put("labelPlural", type.labelPlural);
        brief.put("keyPrefix", type.keyPrefix);
        brief.put("custom", type.custom());
        brief.put("createable", !type.fixed);
        brief.put("updateable", true);
        brief.put("deletable", !type.fixed);
        brief.put("queryable", true);
        brief.put("retrieveable", true);
        brief.put("urls", Map.of("sobject", url, "describe", url + "/describe", "rowTemplate", url + "/{ID}"));
        return brief;
    }

    Map<String, @Nullable Object> full(ObjectType type, String base) {
        Map<String, @Nullable Object> all = brief(type, base);
        all.put("fields", type.fields.stream().map(Describe::field).toList());
        all.put(
                "childRelationships",
                schema.children(type).stream().map(Describe::child).toList());
        all.put("recordTypeInfos", List.of());
        return all;
    }

    private static Map<String, @Nullable Object> child(Schema.Child child) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("childSObject", child.type().name);
        told.put("field", child.field().name());
        told.put("relationshipName", child.field().childRelationship());
        told.put("cascadeDelete", "cascade".equals(child.field().onDelete()));
        told.put("deprecatedAndHidden", false);
        told.put("restrictedDelete", false);
        return told;
    }

    private static Map<String, @Nullable Object> field(Field field) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("name", field.name());
        told.put("label", field.label());
        told.put("type", field.type());
        told.put("length", field.length());
        told.put("byteLength", field.length() * 3);
        told.put("custom", field.custom());
        told.put("nillable", field.nillable());
        told.put("createable", field.createable());
        told.put("updateable", field.updateable());
        told.put(
                "defaultedOnCreate",
                field.defaultValue() != null || field.name().equals("OwnerId"));
        told.put("defaultValue", field.defaultValue());
        told.put("externalId", field.externalId());
        told.put("idLookup", field.idLookup() || field.externalId());
        told.put("unique", field.unique());
        told.put("caseSensitive", field.caseSensitive());
        told.put("autoNumber", field.autoNumber() != null);
        told.put("filterable", !field.type().equals("textarea"));
        told.put("sortable", !field.type().equals("textarea"));
        told.put("restrictedPicklist", field.restrictedPicklist());
        told.put(
                "picklistValues",
                field.picklistValues().stream()
                        .map(value -> Map.of("value", value, "label", value, "active", true, "defaultValue", false))
                        .toList());
        told.put("referenceTo", field.referenceTo());
        told.put("relationshipName", field.relationshipName());
        told.put("polymorphicForeignKey", field.referenceTo().size() > 1);
        return told;
    }
}
