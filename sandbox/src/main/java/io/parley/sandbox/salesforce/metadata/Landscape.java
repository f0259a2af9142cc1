package io.parley.sandbox.salesforce.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the Metadata API knows of the org's objects, and what it changes there. */
public interface Landscape {

    /** Names of the standard objects that this org has. */
    Set<String> standardObjects();

    /** Names of the fields of a standard object that Salesforce made, with those that must never be empty as true. */
    Map<String, Boolean> standardFields(String object);

    /** The objects and fields that stand there from the beginning beside Salesforce's own, as if an admin had made them. */
    Map<String, ObjectNode> madeBefore();

    /** The user of a session; null when it is not valid. */
    @Nullable
    String user(String session);

    /**
     * From now on the org has these custom objects and fields, beside its standard ones, and these permission sets.
     *
     * @param objects by name: a custom object with all its fields, or the custom fields of a standard one
     */
    void become(Map<String, ObjectNode> objects, List<Granted> permissionSets);

    /**
     * A permission set: what a user to whom it is assigned may see.
     *
     * @param fields as Object.Field
     */
    record Granted(String name, String label, Set<String> objects, Set<String> fields) {}
}
