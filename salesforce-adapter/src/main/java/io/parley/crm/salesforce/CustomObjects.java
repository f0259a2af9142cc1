package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.mapping.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of Parley's own package: ChannelMessage__c and ChannelPersona__c. */
final class CustomObjects implements SocialObjects {

    @Override
    public Section messageSection() {
        return Sections.MESSAGE;
    }

    @Override
    public Section personaSection() {
        return Sections.PERSONA;
    }

    @Override
    public String text() {
        return "Body__c";
    }

    @Override
    public String status() {
        return "Status__c";
    }

    @Override
    public String statusMessage() {
        return "StatusMessage__c";
    }

    @Override
    public String receipt() {
        return "Receipt__c";
    }

    @Override
    public String url() {
        return "Url__c";
    }

    @Override
    public String author() {
        return "Persona__c";
    }

    @Override
    public String authorOf() {
        return "Persona__r";
    }

    @Override
    public String toCase() {
        return "Case__c";
    }

    @Override
    public String caseOf() {
        return "Case__r";
    }

    @Override
    public String toLead() {
        return "Lead__c";
    }

    @Override
    public String leadOf() {
        return "Lead__r";
    }

    @Override
    public String isOnLead() {
        return "Lead__c != null";
    }

    @Override
    public String isOutbound() {
        return "Direction__c = 'Outbound'";
    }

    @Override
    public String answeredKey() {
        return "InReplyToKey__c";
    }

    @Override
    public @Nullable String answered() {
        return null;
    }

    @Override
    public void inbound(ObjectNode message) {
        message.put("Direction__c", "Inbound");
    }

    @Override
    public void outbound(ObjectNode message) {
        message.put("Direction__c", "Outbound").put("MessageType__c", "Reply");
    }

    @Override
    public void show(ObjectNode message, Standing standing) {
        message.put("Status__c", standing == Standing.WITHDRAWN ? "DELETED" : standing.name());
    }

    @Override
    public @Nullable String parentOfPersona() {
        return null;
    }

    @Override
    public boolean tellsTerms() {
        return true;
    }

    @Override
    public String contact() {
        return "Contact__c";
    }

    @Override
    public String hasContact() {
        return "Contact__c != null";
    }

    @Override
    public String contactOf() {
        return "Contact__r";
    }

    @Override
    public String accountOfContact() {
        return "Contact__r.AccountId";
    }

    @Override
    public String matchedBy() {
        return "MatchedBy__c";
    }

    @Override
    public List<String> own() {
        List<String> own = new ArrayList<>(List.of(
                "MessageKey__c",
                "Case__c",
                "Lead__c",
                "Persona__c",
                "Direction__c",
                "Body__c",
                "Url__c",
                "InReplyToKey__c",
                "Status__c",
                "StatusMessage__c",
                "Receipt__c"));
        own.addAll(ReplyFields.ALL);
        return own;
    }

    @Override
    public Map<String, List<String>> values() {
        return Map.of(
                "Direction__c", List.of("Inbound", "Outbound"),
                "Visibility__c", List.of("Public", "Direct"),
                "MessageType__c", List.of("Post", "Comment", "Reply", "Direct", "Review", "Chat", "Repost"),
                "Status__c", List.of("RECEIVED", "EDITED", "DELETED", "PENDING", "SENT", "FAILED"));
    }
}
