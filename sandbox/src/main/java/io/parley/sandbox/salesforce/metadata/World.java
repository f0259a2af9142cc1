package io.parley.sandbox.salesforce.metadata;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All components of an org, as they are or as they would be after a deployment. */
final class World {

    private final Landscape landscape;
    private final Map<String, Component> components;

    World(Landscape landscape) {
        this(landscape, new TreeMap<>());
    }

    private World(Landscape landscape, Map<String, Component> components) {
        this.landscape = landscape;
        this.components = components;
    }

    World copy() {
        return new World(landscape, new TreeMap<>(components));
    }

    private static String key(Kind kind, String name) {
        return kind.type + ":" + name;
    }

    void put(Component component) {
        components.put(key(component.kind(), component.name()), component);
    }

    void remove(Kind kind, String name) {
        components.remove(key(kind, name));
        if (kind == Kind.CUSTOM_OBJECT) {
            components
                    .values()
                    .removeIf(component ->
                            component.kind().ofObject() && component.object().equals(name));
            components
                    .values()
                    .removeIf(component ->
                            component.kind() == Kind.LAYOUT && component.name().startsWith(name + "-"));
        }
    }

    @Nullable
    Component find(Kind kind, String name) {
        return components.get(key(kind, name));
    }

    boolean has(Kind kind, String name) {
        return components.containsKey(key(kind, name));
    }

    Collection<Component> all() {
        return components.values();
    }

    Collection<Component> all(Kind kind) {
        return components.values().stream()
                .filter(component -> component.kind() == kind)
                .toList();
    }

    boolean hasObject(String name) {
        return isStandard(name) || has(Kind.CUSTOM_OBJECT, name);
    }

    boolean isStandard(String object) {
        return landscape.standardObjects().contains(object);
    }

    /** Custom fields are components; the others are Salesforce's own. */
    boolean hasField(String object, String field) {
        if (field.endsWith("__c")) {
            return has(Kind.CUSTOM_FIELD, object + "." + field);
        }
        if (isStandard(object)) {
            return landscape.standardFields(object).containsKey(field);
        }
        return has(Kind.CUSTOM_OBJECT, object) && SYSTEM.contains(field);
    }

    /** Whether a field can never be empty, so that nobody can be kept from it. */
    boolean required(String object, String field) {
        Component component = find(Kind.CUSTOM_FIELD, object + "." + field);
        return component == null
                ? isStandard(object) && landscape.standardFields(object).getOrDefault(field, false)
                : Xml.flag(component.xml(), "required")
                        || Xml.text(component.xml(), "type").equals("MasterDetail");
    }

    private static final TreeSet<String> SYSTEM = new TreeSet<>(java.util.List.of(
            "Id",
            "Name",
            "OwnerId",
            "CreatedDate",
            "CreatedById",
            "LastModifiedDate",
            "LastModifiedById",
            "SystemModstamp",
            "IsDeleted",
            "ReplayId",
            "EventUuid"));
}
