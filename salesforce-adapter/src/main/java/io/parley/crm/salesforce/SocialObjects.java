package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.mapping.Section;
import io.parley.model.RecordKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where messages and their authors live in an org, and the names of the fields that Parley itself writes and reads
 * there. Everything else about these objects is a matter of the mapping.
 */
interface SocialObjects {

    /** What the mapping says about messages. */
    Section messageSection();

    /** What the mapping says about authors. */
    Section personaSection();

    /** The object of which each row is a message. */
    default String message() {
        return messageSection().object();
    }

    /** The object of which each row is an author on a channel. */
    default String persona() {
        return personaSection().object();
    }

    /** The unique external id of a message; makes a repeat harmless. */
    default String messageKey() {
        return "MessageKey__c";
    }

    /** The unique external id of a persona. */
    default String personaKey() {
        return "PersonaKey__c";
    }

    String text();

    String status();

    String statusMessage();

    /** The native id of a reply that was published. */
    String receipt();

    /** Where a message, or a published reply, stands. */
    String url();

    /** From a message to its persona. */
    String author();

    /** The relationship behind {@link #author}, to name a persona by its key. */
    String authorOf();

    /** From a message to its case. */
    String toCase();

    /** The relationship behind {@link #toCase}, for queries. */
    String caseOf();

    /** From a message to its lead. */
    String toLead();

    /** From a message to its record. */
    default String to(RecordKind kind) {
        return kind == RecordKind.LEAD ? toLead() : toCase();
    }

    /** The relationship behind {@link #toLead}, for queries. */
    String leadOf();

    /** In a query, the condition that a message is on a lead. */
    String isOnLead();

    /** In a query, the condition that a rep wrote the message. */
    String isOutbound();

    /** In a query, the key of the mention that a reply answers; may lead over a relationship. */
    String answeredKey();

    /** The field of a new message that leads to the row of the message it answers; null when the mapping does it. */
    @Nullable
    String answered();

    /** Marks a new message as the customer's. */
    void inbound(ObjectNode message);

    /** Marks a new message as a rep's. */
    void outbound(ObjectNode message);

    /** Shows a rep how a customer's message stands. */
    void show(ObjectNode message, Standing standing);

    /** How a customer's message stands. */
    enum Standing {
        RECEIVED,
        EDITED,
        WITHDRAWN
    }

    /** The field that a new persona must have filled with a record it belongs to; null when it needs none. */
    @Nullable
    String parentOfPersona();

    /** Whether a message has the fields of {@link ReplyFields}: Salesforce's own objects lack them. */
    default boolean tellsTerms() {
        return false;
    }

    /** From a persona to its contact; may lead to something else. */
    String contact();

    /** In a query for personas, the condition that one has a contact. */
    String hasContact();

    /** The relationship behind {@link #contact}, for queries. */
    String contactOf();

    /** In a query for personas, the account of the contact; null where no query leads to it. */
    @Nullable
    String accountOfContact();

    /** Says on a persona why it was linked to a contact or was not; null where there is no field for it. */
    @Nullable
    String matchedBy();

    /** Fields of a message that Parley itself writes or reads; the mapping fills the others. */
    List<String> own();

    /** Values that restricted picklists of the message must have, by field. */
    Map<String, List<String>> values();
}
