package io.parley.sandbox.salesforce.metadata;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What Salesforce refuses in a permission set. */
final class PermissionRules {

    private final World world;

    PermissionRules(World world) {
        this.world = world;
    }

    @Nullable
    String problem(Element xml) {
        String problem = Rules.missing(xml, "label");
        Set<String> readable = new HashSet<>();
        for (Element each : Xml.children(xml, "objectPermissions")) {
            problem = problem == null ? object(each) : problem;
            readable.add(Xml.text(each, "object"));
        }
        for (Element each : Xml.children(xml, "fieldPermissions")) {
            problem = problem == null ? field(each, readable) : problem;
        }
        for (Element each : Xml.children(xml, "tabSettings")) {
            String tab = Xml.text(each, "tab");
            if (problem == null && !tab.startsWith("standard-") && !world.has(Kind.CUSTOM_TAB, tab)) {
                problem = Rules.unknown("tab", Kind.CUSTOM_TAB, tab);
            }
        }
        return problem;
    }

    private @Nullable String object(Element each) {
        String object = Xml.text(each, "object");
        if (!world.hasObject(object)) {
            return Rules.unknown("object", Kind.CUSTOM_OBJECT, object);
        }
        String[][] dependencies = {
            {"allowCreate", "allowRead", "Create", "Read"},
            {"allowEdit", "allowRead", "Edit", "Read"},
            {"allowDelete", "allowEdit", "Delete", "Edit"},
            {"viewAllRecords", "allowRead", "View All", "Read"},
            {"modifyAllRecords", "viewAllRecords", "Modify All", "View All"},
            {"modifyAllRecords", "allowDelete", "Modify All", "Delete"}
        };
        for (String[] needs : dependencies) {
            if (Xml.flag(each, needs[0]) && !Xml.flag(each, needs[1])) {
                return "Permission " + needs[2] + " " + object + " depends on permission(s): " + needs[3] + " "
                        + object;
            }
        }
        return null;
    }

    private @Nullable String field(Element each, Set<String> readable) {
        String name = Xml.text(each, "field");
        int dot = name.indexOf('.');
        String object = name.substring(0, Math.max(0, dot));
        String field = name.substring(dot + 1);
        if (!world.hasObject(object) || !world.hasField(object, field)) {
            return Rules.unknown("field", Kind.CUSTOM_FIELD, name);
        }
        if (world.required(object, field)) {
            return "You cannot deploy to a required field: " + name;
        }
        if (Xml.flag(each, "editable") && !Xml.flag(each, "readable")) {
            return "Field " + name + " has edit access without read access";
        }
        return object.endsWith("__c") && !readable.contains(object)
                ? "Field permission for " + name + " needs Read on " + object
                : null;
    }
}
