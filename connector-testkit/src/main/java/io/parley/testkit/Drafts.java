package io.parley.testkit;

import io.parley.model.Author;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Delivery.Existing;
import io.parley.model.Delivery.NewRecord;
import io.parley.model.Priority;
import io.parley.model.RecordRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Deliveries for the contract of CRMs. */
final class Drafts {

    private static final Duration REOPEN = Duration.ofDays(5);

    private Drafts() {}

    private static Mentions post(String id, String author, String text) {
        return Mentions.post(author).id(id).says(text).in("en");
    }

    /** Where a mention stands on its channel. */
    static String url(String id) {
        return "https://fediverse.example/" + id;
    }

    /** A case of its own; the subject is the text's beginning. */
    static Delivery newCase(String id, String author, String text) {
        return new Delivery(post(id, author, text).enriched(), openCase(text), new NewRecord());
    }

    static Delivery newLead(String id, String author, String text) {
        return new Delivery(
                post(id, author, text).enriched(),
                new Decision.OpenLead("buying signals", "crm", subject(text), Priority.HIGH, null, REOPEN),
                new NewRecord());
    }

    /** A case of an author who gave an e-mail address. */
    static Delivery newCase(String id, Author author, String text) {
        return new Delivery(post(id, author.handle(), text).by(author).enriched(), openCase(text), new NewRecord());
    }

    /** An author of that handle with an address. */
    static Author author(String handle, @Nullable String email) {
        return new Author(handle, handle, "Name of " + handle, null, null, email);
    }

    /** A further mention on a record that is there. */
    static Delivery joins(RecordRef record, boolean reopen, String id, String author, String text) {
        return new Delivery(post(id, author, text).enriched(), openCase(text), new Existing(record, reopen));
    }

    /** The author changed the text. */
    static Delivery edited(RecordRef record, String id, String author, String text) {
        return follows(record, post(id, author, text).version("2", 60));
    }

    /** The author took it back. */
    static Delivery withdrawn(RecordRef record, String id, String author) {
        return follows(record, post(id, author, "").deleted());
    }

    private static Delivery follows(RecordRef record, Mentions version) {
        return new Delivery(
                version.enriched(), new Decision.AddToRecord("a further version", "crm"), new Existing(record, false));
    }

    private static Decision.OpenCase openCase(String text) {
        return new Decision.OpenCase("everything else", "crm", subject(text), Priority.MEDIUM, null, REOPEN);
    }

    private static String subject(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100);
    }
}
