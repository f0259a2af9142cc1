package io.parley.crm.salesforce;

import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Priority;
import io.parley.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries for the tests of this adapter. */
final class Samples {

    private Samples() {}

    static Delivery newCase(String id, String author, String text) {
        return newCase(id, author, text, null);
    }

    static Delivery newCase(String id, String author, String text, @Nullable String queue) {
        Decision.OpenCase open = new Decision.OpenCase("a rule", "crm", text, Priority.HIGH, queue, Duration.ofDays(5));
        return new Delivery(enriched(id, author, text), open, new Delivery.NewRecord());
    }

    /** A case of an author of whom more is known. */
    static Delivery newCase(String id, Author author, String text) {
        Delivery plain = newCase(id, "somebody", text);
        EnrichedMention enriched = plain.mention();
        return new Delivery(
                new EnrichedMention(by(enriched.mention(), author), "en", 42, false),
                plain.decision(),
                plain.placement());
    }

    static Author author(String handle, String name, @Nullable String email) {
        return new Author("id-of-" + handle, handle, name, "https://social.example/@" + handle, null, email);
    }

    private static Mention by(Mention was, Author author) {
        return new Mention(
                was.key(),
                was.version(),
                was.kind(),
                was.visibility(),
                author,
                was.name(),
                was.content(),
                was.language(),
                was.url(),
                was.published(),
                was.updated(),
                was.inReplyTo(),
                was.context(),
                was.mentionsUs(),
                was.tags(),
                was.attachments(),
                was.rating(),
                was.canReply(),
                was.tombstone());
    }

    static Delivery newLead(String id, String author, String text) {
        Decision.OpenLead open = new Decision.OpenLead("a rule", "crm", text, Priority.HIGH, null, Duration.ofDays(5));
        return new Delivery(enriched(id, author, text), open, new Delivery.NewRecord());
    }

    private static EnrichedMention enriched(String id, String author, String text) {
        Mention mention = new Mention(
                new MentionKey("fediverse", "acme", id),
                "",
                MentionKind.POST,
                Visibility.PUBLIC,
                new Author("id-of-" + author, author, author + " Miller", "https://social.example/@" + author, 42),
                null,
                text,
                "en",
                "https://social.example/posts/" + id,
                Instant.parse("2026-03-01T09:00:00Z"),
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                null,
                CanReply.YES,
                false);
        return new EnrichedMention(mention, "en", 42, false);
    }

    /** The author changed the text of a mention that opened a record, or took it back. */
    static Delivery revised(io.parley.model.RecordRef record, Delivery before, @Nullable String text) {
        Mention was = before.mention().mention();
        EnrichedMention now = enriched(was.key().nativeId(), was.actor().handle(), text == null ? "" : text);
        EnrichedMention revision =
                text == null ? new EnrichedMention(now.mention().withdrawn(), "en", 42, false) : now;
        return new Delivery(
                revision, new Decision.AddToRecord("a further version", "crm"), new Delivery.Existing(record, false));
    }
}
