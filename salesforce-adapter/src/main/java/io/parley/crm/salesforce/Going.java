package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One delivery on its way through the steps of a batch; what a step finds out is kept for the next. */
final class Going {

    final Delivery delivery;

    /** The record that the message goes onto, once it is known. */
    @Nullable
    RecordRef record;

    /** The key of the author's persona in Salesforce; null when there is none to link. */
    @Nullable
    String personaKey;

    /** Why the persona could not be saved this time; null when it could, or nobody tried. */
    Outcome.@Nullable Failure withoutPersona;

    /** Why no record was opened; null when one was, or nobody tried. */
    @Nullable
    Problem notOpened;

    /** Why the message was not saved; null when it was. */
    @Nullable
    Problem notSaved;

    /** Whether it was sent again with the fields as they are now. */
    boolean refitted;

    /** What is known of the author's contact; null when nobody looked or nothing was found. */
    @Nullable
    ContactLink contact;

    /** Whether the message goes on without its author, whom Salesforce refuses. */
    boolean withoutAuthor;

    /** Who is to own a new record. */
    Owner owner = Owner.AS_RULED;

    /** Owners in the order in which they are tried. */
    enum Owner {
        /** The queue that the rule names, else whom the org's assignment rule says. */
        AS_RULED,
        /** The owner that parley.yaml names for such cases, else whom the org's assignment rule says. */
        BY_DEFAULT,
        /** Parley's own user. */
        PARLEY
    }

    private boolean anew;
    /** The id of the author's persona, where it must be known. */
    @Nullable
    String persona;

    /** The id of the message once it is saved, where it must be known. */
    @Nullable
    String message;

    /** The id of the message that this one answers, where Salesforce has it. */
    @Nullable
    String answered;

    /** Its pictures and files that are to be files of the record. */
    List<FileLink> files = List.of();

    /** Whether the message is known to have been saved for the first time just now. */
    boolean fresh;

    /** What the saved message says to reps. */
    String told = "";

    /** What a rep should know about the message. */
    String note = "";

    /** The message as Salesforce has it; null when it has none, or nobody looked. */
    @Nullable
    JsonNode known;

    private @Nullable Outcome outcome;

    Going(Delivery delivery) {
        this.delivery = delivery;
        if (delivery.placement() instanceof Delivery.Existing existing) {
            record = existing.record();
        }
    }

    Mention mention() {
        return delivery.mention().mention();
    }

    boolean isNew() {
        return anew || delivery.placement() instanceof Delivery.NewRecord;
    }

    /** The record that stands can't be used: the mention gets one of its own. */
    void startAnew(String why) {
        anew = true;
        record = null;
        say(why);
    }

    /** Adds to what a rep should know. */
    void say(String more) {
        note = note.isEmpty() ? more : note + ' ' + more;
    }

    boolean reopens() {
        return !anew && delivery.placement() instanceof Delivery.Existing existing && existing.reopen();
    }

    /** Whether Salesforce may have an earlier version of the message. */
    boolean revises() {
        return !isNew()
                && (delivery.decision() instanceof Decision.AddToRecord
                        || mention().tombstone()
                        || mention().updated() != null);
    }

    boolean open() {
        return outcome == null;
    }

    boolean arrived() {
        return outcome instanceof Outcome.Delivered;
    }

    void end(Outcome how) {
        outcome = how;
    }

    Outcome outcome() {
        return outcome == null ? new Outcome.Retry("The batch ended early.", null) : outcome;
    }
}
