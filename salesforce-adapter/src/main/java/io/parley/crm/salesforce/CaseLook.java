package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.api.Bundle;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.crm.salesforce.api.Soql;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last question of a bundle: the numbers of the cases that were opened, those that stood there already, and whether
 * the cases that were taken for open are.
 */
final class CaseLook {

    private static final String SELECT = "SELECT Id, CaseNumber, MentionKey__c, IsClosed, IsDeleted FROM Case WHERE ";

    private final Records records;
    private final OpenCases openCases;

    CaseLook(Records records, OpenCases openCases) {
        this.records = records;
        this.openCases = openCases;
    }

    void add(Bundle bundle, List<Going> batch) {
        Map<String, Going> byKey = new HashMap<>();
        Map<String, List<Going>> byId = new HashMap<>();
        for (Going going : batch) {
            RecordRef record = going.record;
            if (going.isNew() && going.delivery.decision() instanceof Decision.OpenCase) {
                byKey.put(going.delivery.key(), going);
            } else if (record != null && assumed(going, record)) {
                byId.computeIfAbsent(SalesforceId.core(record.id()), none -> new ArrayList<>())
                        .add(going);
            }
        }
        Map<String, JsonNode> found = new HashMap<>();
        List<String> keys = Soql.longLists(byKey.keySet());
        List<String> ids = Soql.longLists(byId.keySet());
        int queries = Math.max(keys.size(), ids.size());
        for (int i = 0; i < queries; i++) {
            String where = condition("MentionKey__c", keys, i);
            String more = condition("Id", ids, i);
            String or = where.isEmpty() || more.isEmpty() ? "" : " OR ";
            boolean last = i == queries - 1;
            bundle.queryAll(SELECT + where + or + more, rows -> {
                rows.forEach(row -> take(row, byKey, found));
                if (last) {
                    byId.forEach((id, those) -> look(id, those, found.get(id)));
                }
            });
        }
    }

    private boolean assumed(Going going, RecordRef record) {
        boolean follows = going.delivery.placement() instanceof Delivery.Existing existing && !existing.reopen();
        return follows
                && record.kind() == RecordKind.CASE
                && SalesforceId.isOne(record.id())
                && !(going.delivery.decision() instanceof Decision.AddToRecord)
                && openCases.assumed(record.id());
    }

    private static String condition(String field, List<String> lists, int at) {
        return at < lists.size() ? field + " IN " + lists.get(at) : "";
    }

    private void take(JsonNode row, Map<String, Going> byKey, Map<String, JsonNode> found) {
        String id = row.path("Id").asText();
        found.put(SalesforceId.core(id), row);
        Going going = byKey.get(row.path("MentionKey__c").asText());
        if (going != null && !row.path("IsDeleted").asBoolean()) {
            going.record =
                    records.ref(RecordKind.CASE, id, row.path("CaseNumber").asText());
            remember(id, row);
        }
    }

    private void look(String id, List<Going> those, @Nullable JsonNode row) {
        if (row != null
                && !row.path("IsClosed").asBoolean()
                && !row.path("IsDeleted").asBoolean()) {
            openCases.open(id);
            return;
        }
        openCases.forget(id);
        // Where the message stands now it may be overlooked: the next attempt asks how the case stands, and moves it.
        those.forEach(going ->
                going.end(new Outcome.Retry("The case was closed, merged or deleted a moment ago.", Duration.ZERO)));
    }

    private void remember(String id, JsonNode row) {
        if (row.path("IsClosed").asBoolean()) {
            openCases.forget(id);
        } else {
            openCases.open(id);
        }
    }
}
