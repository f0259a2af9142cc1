package io.parley.sandbox.salesforce.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What a deployment brings: the files of an archive as components, deletions, and what makes no sense already. */
final class Parcel {

    private static final String MANIFEST = "package.xml";
    private static final List<String> DELETIONS =
            List.of("destructiveChangesPre.xml", "destructiveChanges.xml", "destructiveChangesPost.xml");

    final List<Component> components = new ArrayList<>();
    final List<Manifest> deletions = new ArrayList<>();
    final List<Message> problems = new ArrayList<>();
    private final Map<String, byte[]> files;

    private Parcel(Map<String, byte[]> files) {
        this.files = files;
    }

    /** @param singlePackage whether the manifest stands at the root; else in a folder, which comes first in each path */
    static Parcel of(@Nullable Map<String, byte[]> archive, boolean singlePackage) {
        Map<String, byte[]> files = new TreeMap<>();
        if (archive != null) {
            archive.forEach((path, content) ->
                    files.put(singlePackage ? path : path.substring(path.indexOf('/') + 1), content));
        }
        Parcel parcel = new Parcel(files);
        parcel.read();
        return parcel;
    }

    private void read() {
        Element root = xml(MANIFEST);
        if (root == null) {
            if (problems.isEmpty()) {
                problems.add(Message.failed(MANIFEST, "No package.xml found"));
            }
            return;
        }
        Manifest manifest = Manifest.of(root, MANIFEST, problems);
        for (String file : DELETIONS) {
            Element named = xml(file);
            if (named != null) {
                deletions.add(Manifest.of(named, file, problems));
            }
        }
        Map<String, Component> found = new LinkedHashMap<>();
        files.keySet().forEach(path -> read(path, manifest, found));
        components.addAll(found.values());
        manifest.members()
                .forEach((type, names) -> names.forEach(name -> {
                    Kind kind = Kind.named(type).orElseThrow();
                    if (!name.equals("*")
                            && found.values().stream().noneMatch(is(kind, name))
                            && !failed(kind.path(name))) {
                        problems.add(Message.failed(
                                kind.path(name),
                                "An object '" + name + "' of type " + type
                                        + " was named in package.xml, but was not found in zipped directory"));
                    }
                }));
    }

    private static java.util.function.Predicate<Component> is(Kind kind, String name) {
        return component -> component.kind() == kind && component.name().equals(name);
    }

    private boolean failed(String path) {
        return problems.stream().anyMatch(problem -> problem.file().startsWith(path));
    }

    private @Nullable Element xml(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            return null;
        }
        try {
            return Xml.parse(content);
        } catch (Xml.Malformed malformed) {
            problems.add(Message.failed(path, "Error parsing file: " + malformed.getMessage()));
            return null;
        }
    }

    private void read(String path, Manifest manifest, Map<String, Component> found) {
        if (path.equals(MANIFEST) || DELETIONS.contains(path)) {
            return;
        }
        int slash = path.indexOf('/');
        Kind kind = slash < 0 ? null : Kind.inFolder(path.substring(0, slash)).orElse(null);
        if (kind == null) {
            problems.add(Message.failed(path, "The stand-in knows no type of metadata for this file"));
        } else if (kind == Kind.LIGHTNING_BUNDLE) {
            bundle(path, path.substring(slash + 1), manifest, found);
        } else if (kind == Kind.STATIC_RESOURCE) {
            resource(path, path.substring(slash + 1), manifest, found);
        } else {
            document(kind, path, path.substring(slash + 1), manifest, found);
        }
    }

    private void document(Kind kind, String path, String file, Manifest manifest, Map<String, Component> found) {
        String ending = "." + kind.suffix;
        Element root = xml(path);
        if (root == null) {
            return;
        }
        if (!file.endsWith(ending) || file.contains("/")) {
            problems.add(Message.failed(path, "A file of type " + kind.type + " ends with " + ending));
            return;
        }
        String problem = kind.type.equals(root.getLocalName())
                ? Types.problem(root, kind.type)
                : "Error parsing file: Element " + root.getLocalName() + " invalid at this location";
        if (problem != null) {
            problems.add(new Message(
                    kind.type, file.substring(0, file.length() - ending.length()), path, false, false, problem));
            return;
        }
        String name = file.substring(0, file.length() - ending.length());
        if (kind == Kind.CUSTOM_OBJECT) {
            object(path, name, root, manifest, found);
        } else {
            take(Component.of(kind, name, root), path, manifest.names(kind, name), found);
        }
    }

    private void object(String path, String name, Element root, Manifest manifest, Map<String, Component> found) {
        boolean whole = manifest.names(Kind.CUSTOM_OBJECT, name);
        Element own = Xml.root("CustomObject");
        for (Element child : Xml.children(root)) {
            Kind kind = Kind.inObject(child.getLocalName()).orElse(null);
            if (kind == null) {
                own.appendChild(own.getOwnerDocument().importNode(child, true));
                continue;
            }
            String full = name + "." + Xml.text(child, "fullName");
            take(Component.of(kind, full, child), path, whole || manifest.names(kind, full), found);
        }
        if (whole) {
            take(Component.of(Kind.CUSTOM_OBJECT, name, own), path, true, found);
        }
    }

    private void bundle(String path, String rest, Manifest manifest, Map<String, Component> found) {
        int slash = rest.indexOf('/');
        if (slash < 0) {
            problems.add(Message.failed(path, "A file of a LightningComponentBundle stands in a folder of its name"));
            return;
        }
        String name = rest.substring(0, slash);
        String key = Kind.LIGHTNING_BUNDLE.type + name;
        if (!found.containsKey(key)) {
            Element meta = xml("lwc/" + name + "/" + name + ".js-meta.xml");
            Component bundle = Component.of(
                    Kind.LIGHTNING_BUNDLE, name, meta == null ? Xml.root("LightningComponentBundle") : meta);
            take(bundle, path, manifest.names(Kind.LIGHTNING_BUNDLE, name), found);
        }
        Component bundle = found.get(key);
        if (bundle != null) {
            bundle.files().put(path, files.get(path));
        }
    }

    private void resource(String path, String file, Manifest manifest, Map<String, Component> found) {
        if (file.endsWith(".resource")) {
            String name = file.substring(0, file.length() - ".resource".length());
            Element meta = xml(path + "-meta.xml");
            if (meta == null) {
                problems.add(Message.failed(path, "Required field is missing: contentType"));
                return;
            }
            Component resource = Component.of(Kind.STATIC_RESOURCE, name, meta);
            resource.files().put(path, files.get(path));
            take(resource, path, manifest.names(Kind.STATIC_RESOURCE, name), found);
        }
    }

    private void take(Component component, String path, boolean named, Map<String, Component> found) {
        if (!named) {
            problems.add(Message.failed(
                    component, "The file " + path + " has " + component.name() + ", which is not in package.xml"));
        } else if (found.putIfAbsent(component.kind().type + component.name(), component) != null) {
            problems.add(Message.failed(component, "Duplicate: " + component.name() + " is in the package twice"));
        }
    }
}
