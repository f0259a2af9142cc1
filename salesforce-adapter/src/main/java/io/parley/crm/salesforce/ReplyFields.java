package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.CanReply;
import io.parley.model.Delivery;
import io.parley.model.ReplyTerms;
import io.parley.model.Visibility;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tells the rep's page, on each message, how it may be answered: the component in the CRM asks nobody else. */
final class ReplyFields {

    static final List<String> ALL = List.of(
            "Visibility__c",
            "ReplyAllowed__c",
            "ReplyNote__c",
            "ReplyUntil__c",
            "ReplyLimit__c",
            "ReplyUrlLength__c",
            "ReplyAddress__c");

    private ReplyFields() {}

    static void fill(RecordFields fields, ObjectNode message, Delivery delivery) {
        ReplyTerms terms = delivery.reply();
        CanReply can = terms.canReply();
        Instant until = can.until();
        message.put(
                "Visibility__c", delivery.mention().mention().visibility() == Visibility.DIRECT ? "Direct" : "Public");
        message.put("ReplyAllowed__c", can.allowed());
        fields.line(message, "ReplyNote__c", can.reason() == null ? "" : can.reason());
        if (until == null) {
            message.putNull("ReplyUntil__c");
        } else {
            message.put("ReplyUntil__c", until.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        number(message, "ReplyLimit__c", terms.longest());
        number(message, "ReplyUrlLength__c", terms.urlLength());
        fields.line(message, "ReplyAddress__c", terms.address());
    }

    private static void number(ObjectNode message, String field, int value) {
        if (value > 0) {
            message.put(field, value);
        } else {
            message.putNull(field);
        }
    }
}
