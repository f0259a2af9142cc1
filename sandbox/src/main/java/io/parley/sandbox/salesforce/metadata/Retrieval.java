package io.parley.sandbox.salesforce.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** The files of the components that a manifest names. */
final class Retrieval {

    /** What was found, and what was not. */
    record Result(byte[] zip, List<Component> components, List<String> missing) {}

    private final World world;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Element> objects = new TreeMap<>();
    private final List<Component> found = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    Retrieval(World world) {
        this.world = world;
    }

    Result run(Manifest manifest) {
        manifest.members().forEach((type, names) -> {
            Kind kind = Kind.named(type).orElseThrow();
            names.forEach(name -> member(kind, name));
        });
        objects.forEach((path, xml) -> files.put(path, Xml.file(xml)));
        files.put("package.xml", Xml.file(manifest(manifest)));
        return new Result(Zips.write(files), found, missing);
    }

    private void member(Kind kind, String name) {
        if (name.equals("*")) {
            world.all(kind).forEach(this::take);
            return;
        }
        Component component = world.find(kind, name);
        if (component != null) {
            take(component);
        } else if (kind == Kind.CUSTOM_OBJECT && world.isStandard(name)) {
            children(name, object(name));
        } else {
            missing.add("Entity of type '" + kind.type + "' named '" + name + "' cannot be found");
        }
    }

    private void take(Component component) {
        found.add(component);
        if (component.kind() == Kind.CUSTOM_OBJECT) {
            Element object = object(component.name());
            Xml.copy(component.xml(), object);
            children(component.name(), object);
        } else if (component.kind().ofObject()) {
            append(object(component.object()), component);
        } else {
            Element xml = Xml.root(component.kind().type);
            Xml.copy(component.xml(), xml);
            if (component.files().isEmpty()) {
                files.put(component.kind().path(component.name()), Xml.file(xml));
            } else {
                files.putAll(component.files());
                if (component.kind() == Kind.STATIC_RESOURCE) {
                    files.put(component.kind().path(component.name()) + "-meta.xml", Xml.file(xml));
                }
            }
        }
    }

    private Element object(String name) {
        return objects.computeIfAbsent("objects/" + name + ".object", path -> Xml.root("CustomObject"));
    }

    private void children(String name, Element object) {
        for (Component child : world.all()) {
            if (child.kind().ofObject() && child.object().equals(name)) {
                append(object, child);
            }
        }
    }

    private static void append(Element object, Component component) {
        String element = String.valueOf(component.kind().element);
        boolean there = Xml.children(object, element).stream()
                .anyMatch(each -> Xml.text(each, "fullName").equals(component.simpleName()));
        if (!there) {
            Element child = Xml.add(object, element);
            Xml.copy(component.xml(), child);
            if (component.kind() == Kind.CUSTOM_FIELD && Xml.child(child, "trackTrending") == null) {
                // Salesforce tells more than it was given.
                Xml.add(child, "trackTrending", false);
            }
        }
    }

    private static Element manifest(Manifest asked) {
        Element root = Xml.root("Package");
        asked.members().forEach((type, names) -> {
            Element types = Xml.add(root, "types");
            names.forEach(name -> Xml.add(types, "members", name));
            Xml.add(types, "name", type);
        });
        Xml.add(root, "version", "62.0");
        return root;
    }
}
