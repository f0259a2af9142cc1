package io.parley.sandbox.salesforce.metadata;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What Salesforce refuses in a component that is well formed, in its words where they are known. */
final class Rules {

    private final World world;

    /** @param world as it would be after the deployment */
    Rules(World world) {
        this.world = world;
    }

    /** Null when nothing is wrong. */
    @Nullable
    String problem(Component component) {
        return switch (component.kind()) {
            case CUSTOM_OBJECT -> new ObjectRules(world).object(component);
            case CUSTOM_FIELD -> new ObjectRules(world).field(component);
            case LIST_VIEW, COMPACT_LAYOUT, FIELD_SET, VALIDATION_RULE, WEB_LINK ->
                new ObjectRules(world).part(component);
            case PERMISSION_SET -> new PermissionRules(world).problem(component.xml());
            case FLOW -> new FlowRules(world).problem(component.xml());
            case FLOW_DEFINITION -> definition(component);
            case LIGHTNING_BUNDLE -> new BundleRules(world).problem(component);
            case QUICK_ACTION -> action(component);
            case LAYOUT -> layout(component);
            case CUSTOM_TAB -> tab(component);
            case FLEXI_PAGE -> page(component.xml());
            case CHANNEL -> null;
            case CHANNEL_MEMBER -> member(component.xml());
            case STATIC_RESOURCE -> missing(component.xml(), "contentType");
        };
    }

    private @Nullable String definition(Component component) {
        return world.has(Kind.FLOW, component.name()) ? null : unknown("fullName", Kind.FLOW, component.name());
    }

    private @Nullable String action(Component component) {
        Element xml = component.xml();
        String on = component.object();
        if (component.name().contains(".") && !world.hasObject(on)) {
            return unknown("fullName", Kind.CUSTOM_OBJECT, on);
        }
        String problem = missing(xml, "type");
        String bundle = Xml.text(xml, "lightningWebComponent");
        if (problem == null && Xml.text(xml, "type").equals("LightningWebComponent") && bundle.isEmpty()) {
            return "Required field is missing: lightningWebComponent";
        }
        if (problem == null && !bundle.isEmpty() && !world.has(Kind.LIGHTNING_BUNDLE, bundle)) {
            return unknown("lightningWebComponent", Kind.LIGHTNING_BUNDLE, bundle);
        }
        String target = Xml.text(xml, "targetObject");
        return problem == null && !target.isEmpty() && !world.hasObject(target)
                ? unknown("targetObject", Kind.CUSTOM_OBJECT, target)
                : problem;
    }

    private @Nullable String layout(Component component) {
        int dash = component.name().indexOf('-');
        String object = component.name().substring(0, Math.max(0, dash));
        if (!world.hasObject(object)) {
            return "Parent entity failed to deploy";
        }
        for (Element section : Xml.children(component.xml(), "layoutSections")) {
            for (Element column : Xml.children(section, "layoutColumns")) {
                for (Element item : Xml.children(column, "layoutItems")) {
                    String field = Xml.text(item, "field");
                    if (!field.isEmpty() && !world.hasField(object, field)) {
                        return unknown("field", Kind.CUSTOM_FIELD, object + "." + field);
                    }
                }
            }
        }
        return null;
    }

    private @Nullable String tab(Component component) {
        boolean ofObject = Xml.flag(component.xml(), "customObject");
        return ofObject && !world.has(Kind.CUSTOM_OBJECT, component.name())
                ? unknown("customObject", Kind.CUSTOM_OBJECT, component.name())
                : null;
    }

    private @Nullable String page(Element at) {
        for (Element child : Xml.children(at)) {
            String name = child.getTextContent().strip();
            if (child.getLocalName().equals("componentName") && name.startsWith("c:")) {
                String bundle = name.substring(2);
                if (!world.has(Kind.LIGHTNING_BUNDLE, bundle)) {
                    return "We couldn't retrieve the design time component information for component " + name + ".";
                }
            }
            String problem = page(child);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private @Nullable String member(Element xml) {
        String entity = Xml.text(xml, "selectedEntity");
        String object = entity.endsWith("__ChangeEvent")
                ? entity.substring(0, entity.length() - "__ChangeEvent".length()) + "__c"
                : entity.endsWith("ChangeEvent")
                        ? entity.substring(0, entity.length() - "ChangeEvent".length())
                        : entity;
        return world.hasObject(object) ? null : unknown("selectedEntity", Kind.CUSTOM_OBJECT, entity);
    }

    static @Nullable String missing(Element xml, String element) {
        return Xml.text(xml, element).isEmpty() ? "Required field is missing: " + element : null;
    }

    static String unknown(String element, Kind kind, String name) {
        return "In field: " + element + " - no " + kind.type + " named " + name + " found";
    }
}
