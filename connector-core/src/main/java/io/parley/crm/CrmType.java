package io.parley.crm;

import io.parley.model.Option;
import io.parley.yaml.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A family of CRMs that an adapter serves; found through {@link java.util.ServiceLoader}. */
public interface CrmType {

    /** The word for {@code type:} in parley.yaml, such as {@code salesforce}. */
    String name();

    /** What can be set for a CRM of this type. */
    List<Option> options();

    /** What CRMs of this type can do; a rule that asks for more is refused before anything starts. */
    Set<Capability> capabilities();

    /**
     * What is wrong in the files that options name, such as a mapping, each with its line; none for a type without
     * files of its own.
     *
     * @param options as for {@link #open}
     */
    default List<Problem> mistakes(Map<String, String> options) {
        return List.of();
    }

    /**
     * Makes a CRM ready for use. Makes no call: the first one does the login.
     *
     * @param name the CRM's name in parley.yaml
     * @param options each option that was set, or its default, by name; secrets resolved
     * @throws IllegalArgumentException when options don't fit together; the message says which and what to do
     */
    Crm open(String name, Map<String, String> options);
}
