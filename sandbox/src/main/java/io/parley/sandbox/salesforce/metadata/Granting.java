package io.parley.sandbox.salesforce.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** What the org's components mean for its objects. */
final class Granting {

    private Granting() {}

    /** Each custom object with its fields, and the custom fields of each standard object. */
    static Map<String, ObjectNode> objects(World world) {
        Map<String, ObjectNode> objects = new TreeMap<>();
        for (Component object : world.all(Kind.CUSTOM_OBJECT)) {
            if (!world.isStandard(object.name())) {
                objects.put(object.name(), object(object));
            }
        }
        for (Component field : world.all(Kind.CUSTOM_FIELD)) {
            ObjectNode of = objects.computeIfAbsent(field.object(), Granting::bare);
            ((ArrayNode) of.path("fields")).add(FieldJson.of(field.simpleName(), field.xml()));
        }
        return objects;
    }

    private static ObjectNode bare(String name) {
        ObjectNode object = Json.MAPPER.createObjectNode().put("name", name);
        object.putArray("fields");
        return object;
    }

    private static ObjectNode object(Component component) {
        Element xml = component.xml();
        ObjectNode object = bare(component.name());
        object.put("label", Xml.text(xml, "label"));
        object.put("labelPlural", Xml.text(xml, "pluralLabel"));
        ArrayNode fields = (ArrayNode) object.path("fields");
        Element nameField = Xml.child(xml, "nameField");
        if (nameField != null) {
            ObjectNode name = fields.addObject();
            name.put("name", "Name");
            name.put("label", Xml.text(nameField, "label"));
            name.put("type", "string");
            name.put("length", 80);
            if (Xml.text(nameField, "type").equals("AutoNumber")) {
                FieldJson.number(name, Xml.text(nameField, "displayFormat"));
            }
        }
        return object;
    }

    static List<Landscape.Granted> permissionSets(World world) {
        List<Landscape.Granted> granted = new ArrayList<>();
        for (Component set : world.all(Kind.PERMISSION_SET)) {
            Set<String> objects = new HashSet<>();
            Set<String> fields = new HashSet<>();
            for (Element each : Xml.children(set.xml(), "objectPermissions")) {
                if (Xml.flag(each, "allowRead")) {
                    objects.add(Xml.text(each, "object"));
                }
            }
            for (Element each : Xml.children(set.xml(), "fieldPermissions")) {
                if (Xml.flag(each, "readable")) {
                    fields.add(Xml.text(each, "field"));
                }
            }
            granted.add(new Landscape.Granted(set.name(), Xml.text(set.xml(), "label"), objects, fields));
        }
        return granted;
    }

    /** The components that stand for what the org has from the beginning. */
    static void seed(World world, Map<String, ObjectNode> madeBefore) {
        madeBefore.forEach((name, object) -> {
            if (object.has("label")) {
                Element xml = Xml.root("CustomObject");
                Xml.add(xml, "deploymentStatus", "Deployed");
                Xml.add(xml, "enableReports", true);
                Xml.add(xml, "label", object.path("label").asText());
                Element nameField = Xml.add(xml, "nameField");
                Xml.add(nameField, "displayFormat", object.path("nameFormat").asText());
                Xml.add(nameField, "label", object.path("nameLabel").asText());
                Xml.add(nameField, "type", "AutoNumber");
                Xml.add(xml, "pluralLabel", object.path("labelPlural").asText());
                Xml.add(xml, "sharingModel", "ReadWrite");
                world.put(Component.of(Kind.CUSTOM_OBJECT, name, xml));
            }
            object.path("fields")
                    .forEach(field -> world.put(Component.of(
                            Kind.CUSTOM_FIELD, name + "." + field.path("name").asText(), FieldJson.xml(field))));
        });
    }
}
