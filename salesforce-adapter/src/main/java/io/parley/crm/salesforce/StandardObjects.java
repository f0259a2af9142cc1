package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.mapping.Section;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Salesforce's own objects: SocialPost and SocialPersona, each with a unique external id of ours. Their lists of
 * networks, kinds and states are closed, so an edit is told in the status message. Field by field in the object
 * reference, v67.
 */
final class StandardObjects implements SocialObjects {

    private static final String EDITED = "Edited by its author.";
    private static final String WITHDRAWN = "Deleted by its author.";

    @Override
    public Section messageSection() {
        return Sections.SOCIAL_POST;
    }

    @Override
    public Section personaSection() {
        return Sections.SOCIAL_PERSONA;
    }

    @Override
    public String text() {
        return "Content";
    }

    @Override
    public String status() {
        return "Status";
    }

    @Override
    public String statusMessage() {
        return "StatusMessage";
    }

    @Override
    public String receipt() {
        return "ExternalPostId";
    }

    @Override
    public String url() {
        return "PostUrl";
    }

    @Override
    public String author() {
        return "PersonaId";
    }

    @Override
    public String authorOf() {
        return "Persona";
    }

    @Override
    public String toCase() {
        return "ParentId";
    }

    @Override
    public String caseOf() {
        return "Parent";
    }

    /** A post's parent is a case or nothing; a lead is the person it is about. */
    @Override
    public String toLead() {
        return "WhoId";
    }

    @Override
    public String leadOf() {
        return "Who";
    }

    @Override
    public String isOnLead() {
        return "Who.Type = 'Lead'";
    }

    @Override
    public String isOutbound() {
        return "IsOutbound = true";
    }

    @Override
    public String answeredKey() {
        return "ReplyTo.MessageKey__c";
    }

    @Override
    public String answered() {
        return "ReplyToId";
    }

    @Override
    public void inbound(ObjectNode message) {
        message.put("IsOutbound", false);
    }

    @Override
    public void outbound(ObjectNode message) {
        message.put("IsOutbound", true)
                .put("MessageType", "Reply")
                .put("Name", "Reply")
                .put("Provider", "Other");
    }

    @Override
    public void show(ObjectNode message, Standing standing) {
        switch (standing) {
            case RECEIVED -> {}
            case EDITED -> message.put("StatusMessage", EDITED);
            case WITHDRAWN -> message.put("Status", "DELETED").put("StatusMessage", WITHDRAWN);
        }
    }

    /** A persona belongs to a contact, or to something else. */
    @Override
    public String contact() {
        return "ParentId";
    }

    @Override
    public String hasContact() {
        return "Parent.Type = 'Contact'";
    }

    @Override
    public String contactOf() {
        return "Parent";
    }

    @Override
    public @Nullable String accountOfContact() {
        return null;
    }

    @Override
    public @Nullable String matchedBy() {
        return null;
    }

    @Override
    public @Nullable String parentOfPersona() {
        return "ParentId";
    }

    @Override
    public List<String> own() {
        return List.of(
                "MessageKey__c",
                "ParentId",
                "WhoId",
                "PersonaId",
                "IsOutbound",
                "ReplyToId",
                "Content",
                "Status",
                "StatusMessage",
                "ExternalPostId",
                "PostUrl");
    }

    @Override
    public Map<String, List<String>> values() {
        return Map.of("Status", List.of("PENDING", "SENT", "FAILED", "DELETED"));
    }
}
