package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Shapes;
import io.parley.mapping.Mapping;
import io.parley.mapping.Mapping.Line;
import io.parley.mapping.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Parley needs in an org: the fields it writes or reads, object by object. */
final class Needs {

    private Needs() {}

    /** The fields that make a repeat harmless, by object. */
    static Map<String, String> keys(SocialObjects social) {
        return Map.of(
                Shapes.CASE,
                "MentionKey__c",
                Shapes.LEAD,
                "MentionKey__c",
                social.message(),
                social.messageKey(),
                social.persona(),
                social.personaKey());
    }

    /** Sections of the mapping in the order in which their objects are told. */
    static List<Section> sections(SocialObjects social) {
        return List.of(Sections.CASE, Sections.LEAD, social.messageSection(), social.personaSection());
    }

    /** Fields that must be there and writable, by object; those that only an integrator's file names are left out. */
    static Map<String, List<String>> written(SocialObjects social, Mapping mapping) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        for (Section section : sections(social)) {
            Set<String> fields = new LinkedHashSet<>(own(section, social));
            mapping.of(section).stream()
                    .filter(line -> line.place().isEmpty())
                    .map(Line::field)
                    .forEach(fields::add);
            needs.put(section.object(), new ArrayList<>(fields));
        }
        return needs;
    }

    private static List<String> own(Section section, SocialObjects social) {
        if (section.equals(Sections.CASE)) {
            return List.of("MentionKey__c", "Status");
        }
        if (section.equals(Sections.LEAD)) {
            return List.of("MentionKey__c");
        }
        return section.equals(social.messageSection()) ? social.own() : persona(social);
    }

    private static List<String> persona(SocialObjects social) {
        String matched = social.matchedBy();
        return matched == null
                ? List.of(social.personaKey(), social.contact())
                : List.of(social.personaKey(), social.contact(), matched);
    }

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Case__c", "reference"),
            Map.entry("Lead__c", "reference"),
            Map.entry("Persona__c", "reference"),
            Map.entry("Contact__c", "reference"),
            Map.entry("Posted__c", "datetime"),
            Map.entry("ReplyUntil__c", "datetime"),
            Map.entry("ReplyAllowed__c", "boolean"),
            Map.entry("ReplyLimit__c", "double"),
            Map.entry("ReplyUrlLength__c", "double"),
            Map.entry("Followers__c", "double"));

    /** The type that a field of Parley's own must have, as describe calls it; empty for any that takes text. */
    static String type(String field) {
        return TYPES.getOrDefault(field, "");
    }
}
