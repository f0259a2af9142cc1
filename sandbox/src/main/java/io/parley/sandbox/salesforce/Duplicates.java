package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The duplicate rule for leads: same last name and company. Off unless switched on. */
final class Duplicates {

    private final Org org;
    private volatile boolean on;

    Duplicates(Org org, boolean on) {
        this.org = org;
        this.on = on;
    }

    void switchTo(boolean active) {
        on = active;
    }

    void check(ObjectType type, ObjectNode fields, Request request) {
        if (!on || !type.name.equals("Lead") || request.allowsDuplicates()) {
            return;
        }
        List<Row> same = org.table(type).live().stream()
                .filter(row -> row.text("LastName")
                                .equalsIgnoreCase(fields.path("LastName").asText())
                        && row.text("Company")
                                .equalsIgnoreCase(fields.path("Company").asText()))
                .toList();
        if (!same.isEmpty()) {
            throw Problem.of(400, "DUPLICATES_DETECTED", "Use one of these records?")
                    .with("duplicateResut", detail(same, request.base()));
        }
    }

    private static Map<String, Object> detail(List<Row> same, String base) {
        List<Map<String, Object>> records = same.stream()
                .map(row -> Map.<String, Object>of(
                        "additionalInformation", List.of(),
                        "fieldDiffs", List.of(),
                        "matchConfidence", 100.0,
                        "record", Map.of("attributes", Finder.attributes(row, base), "Id", row.id())))
                .toList();
        return Map.of(
                "allowSave",
                true,
                "duplicateRule",
                "Standard_Lead_Duplicate_Rule",
                "duplicateRuleEntityType",
                "Lead",
                "errorMessage",
                "Use one of these records?",
                "matchResults",
                List.of(Map.of(
                        "entityType",
                        "Lead",
                        "errors",
                        List.of(),
                        "matchEngine",
                        "FuzzyMatchEngine",
                        "matchRecords",
                        records,
                        "rule",
                        "Standard_Lead_Match_Rule_v1_0",
                        "size",
                        records.size(),
                        "success",
                        true)));
    }
}
