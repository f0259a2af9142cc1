package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Parley needs in an org: the fields it writes or reads, object by object, and the values of its picklists. */
final class Needs {

    /** The fields that make a repeat harmless. */
    static final Map<String, String> KEYS = Map.of(
            Shapes.CASE, "MentionKey__c",
            Shapes.LEAD, "MentionKey__c",
            Shapes.MESSAGE, "MessageKey__c",
            Shapes.PERSONA, "PersonaKey__c");

    static final Map<String, List<String>> VALUES = Map.of(
            "Direction__c", List.of("Inbound", "Outbound"),
            "MessageType__c", List.of("Post", "Comment", "Reply", "Direct", "Review", "Chat", "Repost"),
            "Status__c", List.of("RECEIVED", "EDITED", "DELETED", "PENDING", "SENT", "FAILED"));

    private Needs() {}

    /** Fields that must be there and writable, objects in the order they are told. */
    static Map<String, List<String>> written() {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        needs.put(
                Shapes.CASE,
                fields("MentionKey__c Channel__c Subject Description Origin Priority Status SuppliedName"));
        needs.put(Shapes.LEAD, fields("MentionKey__c Channel__c LastName FirstName Company LeadSource Description"));
        needs.put(
                Shapes.MESSAGE,
                fields(
                        "MessageKey__c Case__c Lead__c Persona__c Direction__c Channel__c MessageType__c Headline__c Body__c"
                                + " Language__c Posted__c Url__c InReplyToKey__c ThreadKey__c Status__c StatusMessage__c Receipt__c"
                                + " Rule__c"));
        needs.put(Shapes.PERSONA, fields("PersonaKey__c Handle__c RealName__c Channel__c ProfileUrl__c Followers__c"));
        return needs;
    }

    private static List<String> fields(String names) {
        return List.of(names.split(" "));
    }
}
