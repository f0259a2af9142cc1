package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.SocialObjects.Standing;
import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.json.Json;
import io.parley.mapping.Expression;
import io.parley.mapping.Facts;
import io.parley.mapping.FieldText;
import io.parley.mapping.Mapping;
import io.parley.mapping.Mapping.Line;
import io.parley.mapping.OrgWords;
import io.parley.mapping.Placeholder;
import io.parley.mapping.Section;
import io.parley.model.Author;
import io.parley.model.Delivery;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.RecordKind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a mention and its decision goes into which field of Salesforce: the mapping, and what Parley itself needs. */
final class RecordFields {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,60}@[^@\\s.]+(\\.[^@\\s.]+)+");

    private final Mapping mapping;
    private final OrgWords words;
    private final Shapes shapes;
    private final Social social;

    RecordFields(Mapping mapping, OrgWords words, Shapes shapes, Social social) {
        this.mapping = mapping;
        this.words = words;
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

    /** An author as the channel shows them now. */
    ObjectNode persona(String key, Delivery delivery) {
        SocialObjects objects = social.objects();
        ObjectNode record = record(objects.persona());
        record.put(objects.personaKey(), key);
        mapping.of(objects.personaSection()).forEach(line -> put(record, line, facts(delivery)));
        return record;
    }

    /** A new case or lead. */
    ObjectNode opened(RecordKind kind, Delivery delivery, @Nullable String owner) {
        Section section = section(kind);
        ObjectNode record = record(section.object());
        record.put("MentionKey__c", delivery.key());
        if (owner != null) {
            record.put("OwnerId", owner);
        }
        mapping.of(section).forEach(line -> put(record, line, facts(delivery)));
        // What has no value keeps the org's default.
        record.properties().removeIf(field -> field.getValue().isNull());
        return record;
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
    ObjectNode message(Delivery delivery) {
        Mention mention = delivery.mention().mention();
        SocialObjects objects = social.objects();
        ObjectNode record = record(objects.message());
        record.put(objects.messageKey(), delivery.key());
        objects.inbound(record);
        mapping.of(objects.messageSection()).forEach(line -> put(record, line, facts(delivery)));
        text(objects, record, mention);
        objects.show(record, mention.tombstone() ? Standing.WITHDRAWN : Standing.RECEIVED);
        return record;
    }

    /** What an edit or a deletion changes in a message that Salesforce has; the record it is on stays as it is. */
    ObjectNode revised(Delivery delivery, boolean otherText) {
        Mention mention = delivery.mention().mention();
        SocialObjects objects = social.objects();
        ObjectNode record = record(objects.message());
        record.put(objects.messageKey(), delivery.key());
        for (Line line : quoting(objects.messageSection())) {
            Shape.Field field = shapes.of(objects.message()).field(line.field());
            if (field == null || field.updateable()) {
                put(record, line, facts(delivery));
            }
        }
        text(objects, record, mention);
        if (mention.tombstone()) {
            objects.show(record, Standing.WITHDRAWN);
        } else if (otherText) {
            objects.show(record, Standing.EDITED);
        }
        return record;
    }

    /** The lines of the mapping that repeat the author's words. */
    List<Line> quoting(Section section) {
        return mapping.of(section).stream().filter(Line::quotes).toList();
    }

    /** Whether a line has the subject in it, which an edit leaves alone. */
    static boolean hasSubject(Line line) {
        Expression expression = line.expression();
        return expression != null && expression.uses().contains(Placeholder.SUBJECT);
    }

    private void text(SocialObjects objects, ObjectNode record, Mention mention) {
        lines(record, objects.text(), mention.tombstone() ? "" : Facts.text(mention), mention.url());
    }

    /** What the message's text is, cut as the field wants it. */
    String textAsKept(Mention mention) {
        SocialObjects objects = social.objects();
        return FieldText.fit(
                FieldText.clean(Facts.text(mention)),
                shapes.of(objects.message()).length(objects.text()),
                mention.url());
    }

    private Facts facts(Delivery delivery) {
        return new Facts(delivery, words);
    }

    static Section section(RecordKind kind) {
        return kind == RecordKind.LEAD ? Sections.LEAD : Sections.CASE;
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

    private void put(ObjectNode record, Line line, Facts facts) {
        Expression expression = line.expression();
        if (expression != null) {
            FieldValues.put(
                    record,
                    line.field(),
                    field(record, line.field()),
                    expression.of(facts),
                    facts.mention().url());
        }
    }

    /** A field of one line; an empty text empties the field. */
    void line(ObjectNode record, String field, String text) {
        FieldValues.text(record, field, FieldText.fit(FieldText.line(text), length(record, field), null));
    }

    /** A field of several lines; a text that does not fit says where all of it is. */
    void lines(ObjectNode record, String field, String text, @Nullable String url) {
        FieldValues.text(record, field, FieldText.fit(FieldText.clean(text), length(record, field), url));
    }

    /** A link that does not fit is left out: cut, it would lead nowhere. */
    void link(ObjectNode record, String field, @Nullable String url) {
        FieldValues.link(record, field, length(record, field), url == null ? "" : url);
    }

    private int length(ObjectNode record, String field) {
        return FieldValues.length(field(record, field));
    }

    Shape.@Nullable Field field(ObjectNode record, String field) {
        String object = record.path("attributes").path("type").asText();
        return shapes.of(object).field(field);
    }
}
