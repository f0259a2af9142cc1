package io.parley.crm.sugarcrm;

import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Priority;
import io.parley.model.RecordRef;
import io.parley.model.ReplyTerms;
import io.parley.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mentions on their way to a CRM. */
final class Mentions {

    private Mentions() {}

    static Delivery newCase(String subject, String text) {
        return delivery(openCase(subject), mention("17", "u1", "", text));
    }

    /** A case of somebody else. */
    static Delivery newCase(String id, String author, String text) {
        return delivery(openCase(text), mention(id, author, "", text));
    }

    private static Decision.OpenCase openCase(String subject) {
        return new Decision.OpenCase("help", "crm", subject, Priority.HIGH, null, Duration.ofDays(5));
    }

    static Delivery newLead(String subject, String text) {
        return delivery(
                new Decision.OpenLead("sales", "crm", subject, Priority.LOW, null, Duration.ofDays(5)),
                mention("17", "u1", "", text));
    }

    private static Delivery delivery(Decision.ForCrm decision, Mention mention) {
        return new Delivery(
                new EnrichedMention(mention, "en", 42, false),
                decision,
                new Delivery.NewRecord(),
                new ReplyTerms(CanReply.YES, 500, 23, ""));
    }

    private static Mention mention(String id, String author, String version, String text) {
        return new Mention(
                new MentionKey("fediverse", "acme", id),
                version,
                MentionKind.POST,
                Visibility.PUBLIC,
                new Author(author, "alice", "Alice María Ruiz", "https://social.example/@alice", 42),
                null,
                text,
                "en",
                "https://social.example/17",
                Instant.parse("2026-03-01T09:00:00.250Z"),
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

    /**
     * A further version of what a delivery brought.
     *
     * @param text null when its author took it back
     */
    static Delivery revised(RecordRef record, Delivery first, @Nullable String text) {
        Mention before = first.mention().mention();
        Mention now = text == null ? before.withdrawn() : mention("17", "u1", "2", text);
        return new Delivery(
                new EnrichedMention(now, "en", 42, false),
                new Decision.AddToRecord(first.decision().rule(), "crm"),
                new Delivery.Existing(record, false));
    }
}
