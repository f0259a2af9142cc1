package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    void open(List<Going> batch) {
        Map<String, String> owners = queues.owners(batch.stream()
                .map(going -> queue(going.delivery.decision()))
                .filter(name -> name != null)
                .collect(Collectors.toSet()));
        Map<Boolean, Map<RecordKind, List<Going>>> calls = new HashMap<>();
        for (Going going : batch) {
            RecordKind kind = kind(going.delivery.decision());
            String queue = queue(going.delivery.decision());
            if (kind == null) {
                going.end(new Outcome.Refused("There is no record that it could be added to.", null));
            } else if (queue != null && owners.get(queue) == null) {
                going.end(new Outcome.Refused(
                        "The rule '" + going.delivery.decision().rule() + "' names the queue '" + queue
                                + "', but Salesforce has no queue of that name and no active user of that user name.",
                        "OwnerId"));
            } else {
                // An assignment rule would take a record away from the queue that a rule of Parley names.
                calls.computeIfAbsent(queue == null && settings.assignmentRule(), none -> new HashMap<>())
                        .computeIfAbsent(kind, none -> new ArrayList<>())
                        .add(going);
            }
        }
        calls.forEach((assign, kinds) -> kinds.forEach((kind, some) -> create(kind, some, assign, owners)));
    }

    private void create(RecordKind kind, List<Going> batch, boolean assign, Map<String, String> owners) {
        List<ObjectNode> bodies = new ArrayList<>();
        for (Going going : batch) {
            String queue = queue(going.delivery.decision());
            bodies.add(fields.opened(
                    kind,
                    going.delivery.mention(),
                    going.delivery.decision(),
                    queue == null ? null : owners.get(queue)));
        }
        List<SaveResult> results = api.create(bodies, assign);
        Map<String, Going> created = new LinkedHashMap<>();
        Map<String, Going> standing = new LinkedHashMap<>();
        Map<Going, Problem> problems = new HashMap<>();
        for (int i = 0; i < results.size(); i++) {
            SaveResult result = results.get(i);
            Going going = batch.get(i);
            Problem problem = result.problem();
            if (problem == null) {
                created.put(String.valueOf(result.id()), going);
            } else if (problem.is("DUPLICATE_VALUE")) {
                standing.put(going.delivery.key(), going);
                problems.put(going, problem);
            } else {
                refused(kind, going, problem);
            }
        }
        created(kind, created);
        standing(kind, standing, problems);
    }

    private void created(RecordKind kind, Map<String, Going> byId) {
        Map<String, String> labels = kind == RecordKind.CASE ? records.caseNumbers(byId.keySet()) : Map.of();
        byId.forEach((id, going) -> {
            String label = kind == RecordKind.CASE
                    ? labels.get(SalesforceId.core(id))
                    : going.mention().actor().displayName();
            going.record = records.ref(kind, id, label);
        });
    }

    private void standing(RecordKind kind, Map<String, Going> byKey, Map<Going, Problem> problems) {
        Map<String, RecordRef> found = records.byMentionKey(kind, byKey.keySet());
        byKey.forEach((key, going) -> {
            RecordRef record = found.get(key);
            Problem problem = problems.get(going);
            if (record != null) {
                going.record = record;
            } else if (problem != null) {
                // Another unique field of this org is at fault.
                refused(kind, going, problem);
            }
        });
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
