package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.api.Bean;
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

    /** Whether the record was made for this delivery just now, so that nothing else of it can be there. */
    boolean fresh;

    /** The message as it stands, where one was found. */
    @Nullable
    Bean message;

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

    Mention mention() {
        return delivery.mention().mention();
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

    boolean isOpen() {
        return outcome == null;
    }

    void end(Outcome with) {
        outcome = with;
    }

    void arrived(RecordRef record) {
        outcome = new Outcome.Delivered(record);
    }

    boolean isRefusedForField() {
        return outcome instanceof Outcome.Refused refused && refused.field() != null;
    }

    /** The field for which the server refused it. */
    String refusedField() {
        return Objects.requireNonNull(((Outcome.Refused) outcome()).field());
    }

    Outcome outcome() {
        return Objects.requireNonNull(outcome, "every delivery ends");
    }
}
