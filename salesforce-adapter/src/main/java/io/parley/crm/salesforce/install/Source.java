package io.parley.crm.salesforce.install;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads a folder in source format, as developers keep it, into the parts that Salesforce deploys. */
final class Source {

    private static final String META = "-meta.xml";

    /** Folder to type, for what is one file each. The file's own ending is that of the deployment. */
    private static final Map<String, String> SINGLE = Map.of(
            "permissionsets", "PermissionSet",
            "flows", "Flow",
            "quickActions", "QuickAction",
            "layouts", "Layout",
            "tabs", "CustomTab",
            "flexipages", "FlexiPage",
            "platformEventChannels", "PlatformEventChannel",
            "platformEventChannelMembers", "PlatformEventChannelMember");

    /** Folder in that of an object to type and element. */
    private static final Map<String, List<String>> IN_OBJECT = Map.of(
            "fields", List.of("CustomField", "fields"),
            "listViews", List.of("ListView", "listViews"),
            "compactLayouts", List.of("CompactLayout", "compactLayouts"),
            "validationRules", List.of("ValidationRule", "validationRules"),
            "webLinks", List.of("WebLink", "webLinks"),
            "fieldSets", List.of("FieldSet", "fieldSets"));

    private Source() {}

    /**
     * The parts, in the order of their files.
     *
     * @param files by path below the folder that holds {@code objects}, {@code lwc} and so on
     * @throws IllegalArgumentException for a file that nobody would deploy
     */
    static List<Part> parts(Map<String, byte[]> files) {
        List<Part> parts = new ArrayList<>();
        Map<String, Map<String, byte[]>> bundles = new LinkedHashMap<>();
        files.forEach((path, content) -> {
            String[] steps = path.split("/");
            if (steps[0].equals("lwc") && steps.length > 2) {
                bundles.computeIfAbsent(steps[1], any -> new LinkedHashMap<>()).put(path, content);
            } else if (steps[0].equals("objects") && steps.length > 2) {
                parts.add(ofObject(path, steps, content));
            } else if (SINGLE.containsKey(steps[0]) && steps.length == 2 && path.endsWith(META)) {
                parts.add(single(path, steps, content));
            } else {
                throw new IllegalArgumentException("Nobody knows what to do with " + path + " of the package.");
            }
        });
        bundles.forEach((name, content) ->
                parts.add(new Part("LightningComponentBundle", name, "lwc/" + name, null, null, content)));
        return parts;
    }

    private static Part single(String path, String[] steps, byte[] content) {
        String type = String.valueOf(SINGLE.get(steps[0]));
        String file = path.substring(0, path.length() - META.length());
        String name = file.substring(file.indexOf('/') + 1, file.lastIndexOf('.'));
        return new Part(type, name, file, null, root(path, type, content), Map.of());
    }

    private static Part ofObject(String path, String[] steps, byte[] content) {
        String object = steps[1];
        String file = "objects/" + object + ".object";
        if (steps.length == 3 && steps[2].equals(object + ".object" + META)) {
            return new Part("CustomObject", object, file, null, root(path, "CustomObject", content), Map.of());
        }
        List<String> kind = IN_OBJECT.get(steps[2]);
        if (steps.length != 4 || kind == null || !steps[3].endsWith(META)) {
            throw new IllegalArgumentException("Nobody knows what to do with " + path + " of the package.");
        }
        Element xml = root(path, kind.get(0), content);
        String own = Xml.text(xml, "fullName");
        if (!steps[3].startsWith(own + ".")) {
            throw new IllegalArgumentException(path + " has the full name '" + own + "'.");
        }
        return new Part(kind.get(0), object + "." + own, file, kind.get(1), xml, Map.of());
    }

    private static Element root(String path, String type, byte[] content) {
        Element root = Xml.parse(path, content);
        if (!type.equals(root.getLocalName()) || !Xml.NAMESPACE.equals(root.getNamespaceURI())) {
            throw new IllegalArgumentException(path + " does not hold a " + type + ".");
        }
        return root;
    }

    /** The part of that type and name; null when there is none. */
    static @Nullable Part find(List<Part> parts, String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst().orElse(null);
    }
}
