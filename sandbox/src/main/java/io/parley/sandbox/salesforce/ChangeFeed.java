package io.parley.sandbox.salesforce;

import io.parley.sandbox.salesforce.pubsub.PubSub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the org tells on its event bus after a commit: change events of the selected objects, where equal changes of one
 * transaction are one event, and the platform event that the package's flow publishes when a rep's reply waits to be
 * sent.
 */
final class ChangeFeed {

    /** Published by the package's flow. */
    static final String REPLY = "/event/ChannelReply__e";

    private static final List<String> SELECTED = List.of("ChannelMessage__c", "SocialPost");
    private static final String MESSAGE = "ChannelMessage__c";

    private final Org org;
    private final PubSub pubSub;
    private final Map<String, ChangeEvents> selected = new LinkedHashMap<>();
    private final Schema reply = SchemaBuilder.record("ChannelReply__e")
            .namespace("com.sforce.eventbus")
            .fields()
            .name("CreatedDate")
            .type(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .requiredString("CreatedById")
            .optionalString("MessageId__c")
            .endRecord();

    ChangeFeed(Org org, PubSub pubSub) {
        this.org = org;
        this.pubSub = pubSub;
        for (String name : SELECTED) {
            ObjectType type = org.schema.find(name);
            if (type != null) {
                selected.put(name, new ChangeEvents(type));
                pubSub.define(ChangeEvents.topic(name), selected.get(name).schema);
            }
        }
        if (org.schema.find(MESSAGE) != null) {
            pubSub.define(REPLY, reply);
        }
    }

    /** One row as it was before a transaction and is after it. */
    private record Change(@Nullable Row before, Row after) {

        String kind() {
            boolean was = before != null && !before.deleted();
            if (after.deleted()) {
                return was ? "DELETE" : "";
            }
            return was ? "UPDATE" : before == null ? "CREATE" : "UNDELETE";
        }
    }

    void committed(Work work) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (Work.Step step : work.steps()) {
            changes.merge(
                    step.after().id(),
                    new Change(step.before(), step.after()),
                    (first, next) -> new Change(first.before(), next.after()));
        }
        List<Change> told = changes.values().stream()
                .filter(change -> !change.kind().isEmpty())
                .toList();
        tellChanges(told, work.userId());
        told.stream()
                .filter(change -> waits(change.after()) && (change.before() == null || !waits(change.before())))
                .forEach(change -> tellReply(change.after(), work.userId()));
    }

    /** Records that changed in the same way. */
    private record Merged(ChangeEvents events, GenericRecord event, String kind, List<String> ids) {}

    private void tellChanges(List<Change> changes, String user) {
        Map<String, Merged> merged = new LinkedHashMap<>();
        for (Change change : changes) {
            ChangeEvents events = selected.get(change.after().type.name);
            if (events != null) {
                GenericRecord event =
                        change.kind().equals("DELETE") ? events.bare() : events.fields(change.before(), change.after());
                merged.computeIfAbsent(
                                events.type.name + change.kind() + event,
                                key -> new Merged(events, event, change.kind(), new ArrayList<>()))
                        .ids()
                        .add(change.after().id());
            }
        }
        String transaction = UUID.randomUUID().toString();
        Instant when = org.clock.instant();
        int at = 0;
        for (Merged each : merged.values()) {
            each.events().head(each.event(), each.kind(), each.ids(), user, transaction, ++at, when);
            pubSub.publish(ChangeEvents.topic(each.events().type.name), each.event());
        }
    }

    /** Salesforce could not tell a change in full: the event names the records at most, and everybody must read. */
    void gap(String object, String kind, List<String> ids) {
        ChangeEvents events = Objects.requireNonNull(selected.get(object));
        GenericRecord event = events.bare();
        events.head(event, kind, ids, "", UUID.randomUUID().toString(), 1, org.clock.instant());
        pubSub.publish(ChangeEvents.topic(object), event);
    }

    private static boolean waits(Row row) {
        return row.type.name.equals(MESSAGE)
                && !row.deleted()
                && row.text("Direction__c").equals("Outbound")
                && row.text("Status__c").equals("PENDING");
    }

    private void tellReply(Row row, String user) {
        GenericRecord event = new GenericData.Record(reply);
        event.put("CreatedDate", org.clock.instant().toEpochMilli());
        event.put("CreatedById", user);
        event.put("MessageId__c", row.id());
        pubSub.publish(REPLY, event);
    }
}
