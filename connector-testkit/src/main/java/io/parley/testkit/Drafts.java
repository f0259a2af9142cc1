package io.parley.testkit;

import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Delivery.Existing;
import io.parley.model.Delivery.NewRecord;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Priority;
import io.parley.model.RecordRef;
import io.parley.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deliveries for the contract of CRMs. */
final class Drafts {

    static final Instant PUBLISHED = Instant.parse("2026-03-01T09:00:00Z");

    private static final Duration REOPEN = Duration.ofDays(5);

    private Drafts() {}

    static Mention mention(String id, String author, String text) {
        return new Mention(
                new MentionKey("fediverse", "acme", id),
                "",
                MentionKind.POST,
                Visibility.PUBLIC,
                new Author("id-of-" + author, author, "Name of " + author, "https://social.example/@" + author, 42),
                null,
                text,
                "en",
                url(id),
                PUBLISHED,
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                null,
                CanReply.YES,
                false);
    }

    static String url(String id) {
        return "https://social.example/posts/" + id.hashCode();
    }

    /** A case of its own; the subject is the text's beginning. */
    static Delivery newCase(String id, String author, String text) {
        return new Delivery(enriched(mention(id, author, text)), openCase(text), new NewRecord());
    }

    static Delivery newLead(String id, String author, String text) {
        return new Delivery(
                enriched(mention(id, author, text)),
                new Decision.OpenLead("buying signals", "crm", subject(text), Priority.HIGH, null, REOPEN),
                new NewRecord());
    }

    /** A further mention on a record that is there. */
    static Delivery joins(RecordRef record, boolean reopen, String id, String author, String text) {
        return new Delivery(enriched(mention(id, author, text)), openCase(text), new Existing(record, reopen));
    }

    /** The author changed the text. */
    static Delivery edited(RecordRef record, String id, String author, String text) {
        return follows(record, changed(mention(id, author, text)));
    }

    /** The author took it back. */
    static Delivery withdrawn(RecordRef record, String id, String author) {
        return follows(record, mention(id, author, "").withdrawn());
    }

    private static Delivery follows(RecordRef record, Mention mention) {
        return new Delivery(
                enriched(mention), new Decision.AddToRecord("a further version", "crm"), new Existing(record, false));
    }

    private static Mention changed(Mention m) {
        return new Mention(
                m.key(),
                "2",
                m.kind(),
                m.visibility(),
                m.actor(),
                m.name(),
                m.content(),
                m.language(),
                m.url(),
                m.published(),
                PUBLISHED.plusSeconds(60),
                m.inReplyTo(),
                m.context(),
                m.mentionsUs(),
                m.tags(),
                m.attachments(),
                m.rating(),
                m.canReply(),
                false);
    }

    private static EnrichedMention enriched(Mention mention) {
        return new EnrichedMention(mention, "en", 42, false);
    }

    private static Decision.OpenCase openCase(String text) {
        return new Decision.OpenCase("everything else", "crm", subject(text), Priority.MEDIUM, null, REOPEN);
    }

    private static String subject(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100);
    }
}
