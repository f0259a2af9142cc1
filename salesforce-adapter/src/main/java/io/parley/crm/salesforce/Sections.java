package io.parley.crm.salesforce;

import io.parley.mapping.MappingForm;
import io.parley.mapping.Section;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of a mapping for Salesforce: one for each object that Parley makes. */
final class Sections {

    static final Section CASE = Section.ofItem("case", "Case", "Id MentionKey__c OwnerId SourceId");

    static final Section LEAD = Section.ofItem("lead", "Lead", "Id MentionKey__c OwnerId");

    static final Section MESSAGE = Section.ofItem(
            "message",
            "ChannelMessage__c",
            "Id MessageKey__c Case__c Lead__c Persona__c Direction__c Body__c Status__c StatusMessage__c Receipt__c"
                    + " Visibility__c ReplyAllowed__c ReplyNote__c ReplyUntil__c ReplyLimit__c ReplyUrlLength__c"
                    + " ReplyAddress__c");

    static final Section PERSONA = Section.ofAuthor("persona", "ChannelPersona__c", "Id PersonaKey__c");

    static final Section SOCIAL_POST = Section.ofItem(
            "social-post",
            "SocialPost",
            "Id MessageKey__c ParentId WhoId PersonaId IsOutbound ReplyToId Content Status StatusMessage");

    static final Section SOCIAL_PERSONA =
            Section.ofAuthor("social-persona", "SocialPersona", "Id PersonaKey__c ParentId");

    static final MappingForm FORM = new MappingForm(
            "Salesforce",
            List.of(CASE, LEAD, MESSAGE, PERSONA, SOCIAL_POST, SOCIAL_PERSONA),
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*"),
            "Write its API name, such as Subject or Brand__c.",
            MappingForm.resource(Sections.class, "mapping.yaml"));

    private Sections() {}
}
