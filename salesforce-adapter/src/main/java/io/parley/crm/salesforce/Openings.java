package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.api.Bundle;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Decision;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens cases and leads, and opens closed cases again.
 *
 * <p>New records are created, not upserted: the unique mention key makes a repeat fail with DUPLICATE_VALUE, and the
 * record that stands is found by its key. An upsert would write over what a rep has changed since.
 */
final class Openings {

    private final SalesforceApi api;
    private final Records records;
    private final RecordFields fields;
    private final Ownership ownership;
    private final Shapes shapes;
    private final SalesforceSettings settings;

    Openings(
            SalesforceApi api,
            Records records,
            RecordFields fields,
            Ownership ownership,
            Shapes shapes,
            SalesforceSettings settings) {
        this.api = api;
        this.records = records;
        this.fields = fields;
        this.ownership = ownership;
        this.shapes = shapes;
        this.settings = settings;
    }

    /** Adds the records to open; ends those for which there is nothing to open. */
    void open(Bundle bundle, List<Going> batch) {
        List<Going> opening = new ArrayList<>();
        for (Going going : batch) {
            if (kind(going) == null) {
                going.end(new Outcome.Refused("There is no record that it could be added to.", null));
            } else {
                opening.add(going);
            }
        }
        Map<Going, Ownership.Due> due = ownership.of(opening);
        Map<String, List<Going>> saves = new TreeMap<>();
        due.forEach((going, to) ->
                saves.computeIfAbsent(to.assign(), none -> new ArrayList<>()).add(going));
        saves.forEach((assign, some) -> create(bundle, some, assign, due));
    }

    private void create(Bundle bundle, List<Going> batch, String assign, Map<Going, Ownership.Due> due) {
        // Salesforce saves records of one kind that stand together at once.
        List<Going> sorted = batch.stream()
                .sorted(Comparator.comparing(going -> Objects.requireNonNull(kind(going))))
                .toList();
        List<ObjectNode> bodies =
                sorted.stream().map(going -> body(going, due.get(going))).toList();
        bundle.create(bodies, assign, results -> {
            for (int i = 0; i < results.size(); i++) {
                opened(sorted.get(i), results.get(i));
            }
        });
    }

    /** A new record as it is saved; without an owner Salesforce finds one. */
    ObjectNode body(Going going, Ownership.@Nullable Due due) {
        RecordKind kind = Objects.requireNonNull(kind(going));
        ObjectNode body = fields.opened(kind, going.delivery, due == null ? null : due.owner());
        if (going.contact != null && kind == RecordKind.CASE) {
            going.contact.onCase(body, shapes.of(Shapes.CASE));
        }
        return body;
    }

    /** Which assignment rule owns what no rule of Parley gives to anybody: TRUE, FALSE or an id. */
    String assignmentRule() {
        return settings.assignmentRule();
    }

    private void opened(Going going, SaveResult result) {
        going.notOpened = result.problem();
        String id = result.id();
        if (id != null && result.problem() == null) {
            RecordKind kind = Objects.requireNonNull(kind(going));
            String label = kind == RecordKind.LEAD ? going.mention().actor().displayName() : null;
            going.record = records.ref(kind, id, label);
        }
    }

    /**
     * Ends those for which no record was opened and none stands; call it after {@link CaseLook} was read.
     *
     * @return those that should be tried again, with another owner or without the contact at fault
     */
    List<Going> settle(List<Going> batch) {
        List<Going> without = batch.stream()
                .filter(going -> going.open() && going.isNew() && going.record == null)
                .toList();
        Set<String> leads = without.stream()
                .filter(going -> going.delivery.decision() instanceof Decision.OpenLead
                        && going.notOpened != null
                        && going.notOpened.is("DUPLICATE_VALUE"))
                .map(going -> going.delivery.key())
                .collect(Collectors.toSet());
        Map<String, RecordRef> standing = leads.isEmpty() ? Map.of() : records.byMentionKey(RecordKind.LEAD, leads);
        List<Going> again = new ArrayList<>();
        for (Going going : without) {
            RecordKind kind = Objects.requireNonNull(kind(going));
            going.record = standing.get(going.delivery.key());
            if (going.record == null) {
                Problem problem = Objects.requireNonNull(going.notOpened, "nothing saved has a reason");
                if (refits(going, problem) || ownership.eased(going, problem)) {
                    again.add(going);
                } else {
                    // With DUPLICATE_VALUE another unique field of this org is at fault.
                    refused(kind, going, problem);
                }
            }
        }
        return again;
    }

