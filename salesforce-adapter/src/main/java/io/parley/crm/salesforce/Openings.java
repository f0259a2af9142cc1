package io.parley.crm.salesforce;

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
    private final Queues queues;
    private final Shapes shapes;
    private final SalesforceSettings settings;

    Openings(
            SalesforceApi api,
            Records records,
            RecordFields fields,
            Queues queues,
            Shapes shapes,
            SalesforceSettings settings) {
        this.api = api;
        this.records = records;
        this.fields = fields;
        this.queues = queues;
        this.shapes = shapes;
        this.settings = settings;
    }

    /** Adds the records to open; ends those for which there is nothing to open, or nobody to own it. */
    void open(Bundle bundle, List<Going> batch) {
        Map<String, String> owners = queues.owners(batch.stream()
                .map(going -> queue(going.delivery.decision()))
                .filter(name -> name != null)
                .collect(Collectors.toSet()));
        Map<Boolean, List<Going>> saves = new TreeMap<>();
        for (Going going : batch) {
            String queue = queue(going.delivery.decision());
            if (kind(going.delivery.decision()) == null) {
                going.end(new Outcome.Refused("There is no record that it could be added to.", null));
            } else if (queue != null && owners.get(queue) == null) {
                going.end(new Outcome.Refused(
                        "The rule '" + going.delivery.decision().rule() + "' names the queue '" + queue
                                + "', but Salesforce has no queue of that name and no active user of that user name.",
                        "OwnerId"));
            } else {
                // An assignment rule would take a record away from the queue that a rule of Parley names.
                saves.computeIfAbsent(queue == null && settings.assignmentRule(), none -> new ArrayList<>())
                        .add(going);
            }
        }
        saves.forEach((assign, some) -> create(bundle, some, assign, owners));
    }

    private void create(Bundle bundle, List<Going> batch, boolean assign, Map<String, String> owners) {
        // Salesforce saves records of one kind that stand together at once.
        List<Going> sorted = batch.stream()
                .sorted(Comparator.comparing(going -> Objects.requireNonNull(kind(going.delivery.decision()))))
                .toList();
        List<ObjectNode> bodies = sorted.stream()
                .map(going -> {
                    String queue = queue(going.delivery.decision());
                    return fields.opened(
                            Objects.requireNonNull(kind(going.delivery.decision())),
                            going.delivery.mention(),
                            going.delivery.decision(),
                            queue == null ? null : owners.get(queue));
                })
                .toList();
        bundle.create(bodies, assign, results -> {
            for (int i = 0; i < results.size(); i++) {
                opened(sorted.get(i), results.get(i));
            }
        });
    }

    private void opened(Going going, SaveResult result) {
        going.notOpened = result.problem();
        String id = result.id();
        if (id != null && result.problem() == null) {
            RecordKind kind = Objects.requireNonNull(kind(going.delivery.decision()));
            String label = kind == RecordKind.LEAD ? going.mention().actor().displayName() : null;
            going.record = records.ref(kind, id, label);
        }
    }

    /** Ends those for which no record was opened and none stands; call it after {@link CaseLook} was read. */
    void settle(List<Going> batch) {
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
        for (Going going : without) {
            RecordKind kind = Objects.requireNonNull(kind(going.delivery.decision()));
            going.record = standing.get(going.delivery.key());
            if (going.record == null) {
                // With DUPLICATE_VALUE another unique field of this org is at fault.
                refused(kind, going, Objects.requireNonNull(going.notOpened, "nothing saved has a reason"));
            }
        }
    }

    private void refused(RecordKind kind, Going going, Problem problem) {
        going.end(ErrorTable.ofRecord(kind == RecordKind.LEAD ? "lead" : "case", problem));
        if (problem.is("STRING_TOO_LONG") || problem.is("INVALID_FIELD")) {
            shapes.forget();
        }
        if (problem.fields().contains("OwnerId") || problem.is("INVALID_CROSS_REFERENCE_KEY")) {
            queues.forget();
        }
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
        List<SaveResult> results = api.update(ids.stream()
                .map(id -> RecordFields.record(Shapes.CASE).put("id", id).put("Status", status))
                .toList());
        for (int i = 0; i < results.size(); i++) {
            Problem problem = results.get(i).problem();
            if (problem != null) {
                Outcome outcome = Records.gone(problem)
                        ? new Outcome.Retry("The case was deleted or merged a moment ago.", null)
                        : ErrorTable.ofRecord("opening of the case", problem);
                byId.getOrDefault(ids.get(i), List.of()).forEach(going -> going.end(outcome));
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

    private static @Nullable RecordKind kind(Decision.ForCrm decision) {
        if (decision instanceof Decision.OpenCase) {
            return RecordKind.CASE;
        }
        return decision instanceof Decision.OpenLead ? RecordKind.LEAD : null;
    }

    private static @Nullable String queue(Decision.ForCrm decision) {
        if (decision instanceof Decision.OpenCase open) {
            return open.queue();
        }
        return decision instanceof Decision.OpenLead open ? open.queue() : null;
    }
}
