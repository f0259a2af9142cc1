package io.parley.sandbox.salesforce.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** A package.xml, or one of the files of the same form that say what is to be deleted. */
record Manifest(Map<String, List<String>> members) {

    /** Fills the list of problems with what makes no sense. */
    static Manifest of(Element root, String file, List<Message> problems) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (Element types : Xml.children(root, "types")) {
            String name = Xml.text(types, "name");
            if (Kind.named(name).isEmpty()) {
                problems.add(Message.failed(file, "Unknown type name '" + name + "' specified in " + file));
                continue;
            }
            List<String> names = members.computeIfAbsent(name, any -> new ArrayList<>());
            Xml.children(types, "members")
                    .forEach(member -> names.add(member.getTextContent().strip()));
        }
        for (Element child : Xml.children(root)) {
            if (!List.of(
                            "types",
                            "version",
                            "fullName",
                            "description",
                            "apiAccessLevel",
                            "namespacePrefix",
                            "uninstallClass")
                    .contains(child.getLocalName())) {
                problems.add(Message.failed(
                        file,
                        "Error parsing file: Element {" + child.getNamespaceURI() + "}" + child.getLocalName()
                                + " invalid at this location in type Package"));
            }
        }
        return new Manifest(members);
    }

    boolean names(Kind kind, String name) {
        List<String> of = members.getOrDefault(kind.type, List.of());
        return of.contains(name) || of.contains("*");
    }
}
