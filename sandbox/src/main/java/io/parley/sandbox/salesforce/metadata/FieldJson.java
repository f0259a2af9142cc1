package io.parley.sandbox.salesforce.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Json;
import java.util.Map;
import org.w3c.dom.Element;

/** Turns a custom field as metadata into the stand-in's own description, and back. */
final class FieldJson {

    /** Type of the metadata to type of describe. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Text", "string"),
            Map.entry("AutoNumber", "string"),
            Map.entry("LongTextArea", "textarea"),
            Map.entry("TextArea", "textarea"),
            Map.entry("Picklist", "picklist"),
            Map.entry("Lookup", "reference"),
            Map.entry("MasterDetail", "reference"),
            Map.entry("Checkbox", "boolean"),
            Map.entry("Number", "double"),
            Map.entry("DateTime", "datetime"),
            Map.entry("Url", "url"),
            Map.entry("Email", "email"),
            Map.entry("Phone", "phone"));

    /** Lengths that nobody can choose. */
    private static final Map<String, Integer> LENGTHS =
            Map.of("TextArea", 255, "Picklist", 255, "Url", 255, "Email", 80, "Phone", 40, "Lookup", 18);

    private FieldJson() {}

    static boolean knows(String type) {
        return TYPES.containsKey(type);
    }

    static ObjectNode of(String name, Element xml) {
        String type = Xml.text(xml, "type");
        ObjectNode field = Json.MAPPER.createObjectNode();
        field.put("name", name);
        field.put("label", Xml.text(xml, "label"));
        field.put("type", TYPES.get(type));
        String length = Xml.text(xml, "length");
        field.put("length", length.isEmpty() ? LENGTHS.getOrDefault(type, 0) : Integer.parseInt(length));
        field.put("nillable", !Xml.flag(xml, "required") && !type.equals("Checkbox") && !type.equals("MasterDetail"));
        for (String flag : new String[] {"externalId", "unique", "caseSensitive"}) {
            field.put(flag, Xml.flag(xml, flag));
        }
        switch (type) {
            case "Lookup", "MasterDetail" -> lookup(field, name, xml, type);
            case "Picklist" -> picklist(field, xml);
            case "Checkbox" -> field.put("defaultValue", Xml.flag(xml, "defaultValue"));
            case "AutoNumber" -> number(field, Xml.text(xml, "displayFormat"));
            default -> {}
        }
        return field;
    }

    private static void lookup(ObjectNode field, String name, Element xml, String type) {
        field.putArray("referenceTo").add(Xml.text(xml, "referenceTo"));
        field.put("relationshipName", name.substring(0, name.length() - 1) + "r");
        String children = Xml.text(xml, "relationshipName");
        if (!children.isEmpty()) {
            field.put("childRelationship", children + "__r");
        }
        if (type.equals("MasterDetail") || Xml.text(xml, "deleteConstraint").equals("Cascade")) {
            field.put("onDelete", "cascade");
        }
    }

    private static void picklist(ObjectNode field, Element xml) {
        ArrayNode values = field.putArray("picklistValues");
        Element set = Xml.child(xml, "valueSet");
        Element definition = set == null ? null : Xml.child(set, "valueSetDefinition");
        field.put("restrictedPicklist", set != null && Xml.flag(set, "restricted"));
        if (definition != null) {
            for (Element value : Xml.children(definition, "value")) {
                values.add(Xml.text(value, "fullName"));
                if (Xml.flag(value, "default")) {
                    field.put("defaultValue", Xml.text(value, "fullName"));
                }
            }
        }
    }

    /** A format such as CM-{0000} counts with leading zeros. */
    static void number(ObjectNode field, String format) {
        String zeros = format.replaceAll(".*\\{(0+)}.*", "$1");
        field.put("autoNumber", format.replaceAll("\\{0+}", "%0" + zeros.length() + "d"));
        field.put("idLookup", true);
        field.put("nillable", false);
        field.put("createable", false);
        field.put("updateable", false);
        if (field.path("length").asInt() == 0) {
            field.put("length", 80);
        }
    }

    /** The metadata of a field that was there before the first deployment. */
    static Element xml(JsonNode field) {
        Element xml = Xml.root("CustomField");
        String type = type(field);
        Xml.add(xml, "fullName", field.path("name").asText());
        if (field.path("unique").asBoolean()) {
            Xml.add(xml, "caseSensitive", field.path("caseSensitive").asBoolean());
        }
        if (type.equals("Lookup")) {
            Xml.add(xml, "deleteConstraint", "SetNull");
        }
        Xml.add(xml, "externalId", field.path("externalId").asBoolean());
        Xml.add(xml, "label", field.path("label").asText());
        if (type.equals("Text") || type.equals("LongTextArea")) {
            Xml.add(xml, "length", field.path("length").asInt());
        }
        if (type.equals("Number")) {
            Xml.add(xml, "precision", 18);
        }
        if (type.equals("Lookup")) {
            target(xml, field);
        }
        Xml.add(xml, "required", !field.path("nillable").asBoolean(true) && !type.equals("Checkbox"));
        if (type.equals("Number")) {
            Xml.add(xml, "scale", 0);
        }
        Xml.add(xml, "type", type);
        if (type.equals("Text") || type.equals("Number")) {
            Xml.add(xml, "unique", field.path("unique").asBoolean());
        }
        if (type.equals("Picklist")) {
            values(xml, field);
        }
        if (type.equals("LongTextArea")) {
            Xml.add(xml, "visibleLines", 6);
        }
        return xml;
    }

    private static void target(Element xml, JsonNode field) {
        Xml.add(xml, "referenceTo", field.path("referenceTo").path(0).asText());
        String children = field.path("childRelationship").asText("");
        if (!children.isEmpty()) {
            Xml.add(xml, "relationshipName", children.replace("__r", ""));
        }
    }

    private static String type(JsonNode field) {
        return switch (field.path("type").asText()) {
            case "textarea" -> field.path("length").asInt() > 255 ? "LongTextArea" : "TextArea";
            case "picklist" -> "Picklist";
            case "reference" -> "Lookup";
            case "boolean" -> "Checkbox";
            case "double" -> "Number";
            case "datetime" -> "DateTime";
            case "url" -> "Url";
            case "email" -> "Email";
            case "phone" -> "Phone";
            default -> "Text";
        };
    }

    private static void values(Element xml, JsonNode field) {
        Element set = Xml.add(xml, "valueSet");
        Xml.add(set, "restricted", field.path("restrictedPicklist").asBoolean());
        Element definition = Xml.add(set, "valueSetDefinition");
        Xml.add(definition, "sorted", false);
        for (JsonNode value : field.path("picklistValues")) {
            Element one = Xml.add(definition, "value");
            Xml.add(one, "fullName", value.asText());
            Xml.add(one, "default", value.equals(field.path("defaultValue")));
            Xml.add(one, "label", value.asText());
        }
    }
}
