package io.parley.sandbox.sugar;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a rep does by hand. */
public final class Desk {

    private final Org org;
    private final User rep;

    Desk(Org org, User rep) {
        this.org = org;
        this.rep = rep;
    }

    /** Makes a bean; values as the API shows them, times as Instants; returns its id. */
    public String create(String module, Map<String, ?> values) {
        return org.whole(() -> {
            Row row = new Row(org.modules.need(module), UUID.randomUUID().toString());
            return org.save(row, Map.copyOf(values), rep).id;
        });
    }

    public void update(String module, String id, Map<String, ?> values) {
        org.whole(() -> org.save(row(module, id), Map.copyOf(values), rep));
    }

    public void delete(String module, String id) {
        update(module, id, Map.of("deleted", true));
    }

    /** Makes a contact; returns its id. */
    public String contact(@Nullable String firstName, String lastName, @Nullable String email) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (firstName != null) {
            values.put("first_name", firstName);
        }
        values.put("last_name", lastName);
        if (email != null) {
            values.put("email", List.of(email));
        }
        return create("Contacts", values);
    }

    /** Makes a contact the primary one of a case. */
    public void contactOf(String caseId, String contactId) {
        update("Cases", caseId, Map.of("primary_contact_id", contactId));
    }

    /**
     * Writes a note on a case or a lead; returns its id.
     *
     * @param portal whether "Display in portal" is ticked: the customer is meant
     */
    public String note(String module, String id, String text, boolean portal) {
        row(module, id);
        String line = text.strip().lines().findFirst().orElse("");
        String name =
                line.substring(0, line.offsetByCodePoints(0, Math.min(60, line.codePointCount(0, line.length()))));
        return create(
                "Notes",
                Map.of(
                        "name",
                        name.isEmpty() ? "Note" : name,
                        "description",
                        text,
                        "parent_type",
                        module,
                        "parent_id",
                        id,
                        "portal_flag",
                        portal));
    }

    /** Sends a message on a case or a lead; returns its id. */
    public String message(String module, String id, String text) {
        row(module, id);
        return create(
                "Messages",
                Map.of(
                        "name",
                        "Message",
                        "description",
                        text,
                        "parent_type",
                        module,
                        "parent_id",
                        id,
                        "channel_type",
                        "Social",
                        "direction",
                        "Outbound",
                        "status",
                        "Completed"));
    }

    public void close(String caseId) {
        update("Cases", caseId, Map.of("status", "Closed", "resolved_datetime", org.now()));
    }

    public void reopen(String caseId) {
        update("Cases", caseId, Map.of("status", "Assigned"));
    }

    /** Makes it look as if a bean was changed last at that time. */
    public void changedAt(String module, String id, Instant time) {
        org.whole(() -> {
            Row row = row(module, id);
            row.set("date_modified", time.truncatedTo(ChronoUnit.SECONDS));
            org.keep(row);
            return row;
        });
    }

    /** Merges a record into another of its module: what belongs to it moves there, and it is deleted. */
    public void merge(String module, String masterId, String loserId) {
        org.whole(() -> {
            Row master = row(module, masterId);
            for (String child : List.of("Notes", "Messages")) {
                org.live(org.modules.need(child)).stream()
                        .filter(row -> row.text("parent_id").equals(loserId))
                        .forEach(row -> org.save(row, Map.of("parent_id", master.id), rep));
            }
            return org.save(row(module, loserId), Map.of("deleted", true), rep);
        });
    }

    private Row row(String module, String id) {
        return org.need(org.modules.need(module), id);
    }
}
