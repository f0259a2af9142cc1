package io.parley.sandbox.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a rep does by hand. */
public final class Desk {

    private final Org org;
    private final Saving saving;
    private final String rep;

    Desk(Org org, Saving saving, String rep) {
        this.org = org;
        this.saving = saving;
        this.rep = rep;
    }

    /** Makes a record; returns its id. */
    public String create(String object, Map<String, String> values) {
        return org.transaction(
                () -> saving.insert(org.kind(object), null, values, rep).id());
    }

    public void update(String object, String id, Map<String, String> values) {
        org.transaction(() -> saving.update(org.need(object, id), values, rep));
    }

    /** Deletes a record, with the notes and activities that belong to it. */
    public void delete(String object, String id) {
        org.transaction(() -> {
            saving.delete(org.need(object, id));
            return id;
        });
    }

    /** Makes a contact; returns its id. */
    public String contact(String firstName, String lastName, @Nullable String email) {
        Map<String, String> values = new HashMap<>(Map.of("ContactFirstName", firstName, "ContactLastName", lastName));
        if (email != null) {
            values.put("ContactEmail", email);
        }
        return create("Contact", values);
    }

    /** Gives a service request a contact. */
    public void contactOf(String requestId, String contactId) {
        update("ServiceRequest", requestId, Map.of("ContactId", contactId));
    }

    /**
     * Writes a note on a record; returns its id.
     *
     * @param hidden whether "Private" is ticked
     */
    public String note(String object, String id, String text, boolean hidden) {
        Map<String, String> values =
                Map.of("Subject", line(text), "Description", text, "Private", String.valueOf(hidden));
        return org.transaction(() -> saving.insert(org.kind("Note"), org.need(object, id), values, rep)
                .id());
    }

    /**
     * Notes an activity on a record; returns its id.
     *
     * @param type such as Correspondence
     */
    public String activity(String object, String id, String type, String text, boolean hidden) {
        Map<String, String> values = Map.of(
                "Activity",
                "Task",
                "Type",
                type,
                "Status",
                "Completed",
                "Subject",
                line(text),
                "Description",
                text,
                "Private",
                String.valueOf(hidden));
        return org.transaction(() -> saving.insert(org.kind("Activity"), org.need(object, id), values, rep)
                .id());
    }

    private static String line(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        String cut = line.substring(0, line.offsetByCodePoints(0, Math.min(60, line.codePointCount(0, line.length()))));
        return cut.isEmpty() ? "Note" : cut;
    }

    public void close(String requestId) {
        update("ServiceRequest", requestId, Map.of("Status", "Closed"));
    }

    public void reopen(String requestId) {
        update("ServiceRequest", requestId, Map.of("Status", "Open"));
    }

    /** Makes it look as if a record was changed last at that time, and closed then if it is closed. */
    public void changedAt(String object, String id, Instant time) {
        org.transaction(() -> {
            Row row = org.changing(org.need(object, id));
            String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
            row.set("ModifiedDate", text);
            if (!row.get("ClosedTime").isEmpty()) {
                row.set("ClosedTime", text);
            }
            return row;
        });
    }

    /**
     * Merges a record into another of its object: what belongs to it moves there, and it is deleted. For service requests
     * the vendor's way is not known.
     */
    public void merge(String object, String survivorId, String loserId) {
        org.transaction(() -> {
            Row survivor = org.need(object, survivorId);
            Row loser = org.need(object, loserId);
            loser.kind.below().forEach((child, field) -> {
                for (Row row : List.copyOf(org.below(loser, org.kind(child)))) {
                    org.changing(row).set(Objects.requireNonNull(field), survivor.id());
                }
            });
            saving.delete(loser);
            return survivor;
        });
    }
}
