package io.parley.crm.salesforce.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The list of what Parley added, kept in the org itself as a static resource and deployed together with what it lists: so
 * that removing takes away nothing that was there before, whoever does it and whenever.
 *
 * @param added ids of parts
 */
record Receipt(Set<String> added) {

    static final String TYPE = "StaticResource";
    static final String NAME = "ParleyInstallation";
    private static final String FILE = "staticresources/" + NAME + ".resource";

    Receipt {
        added = Set.copyOf(added);
    }

    static final Receipt NONE = new Receipt(Set.of());

    /** As it lies in the org; null when there is none. */
    static @Nullable Receipt in(Map<String, byte[]> files) {
        byte[] content = files.get(FILE);
        if (content == null) {
            return null;
        }
        Set<String> added = new TreeSet<>();
        try {
            for (JsonNode id :
                    Json.tree(new String(content, StandardCharsets.UTF_8)).path("added")) {
                added.add(id.asText());
            }
        } catch (IllegalArgumentException spoiled) {
            // Whoever changed it: what we can't read, we don't own.
            return NONE;
        }
        return new Receipt(added);
    }

    Receipt plus(Set<String> more) {
        Set<String> all = new TreeSet<>(added);
        all.addAll(more);
        return new Receipt(all);
    }

    Part part() {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("by", "Parley");
        json.put("note", "What Parley added to this org. Removing Parley removes this, and nothing else.");
        new TreeSet<>(added).forEach(json.withArray("/added")::add);
        Element meta = Xml.root(TYPE);
        Xml.add(meta, "cacheControl", "Private");
        Xml.add(meta, "contentType", "application/json");
        Xml.add(meta, "description", "What Parley added to this org");
        return new Part(
                TYPE,
                NAME,
                FILE,
                null,
                null,
                Map.of(FILE, json.toString().getBytes(StandardCharsets.UTF_8), FILE + "-meta.xml", Xml.write(meta)));
    }
}
