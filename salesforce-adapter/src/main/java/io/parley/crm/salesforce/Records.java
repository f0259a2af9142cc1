package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.crm.salesforce.api.Soql;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import io.parley.model.RecordState.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks cases and leads up. Every id and key goes into a query checked or escaped. */
final class Records {

    /** Salesforce writes the offset of a time without a colon: {@code 2026-11-24T08:00:00.000+0000}. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private final String crm;
    private final SalesforceApi api;

    private final OpenCases openCases;

    Records(String crm, SalesforceApi api, OpenCases openCases) {
        this.crm = crm;
        this.api = api;
        this.openCases = openCases;
    }

    RecordRef ref(RecordKind kind, String id, @Nullable String label) {
        String url = api.client().instanceUrl() + "/lightning/r/" + object(kind) + "/" + id + "/view";
        return new RecordRef(crm, kind, id, url, label);
    }

    /** Cores of the ids of those cases that are closed. */
    Set<String> closedCases(Collection<String> ids) {
        Set<String> closed = new HashSet<>();
        api.queryFor(checked(ids), list -> "SELECT Id FROM Case WHERE IsClosed = true AND Id IN " + list)
                .forEach(found -> closed.add(SalesforceId.core(found.path("Id").asText())));
        return closed;
    }

    /** The records that mentions opened, by the mention's idempotency key. */
    Map<String, RecordRef> byMentionKey(RecordKind kind, Collection<String> keys) {
        String label = kind == RecordKind.CASE ? "CaseNumber" : "Name";
        String select = "SELECT Id, MentionKey__c, " + label + " FROM " + object(kind) + " WHERE MentionKey__c IN ";
        Map<String, RecordRef> records = new HashMap<>();
        for (JsonNode found : api.queryFor(keys, list -> select + list)) {
            String id = found.path("Id").asText();
            records.put(
                    found.path("MentionKey__c").asText(),
                    ref(kind, id, found.path(label).asText()));
        }
        return records;
    }

    /** As {@link #states}, but a case that was open a moment ago is taken for open; the delivery looks again. */
    List<RecordState> lastSeen(List<RecordRef> asked) {
        List<RecordRef> unknown = asked.stream()
                .filter(record -> record.kind() != RecordKind.CASE
                        || !SalesforceId.isOne(record.id())
                        || !openCases.assume(record.id()))
                .toList();
        Map<RecordRef, RecordState> found = new HashMap<>();
        for (RecordState state : unknown.isEmpty() ? List.<RecordState>of() : states(unknown)) {
            found.put(state.record(), state);
            if (state.status() == Status.OPEN && state.record().kind() == RecordKind.CASE) {
                openCases.open(state.record().id());
            }
        }
        return asked.stream()
                .map(record -> found.getOrDefault(record, new RecordState(record, Status.OPEN, null, null)))
                .toList();
    }

    /** How records stand, in the order given. */
    List<RecordState> states(List<RecordRef> records) {
        Map<String, JsonNode> found = new HashMap<>();
        for (RecordKind kind : RecordKind.values()) {
            List<String> ids = records.stream()
                    .filter(record -> record.kind() == kind && SalesforceId.isOne(record.id()))
                    .map(RecordRef::id)
                    .distinct()
                    .toList();
            for (String list : Soql.lists(ids)) {
                api.queryAll(standing(kind) + list)
                        .forEach(row ->
                                found.put(SalesforceId.core(row.path("Id").asText()), row));
            }
        }
        return records.stream().map(record -> state(record, found)).toList();
    }

    private static String standing(RecordKind kind) {
        return kind == RecordKind.CASE
                ? "SELECT Id, IsClosed, ClosedDate, IsDeleted, MasterRecordId FROM Case WHERE Id IN "
                : "SELECT Id, IsConverted, IsDeleted, MasterRecordId FROM Lead WHERE Id IN ";
    }

    private RecordState state(RecordRef record, Map<String, JsonNode> found) {
        JsonNode row = SalesforceId.isOne(record.id()) ? found.get(SalesforceId.core(record.id())) : null;
        if (row == null) {
            return new RecordState(record, Status.DELETED, null, null);
        }
        String master = row.path("MasterRecordId").asText("");
        if (SalesforceId.isOne(master)) {
            return new RecordState(record, Status.MERGED, null, ref(record.kind(), master, null));
        }
        if (row.path("IsDeleted").asBoolean()) {
            return new RecordState(record, Status.DELETED, null, null);
        }
        if (row.path("IsClosed").asBoolean()) {
            return new RecordState(record, Status.CLOSED, time(row.path("ClosedDate")), null);
        }
        // Salesforce keeps no time of a conversion, and a converted lead can't be opened again: it has no closing time.
        return new RecordState(record, row.path("IsConverted").asBoolean() ? Status.CLOSED : Status.OPEN, null, null);
    }

    /** A time as Salesforce writes it; null when there is none. */
    static @Nullable Instant time(JsonNode field) {
        return field.isTextual() ? OffsetDateTime.parse(field.asText(), TIME).toInstant() : null;
    }

    /** Whether a save failed since a record that it names is not there any more. */
    static boolean gone(Problem problem) {
        return problem.is("ENTITY_IS_DELETED")
                || problem.is("INVALID_CROSS_REFERENCE_KEY")
                || problem.is("NOT_FOUND")
                || problem.missesParent();
    }

    private static List<String> checked(Collection<String> ids) {
        return ids.stream().filter(SalesforceId::isOne).toList();
    }

    private static String object(RecordKind kind) {
        return kind == RecordKind.CASE ? Shapes.CASE : Shapes.LEAD;
    }
}