    /** Whether it should be tried again, once, with the fields as they are now: an admin has changed them. */
    boolean refits(Going going, Problem problem) {
        if (!problem.outgrown() || going.refitted) {
            return false;
        }
        going.refitted = true;
        shapes.forget();
        return true;
    }

    private void refused(RecordKind kind, Going going, Problem problem) {
        Problem told = problem.is("DUPLICATES_DETECTED") ? withDuplicates(going, problem) : problem;
        if (told != null) {
            going.end(ErrorTable.ofRecord(kind == RecordKind.LEAD ? "lead" : "case", told));
        }
    }

    /** A collection does not tell which records the duplicate rule means; null when the record was let in this time. */
    private @Nullable Problem withDuplicates(Going going, Problem problem) {
        Ownership.Due due = Objects.requireNonNull(ownership.of(List.of(going)).get(going));
        JsonNode answer = api.createEach(List.of(body(going, due)), Bundle.lettingIn(due.assign()))
                .get(0)
                .path("body");
        if (answer.path("success").asBoolean()) {
            // Its message was refused with it, so the next attempt finds the record and brings the message.
            going.end(new Outcome.Retry("The record was saved on the second attempt.", null));
            return null;
        }
        String ids = String.join(", ", SaveResult.duplicates(answer));
        return ids.isEmpty() ? problem : problem.saying(" Duplicate of " + ids);
    }

    /** Opens those that are still closed: a rep may have been quicker, and a repeat must not undo their work. */
    void reopen(List<Going> batch) {
        Map<String, List<Going>> byId = new LinkedHashMap<>();
        for (Going going : batch) {
            RecordRef record = going.record;
            if (record == null || record.kind() == RecordKind.LEAD) {
                going.end(new Outcome.Refused("A converted lead can't be opened again.", null));
            } else {
                byId.computeIfAbsent(record.id(), none -> new ArrayList<>()).add(going);
            }
        }
        if (byId.isEmpty()) {
            return;
        }
        Set<String> closed = records.closedCases(byId.keySet());
        List<String> ids = byId.keySet().stream()
                .filter(id -> closed.contains(SalesforceId.core(id)))
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        String status = openStatus();
        Map<String, List<Going>> left = new LinkedHashMap<>();
        List<SaveResult> results = api.update(ids.stream()
                .map(id -> RecordFields.record(Shapes.CASE).put("id", id).put("Status", status))
                .toList());
        for (int i = 0; i < results.size(); i++) {
            Problem problem = results.get(i).problem();
            List<Going> theirs = byId.getOrDefault(ids.get(i), List.of());
            if (problem != null && problem.is(Ownership.LEFT)) {
                left.put(ids.get(i), theirs);
            } else if (problem != null) {
                Outcome outcome = Records.gone(problem)
                        ? new Outcome.Retry("The case was deleted or merged a moment ago.", null)
                        : ErrorTable.ofRecord("opening of the case", problem);
                theirs.forEach(going -> going.end(outcome));
            }
        }
        handOver(left, status);
    }

    /** Their owner has left: another gets them, or else each mention a new case, which somebody will own. */
    private void handOver(Map<String, List<Going>> left, String status) {
        String owner = left.isEmpty() ? null : ownership.byDefault();
        List<String> ids = List.copyOf(left.keySet());
        List<SaveResult> results = owner == null
                ? List.of()
                : api.update(ids.stream()
                        .map(id -> RecordFields.record(Shapes.CASE)
                                .put("id", id)
                                .put("Status", status)
                                .put("OwnerId", owner))
                        .toList());
        for (int i = 0; i < ids.size(); i++) {
            boolean saved = i < results.size() && results.get(i).problem() == null;
            for (Going going : left.getOrDefault(ids.get(i), List.of())) {
                if (saved) {
                    going.say("The owner of the case has left: it was handed over.");
                } else {
                    going.startAnew("The earlier case could not be opened again, since its owner has left.");
                }
            }
        }
    }

    private String openStatus() {
        if (settings.reopenStatus() != null) {
            return settings.reopenStatus();
        }
        Shape.Field status = shapes.of(Shapes.CASE).field("Status");
        return status == null || status.values().isEmpty()
                ? "New"
                : status.values().get(0);
    }

    private static @Nullable RecordKind kind(Going going) {
        if (going.delivery.decision() instanceof Decision.OpenCase) {
            return RecordKind.CASE;
        }
        return going.delivery.decision() instanceof Decision.OpenLead ? RecordKind.LEAD : null;
    }
}
