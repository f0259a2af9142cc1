package io.parley.crm.oracle;

import io.parley.crm.oracle.api.Item;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Delivery.Existing;
import io.parley.model.Delivery.NewRecord;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A delivery under way, and how far it came. */
final class Going {

    private final Delivery delivery;
    private final RecordKind kind;
    private @Nullable Outcome outcome;

    /** The record's id, once there is one. */
    @Nullable
    String recordId;

    /** The record as it stands, where the delivery joins one. */
    @Nullable
    Item record;

    /** The message as it stands, where one was found. */
    @Nullable
    Item message;

    /** The author's contact, where one is known. */
    @Nullable
    String contact;

    /** Whether the evidence spoke for several contacts, so that nobody may be taken. */
    boolean several;

    Going(Delivery delivery) {
        this.delivery = delivery;
        if (delivery.placement() instanceof Existing existing) {
            this.kind = existing.record().kind();
            this.recordId = existing.record().id();
        } else {
            this.kind = delivery.decision() instanceof Decision.OpenLead ? RecordKind.LEAD : RecordKind.CASE;
        }
    }

    static List<Going> open(List<Going> all) {
        return all.stream().filter(Going::isOpen).toList();
    }

    Delivery delivery() {
        return delivery;
    }

    String key() {
        return delivery.key();
    }

    Mention mention() {
        return delivery.mention().mention();
    }

    String channel() {
        return mention().key().channel();
    }

    RecordKind kind() {
        return kind;
    }

    String record() {
        return Objects.requireNonNull(recordId, "the record is not there yet");
    }

    boolean isNew() {
        return delivery.placement() instanceof NewRecord;
    }

    boolean reopens() {
        return delivery.placement() instanceof Existing existing && existing.reopen();
    }

    /** Whether it is a further version of a message: what stands there gives way to it. */
    boolean revises() {
        return delivery.decision() instanceof Decision.AddToRecord || mention().tombstone();
    }

    /** Whether its author can be told from all others. */
    boolean hasAuthor() {
        return mention().actor().id() != null;
    }

    String author() {
        return Keys.author(channel(), mention().actor());
    }

    boolean isOpen() {
        return outcome == null;
    }

    void end(Outcome with) {
        outcome = with;
    }

    void arrived(RecordRef at) {
        outcome = new Outcome.Delivered(at);
    }

    Outcome outcome() {
        return Objects.requireNonNull(outcome, "every delivery ends");
    }
}
