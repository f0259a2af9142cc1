package io.parley.crm.salesforce.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The parts of a mapping: one for each object that Parley makes. */
public enum Section {
    CASE("case", "Case", "Id MentionKey__c OwnerId SourceId"),
    LEAD("lead", "Lead", "Id MentionKey__c OwnerId"),
    MESSAGE(
            "message",
            "ChannelMessage__c",
            "Id MessageKey__c Case__c Lead__c Persona__c Direction__c Body__c Status__c StatusMessage__c Receipt__c"
                    + " Visibility__c ReplyAllowed__c ReplyNote__c ReplyUntil__c ReplyLimit__c ReplyUrlLength__c"
                    + " ReplyAddress__c"),
    PERSONA("persona", "ChannelPersona__c", "Id PersonaKey__c"),
    SOCIAL_POST(
            "social-post",
            "SocialPost",
            "Id MessageKey__c ParentId WhoId PersonaId IsOutbound ReplyToId Content Status StatusMessage"),
    SOCIAL_PERSONA("social-persona", "SocialPersona", "Id PersonaKey__c ParentId");

    private final String word;
    private final String object;
    private final Set<String> own;

    Section(String word, String object, String own) {
        this.word = word;
        this.object = object;
        this.own = Set.of(own.split(" "));
    }

    /** Its key in the file. */
    public String word() {
        return word;
    }

    /** The API name of the object. */
    public String object() {
        return object;
    }

    /** Fields that Parley fills by itself, since its promises rest on them. */
    public Set<String> own() {
        return own;
    }

    /** Whether it is about the author, not about one item. */
    public boolean aboutAuthor() {
        return this == PERSONA || this == SOCIAL_PERSONA;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Section::word).toList();
    }
}
