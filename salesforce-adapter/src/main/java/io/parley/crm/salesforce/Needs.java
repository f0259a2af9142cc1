package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Parley needs in an org: the fields it writes or reads, object by object, and the values of its picklists. */
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

    /** Fields that must be there and writable, objects in the order they are told. */
    static Map<String, List<String>> written(SocialObjects social) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        needs.put(
                Shapes.CASE,
                fields("MentionKey__c Channel__c Subject Description Origin Priority Status SuppliedName"));
        needs.put(Shapes.LEAD, fields("MentionKey__c Channel__c LastName FirstName Company LeadSource Description"));
        needs.put(
                social.message(),
                fields(
                        "MessageKey__c Case__c Lead__c Persona__c Direction__c Channel__c MessageType__c Headline__c Body__c"
                                + " Language__c Posted__c Url__c InReplyToKey__c ThreadKey__c Status__c StatusMessage__c Receipt__c"
                                + " Rule__c "
                                + String.join(" ", ReplyFields.ALL)));
        needs.put(
                social.persona(),
                fields(
                        "PersonaKey__c Handle__c RealName__c Channel__c ProfileUrl__c Followers__c Contact__c MatchedBy__c"));
        return needs;
    }

    private static List<String> fields(String names) {
        return List.of(names.split(" "));
    }
}
