package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The hands of a rep: what people do in the CRM while Parley is looking elsewhere. */
public final class Desk {

    private final Org org;
    private final String rep;

    Desk(Org org, String rep) {
        this.org = org;
        this.rep = rep;
    }

    /** The user id of the rep. */
    public String rep() {
        return rep;
    }

    /** Creates a record as the rep would; returns its id. Throws when Salesforce would refuse it. */
    public String create(String object, Map<String, ?> fields) {
        ObjectNode body = Json.MAPPER.valueToTree(fields);
        return org.write(rep, work -> work.create(org.schema.get(object), body)).id();
    }

    public void update(String object, String id, Map<String, ?> fields) {
        ObjectNode body = Json.MAPPER.valueToTree(fields);
        org.write(rep, work -> work.update(org.schema.get(object), id, body));
    }

    public void delete(String object, String id) {
        org.write(rep, work -> {
            work.delete(org.schema.get(object), id);
            return id;
        });
    }

    public void close(String caseId) {
        update("Case", caseId, Map.of("Status", "Closed"));
    }

    public void reopen(String caseId) {
        update("Case", caseId, Map.of("Status", "Working"));
    }

    /** Moves the closing of a closed case to another time. */
    public void closedAt(String caseId, Instant when) {
        set("Case", caseId, Map.of("ClosedDate", when));
    }

    /** Merges a case into another: the loser is deleted, points to the master, and its children move over. */
    public void merge(String masterId, String loserId) {
        ObjectType type = org.schema.get("Case");
        org.write(rep, work -> {
            Row loser = work.live(type, loserId);
            Row master = work.live(type, masterId);
            for (ObjectType other : org.schema.all()) {
                for (Field field : other.fields) {
                    if (field.updateableReference() && field.referenceTo().contains("Case")) {
                        move(work, org.table(other).by(field.name(), loser.id()), field.name(), master.id());
                    }
                }
            }
            work.set(loser, Map.of("MasterRecordId", master.id(), "IsDeleted", true));
            return master;
        });
    }

    private static void move(Work work, List<Row> children, String field, String to) {
        children.forEach(child -> work.set(child, Map.of(field, to)));
    }

    /** Types a reply on a case; returns the id of the outbound row, where the org keeps messages. */
    public String reply(String caseId, String text) {
        return reply(record("Case", caseId), text);
    }

    /** Types a reply on a lead; returns the id of the outbound row. */
    public String replyToLead(String leadId, String text) {
        return reply(record("Lead", leadId), text);
    }

    private String reply(Row record, String text) {
        Talk talk = Talk.on(org, record);
        String channel = new Conversation(org).channel(record);
        return create(talk.object, talk.reply(record, text, channel.isEmpty() ? null : channel));
    }

    private Row record(String object, String id) {
        return Objects.requireNonNull(org.table(object).find(Ids.full(id)), () -> "No " + object + " " + id);
    }

    /** Writes a comment on a case; returns its id. */
    public String comment(String caseId, String text, boolean published) {
        return create("CaseComment", Map.of("ParentId", caseId, "CommentBody", text, "IsPublished", published));
    }

    private void set(String object, String id, Map<String, Object> fields) {
        org.write(rep, work -> {
            work.set(work.live(org.schema.get(object), id), fields);
            return id;
        });
    }
}
