package io.parley.crm.salesforce.install;

import io.parley.crm.InstallPlan.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What an org has of the parts of a package. */
final class OrgState {

    private final Map<String, byte[]> files;
    private final Map<String, Element> documents = new HashMap<>();

    private OrgState(Map<String, byte[]> files) {
        this.files = files;
    }

    /** Asks for all of them, and for the receipt, in one go. */
    static OrgState of(List<Part> parts, MetadataClient client) {
        Set<String> whole =
                parts.stream().filter(Part::isObject).map(Part::name).collect(Collectors.toSet());
        List<Part> asked = new ArrayList<>(parts);
        // An object comes with its fields and lists.
        asked.removeIf(part -> part.element() != null && whole.contains(part.object()));
        Map<String, TreeSet<String>> members = new TreeMap<>(Archive.members(asked));
        members.computeIfAbsent(Receipt.TYPE, any -> new TreeSet<>()).add(Receipt.NAME);
        return new OrgState(client.retrieve(members));
    }

    @Nullable
    Receipt receipt() {
        return Receipt.in(files);
    }

    State state(Part part) {
        if (part.xml() == null) {
            boolean any = files.keySet().stream().anyMatch(path -> path.startsWith(part.file() + "/"));
            return !any ? State.MISSING : differences(part).isEmpty() ? State.PRESENT : State.DIFFERS;
        }
        return theirs(part) == null ? State.MISSING : differences(part).isEmpty() ? State.PRESENT : State.DIFFERS;
    }

    /** In what it differs; empty when it does not, or is not there. */
    List<String> differences(Part part) {
        Element xml = part.xml();
        if (xml == null) {
            return Difference.in(part.files(), files);
        }
        Element theirs = theirs(part);
        return theirs == null ? List.of() : Difference.in(xml, theirs);
    }

    /** The same part as the org has it; null when it lacks it. */
    @Nullable
    Element theirs(Part part) {
        Element document = document(part.file());
        if (document == null || part.element() == null) {
            return document;
        }
        return Xml.children(document, part.element()).stream()
                .filter(each -> Xml.text(each, "fullName").equals(part.simpleName()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Element document(String file) {
        byte[] content = files.get(file);
        return content == null ? null : documents.computeIfAbsent(file, any -> Xml.parse(file, content));
    }
}
