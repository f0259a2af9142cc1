package io.parley.sandbox.salesforce.metadata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What Salesforce refuses in an object and its parts. */
final class ObjectRules {

    private static final int LONGEST_TEXT = 255;
    private static final int SHORTEST_LONG_TEXT = 256;
    private static final int LONGEST_LONG_TEXT = 131_072;

    /** Names that list views have for what every object has. */
    private static final List<String> COLUMNS = List.of(
            "NAME",
            "CREATED_DATE",
            "CREATEDBY_USER",
            "LAST_UPDATE",
            "UPDATEDBY_USER",
            "OWNER.ALIAS",
            "OBJECT_ID",
            "CORE.USERS.ALIAS",
            "CREATEDBY_USER.ALIAS",
            "OWNER.FIRST_NAME",
            "OWNER.LAST_NAME");

    private final World world;

    ObjectRules(World world) {
        this.world = world;
    }

    @Nullable
    String object(Component component) {
        Element xml = component.xml();
        if (world.isStandard(component.name())) {
            return null;
        }
        if (!component.name().matches("[A-Za-z][A-Za-z0-9_]*__(c|e|mdt)")) {
            return "The name of a custom object ends with __c";
        }
        for (String needed : List.of("label", "pluralLabel", "deploymentStatus")) {
            if (Xml.text(xml, needed).isEmpty()) {
                return "Must specify a nonempty " + needed + " for the CustomObject";
            }
        }
        if (component.name().endsWith("__e")) {
            return Xml.text(xml, "eventType").isEmpty() ? "Must specify an eventType for the CustomObject" : null;
        }
        Element name = Xml.child(xml, "nameField");
        if (name == null || Xml.text(name, "type").isEmpty()) {
            return "Must specify a nameField for the CustomObject";
        }
        if (Xml.text(name, "type").equals("AutoNumber")
                && Xml.text(name, "displayFormat").isEmpty()) {
            return "Must specify displayFormat for an AutoNumber nameField";
        }
        return Xml.text(xml, "sharingModel").isEmpty() ? "Must specify a sharingModel for the CustomObject" : null;
    }

    @Nullable
    String field(Component component) {
        Element xml = component.xml();
        String type = Xml.text(xml, "type");
        if (!world.hasObject(component.object())) {
            return Rules.unknown("fullName", Kind.CUSTOM_OBJECT, component.object());
        }
        if (!component.simpleName().endsWith("__c")) {
            return "The name of a custom field ends with __c";
        }
        if (Xml.text(xml, "label").isEmpty()) {
            return "Required field is missing: label";
        }
        if (!FieldJson.knows(type)) {
            return type.isEmpty() ? "Required field is missing: type" : "The stand-in has no fields of type " + type;
        }
        String problem = sizes(xml, type);
        problem = problem == null ? keys(xml, type) : problem;
        return problem == null ? lookup(component, type) : problem;
    }

    private static @Nullable String sizes(Element xml, String type) {
        Map<String, List<String>> needed = Map.of(
                "Text", List.of("length"),
                "LongTextArea", List.of("length", "visibleLines"),
                "Html", List.of("length", "visibleLines"),
                "Number", List.of("precision", "scale"),
                "Checkbox", List.of("defaultValue"),
                "Picklist", List.of("valueSet"));
        for (String element : needed.getOrDefault(type, List.of())) {
            if (Xml.child(xml, element) == null) {
                return "Must specify '" + element + "' for a CustomField of type " + type;
            }
        }
        int length = Xml.text(xml, "length").isEmpty() ? 0 : Integer.parseInt(Xml.text(xml, "length"));
        if (type.equals("Text") && (length < 1 || length > LONGEST_TEXT)) {
            return "Value too large or too small: length of a Text field is 1 to 255";
        }
        if (type.equals("LongTextArea") && (length < SHORTEST_LONG_TEXT || length > LONGEST_LONG_TEXT)) {
            return "Value too large or too small: length of a LongTextArea field is 256 to 131072";
        }
        return length > 0 && !List.of("Text", "LongTextArea", "Html").contains(type)
                ? "Can not specify 'length' for a CustomField of type " + type
                : null;
    }

    private static @Nullable String keys(Element xml, String type) {
        boolean external = Xml.flag(xml, "externalId");
        if (external && !List.of("Text", "Number", "Email", "AutoNumber").contains(type)) {
            return "Can not specify 'externalId' for a CustomField of type " + type;
        }
        if (Xml.flag(xml, "unique") && !List.of("Text", "Number", "Email").contains(type)) {
            return "Can not specify 'unique' for a CustomField of type " + type;
        }
        return Xml.flag(xml, "caseSensitive") && !Xml.flag(xml, "unique") && !external
                ? "Can not specify 'caseSensitive' for a field that is not unique"
                : null;
    }

    private @Nullable String lookup(Component component, String type) {
        Element xml = component.xml();
        if (!type.equals("Lookup") && !type.equals("MasterDetail")) {
            return null;
        }
        String target = Xml.text(xml, "referenceTo");
        if (target.isEmpty() || !world.hasObject(target)) {
            return target.isEmpty()
                    ? "Must specify 'referenceTo' for a CustomField of type " + type
                    : Rules.unknown("referenceTo", Kind.CUSTOM_OBJECT, target);
        }
        if (Xml.flag(xml, "required") && Xml.text(xml, "deleteConstraint").equals("SetNull")) {
            return "Can not specify 'SetNull' for a required lookup field";
        }
        String relation = Xml.text(xml, "relationshipName");
        boolean taken = world.all(Kind.CUSTOM_FIELD).stream()
                .filter(other -> !other.name().equals(component.name()))
                .anyMatch(other -> Xml.text(other.xml(), "referenceTo").equals(target)
                        && Xml.text(other.xml(), "relationshipName").equals(relation));
        return !relation.isEmpty() && taken
                ? "There is already a Child Relationship named " + relation + " on " + target + "."
                : null;
    }

    /** List views, compact layouts and other parts name fields of their object. */
    @Nullable
    String part(Component component) {
        String object = component.object();
        if (!world.hasObject(object)) {
            return "Parent entity failed to deploy";
        }
        if (component.kind() == Kind.LIST_VIEW) {
            return view(component);
        }
        if (component.kind() == Kind.COMPACT_LAYOUT) {
            for (Element field : Xml.children(component.xml(), "fields")) {
                if (!world.hasField(object, field.getTextContent().strip())) {
                    return Rules.unknown(
                            "fields",
                            Kind.CUSTOM_FIELD,
                            object + "." + field.getTextContent().strip());
                }
            }
        }
        return null;
    }

    private @Nullable String view(Component component) {
        for (Element column : Xml.children(component.xml(), "columns")) {
            if (!column(component.object(), column.getTextContent().strip())) {
                return "Could not resolve list view column: "
                        + column.getTextContent().strip();
            }
        }
        for (Element filter : Xml.children(component.xml(), "filters")) {
            if (!column(component.object(), Xml.text(filter, "field"))) {
                return "Could not resolve list view filter: " + Xml.text(filter, "field");
            }
        }
        return Rules.missing(component.xml(), "label");
    }

    /** Salesforce's own fields of a standard object have names there that the stand-in does not know. */
    private boolean column(String object, String name) {
        return name.endsWith("__c") ? world.hasField(object, name) : COLUMNS.contains(name) || world.isStandard(object);
    }
}
