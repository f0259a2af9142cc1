package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.SocialObjects.Standing;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.json.Json;
import io.parley.model.Attachment;
import io.parley.model.Author;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a mention and its decision goes into which field of Salesforce. */
final class RecordFields {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,60}@[^@\\s.]+(\\.[^@\\s.]+)+");

    private final SalesforceSettings settings;
    private final Shapes shapes;
    private final Social social;

    RecordFields(SalesforceSettings settings, Shapes shapes, Social social) {
        this.settings = settings;
        this.shapes = shapes;
        this.social = social;
    }

    /** The key of an author's persona; null for an author without an id, whom nothing tells from another. */
    static @Nullable String personaKey(Mention mention) {
        return personaKey(mention.key().channel(), mention.actor());
    }

    static @Nullable String personaKey(String channel, Author author) {
        String id = author.id();
        return id == null || id.isBlank() ? null : new MentionKey(channel, "persona", id).idempotencyKey();
    }

    /** A contact for an author whom nobody knows. */
    ObjectNode contact(String key, Author author, @Nullable String account) {
        ObjectNode record = record("Contact");
        record.put("PersonaKey__c", key);
        name(record, author);
        email(record, "Email", author);
        if (account != null) {
            record.put("AccountId", account);
        }
        return record;
    }

    /** The same, where people are accounts. A custom field of contacts is seen there under another ending. */
    ObjectNode personAccount(String key, Author author, String recordType) {
        ObjectNode record = record(Accounts.ACCOUNT);
        record.put("RecordTypeId", recordType).put("PersonaKey__pc", key);
        name(record, author);
        email(record, "PersonEmail", author);
        return record;
    }

    /** Salesforce refuses what does not look like an address; a contact without one is better than none. */
    private void email(ObjectNode record, String field, Author author) {
        String email = author.email();
        if (email != null && EMAIL.matcher(email).matches()) {
            record.put(field, email);
        }
    }

    ObjectNode persona(String key, EnrichedMention enriched) {
        Mention mention = enriched.mention();
        Author author = mention.actor();
        SocialObjects objects = social.objects();
        ObjectNode record = record(objects.persona());
        record.put(objects.personaKey(), key);
        line(record, "Handle__c", author.handle());
        line(record, "RealName__c", author.name());
        line(record, "Channel__c", mention.key().channel());
        link(record, "ProfileUrl__c", author.url());
        if (author.followers() != null) {
            record.put("Followers__c", author.followers());
        }
        return record;
    }

    /** A new case or lead. */
    ObjectNode opened(RecordKind kind, EnrichedMention enriched, Decision.ForCrm decision, @Nullable String owner) {
        Mention mention = enriched.mention();
        boolean lead = kind == RecordKind.LEAD;
        ObjectNode record = record(lead ? Shapes.LEAD : Shapes.CASE);
        record.put("MentionKey__c", mention.key().idempotencyKey());
        line(record, "Channel__c", mention.key().channel());
        if (owner != null) {
            record.put("OwnerId", owner);
        }
        String origin = settings.origin() == null ? mention.key().channel() : settings.origin();
        String text = body(mention) + (mention.url() == null ? "" : "\n\n" + mention.url());
        if (decision instanceof Decision.OpenLead open) {
            name(record, mention.actor());
            line(record, "Company", settings.leadCompany());
            line(record, "LeadSource", origin);
            lines(record, "Description", open.subject() + "\n\n" + text, mention.url());
        } else if (decision instanceof Decision.OpenCase open) {
            line(record, "Subject", open.subject());
            line(record, "Origin", origin);
            line(record, "Priority", priority(open.priority()));
            line(record, "SuppliedName", mention.actor().displayName());
            lines(record, "Description", text, mention.url());
        }
        return record;
    }

    private String priority(Priority priority) {
        return settings.priorities().getOrDefault(priority, "");
    }

    /** The last word is the last name. */
    private void name(ObjectNode lead, Author author) {
        String name = FieldText.line(author.displayName());
        int gap = name.lastIndexOf(' ');
        line(lead, "LastName", name.substring(gap + 1).isEmpty() ? "somebody" : name.substring(gap + 1));
        if (gap > 0) {
            line(lead, "FirstName", name.substring(0, gap));
        }
    }

    /** A message that Salesforce has not seen, without its record and its author. */
    ObjectNode message(EnrichedMention enriched, Decision.ForCrm decision) {
        Mention mention = enriched.mention();
        MentionKey parent = mention.parent();
        SocialObjects objects = social.objects();
        ObjectNode record = record(objects.message());
        record.put(objects.messageKey(), mention.key().idempotencyKey());
        objects.inbound(record);
        record.put("MessageType__c", type(mention));
        line(record, "Channel__c", mention.key().channel());
        line(record, "Language__c", mention.language() == null ? enriched.language() : mention.language());
        record.put(
                "Posted__c", mention.published().truncatedTo(ChronoUnit.MILLIS).toString());
        link(record, objects.url(), mention.url());
        line(record, "InReplyToKey__c", parent == null ? "" : parent.idempotencyKey());
        line(record, "ThreadKey__c", mention.conversation());
        line(record, "Rule__c", decision.rule());
        words(record, mention);
        objects.show(record, mention.tombstone() ? Standing.WITHDRAWN : Standing.RECEIVED);
        return record;
    }

    /** What an edit or a deletion changes in a message that Salesforce has; the record it is on stays as it is. */
    ObjectNode revised(Mention mention, boolean otherText) {
        SocialObjects objects = social.objects();
        ObjectNode record = record(objects.message());
        record.put(objects.messageKey(), mention.key().idempotencyKey());
        words(record, mention);
        if (mention.tombstone()) {
            objects.show(record, Standing.WITHDRAWN);
        } else if (otherText) {
            objects.show(record, Standing.EDITED);
        }
        return record;
    }

    private void words(ObjectNode record, Mention mention) {
        if (mention.tombstone()) {
            record.putNull("Headline__c").putNull(social.objects().text());
            return;
        }
        line(record, "Headline__c", mention.name() == null ? "" : mention.name());
        lines(record, social.objects().text(), body(mention), mention.url());
    }

    /** What the message's text is, cut as the field wants it. */
    String bodyAsKept(Mention mention) {
        SocialObjects objects = social.objects();
        return FieldText.fit(
                FieldText.clean(body(mention)), shapes.of(objects.message()).length(objects.text()), mention.url());
    }

    /** The text, and a line for each attachment, since an item may have nothing else. */
    private static String body(Mention mention) {
        StringBuilder body = new StringBuilder(mention.content());
        for (Attachment attachment : mention.attachments()) {
            body.append(body.isEmpty() ? "" : "\n");
            body.append('[').append(attachment.mediaType() == null ? "attachment" : attachment.mediaType());
            body.append("] ").append(attachment.url());
            if (attachment.description() != null && !attachment.description().isBlank()) {
                body.append(" – ").append(attachment.description());
            }
        }
        return body.toString();
    }

    private static String type(Mention mention) {
        String name = mention.kind().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Names another record by its external id. */
    static void refer(ObjectNode record, String relationship, String object, String field, String key) {
        ObjectNode other = record.putObject(relationship);
        other.putObject("attributes").put("type", object);
        other.put(field, key);
    }

    static ObjectNode record(String object) {
        ObjectNode record = Json.mapper().createObjectNode();
        record.putObject("attributes").put("type", object);
        return record;
    }

    /** A field of one line; an empty text empties the field. */
    void line(ObjectNode record, String field, String text) {
        put(record, field, FieldText.fit(FieldText.line(text), length(record, field), null));
    }

    /** A field of several lines; a text that does not fit says where all of it is. */
    void lines(ObjectNode record, String field, String text, @Nullable String url) {
        put(record, field, FieldText.fit(FieldText.clean(text), length(record, field), url));
    }

    /** A link that does not fit is left out: cut, it would lead nowhere. */
    void link(ObjectNode record, String field, @Nullable String url) {
        String whole = url == null ? "" : FieldText.line(url);
        put(record, field, whole.length() > length(record, field) ? "" : whole);
    }

    private static void put(ObjectNode record, String field, String text) {
        if (text.isEmpty()) {
            record.putNull(field);
        } else {
            record.put(field, text);
        }
    }

    private int length(ObjectNode record, String field) {
        String object = record.path("attributes").path("type").asText();
        int length = shapes.of(object).length(field);
        // A field that is not there: let Salesforce say so in its own words.
        return length == 0 ? Integer.MAX_VALUE : length;
    }
}
