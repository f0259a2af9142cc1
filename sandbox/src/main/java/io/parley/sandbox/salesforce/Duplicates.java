package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Duplicate rules: leads of the same last name and company, contacts of the same whole name or address. Off unless
 * switched on.
 */
final class Duplicates {

    private final Org org;
    private volatile boolean on;
    private volatile boolean contacts;
    private volatile boolean blocks;
    private volatile String word = "duplicateResut";

    Duplicates(Org org, boolean on) {
        this.org = org;
        this.on = on;
    }

    void switchTo(boolean active) {
        on = active;
    }

    void contacts(boolean active) {
        contacts = active;
    }

    /** From now on the rules block what they find, also where a header asks to save it all the same. */
    void block() {
        blocks = true;
    }

    void spellItOut() {
        word = "duplicateResult";
    }

    void check(ObjectType type, ObjectNode fields, Request request) {
        boolean ruled = type.name.equals("Lead") && on || type.name.equals("Contact") && contacts;
        if (!ruled || request.allowsDuplicates() && !blocks) {
            return;
        }
        List<Row> same = org.table(type).live().stream()
                .filter(row -> type.name.equals("Lead")
                        ? same(row, fields, "LastName") && same(row, fields, "Company")
                        : same(row, fields, "Email") || same(row, fields, "LastName") && same(row, fields, "FirstName"))
                .toList();
        if (!same.isEmpty()) {
            throw Problem.of(400, "DUPLICATES_DETECTED", "Use one of these records?")
                    .with(word, detail(type.name, same, request.base()));
        }
    }

    private static boolean same(Row row, ObjectNode fields, String field) {
        String wanted = fields.path(field).asText();
        return !wanted.isEmpty() && row.text(field).equalsIgnoreCase(wanted);
    }

    private Map<String, Object> detail(String object, List<Row> same, String base) {
        List<Map<String, Object>> records = same.stream()
                .map(row -> Map.<String, Object>of(
                        "additionalInformation", List.of(),
                        "fieldDiffs", List.of(),
                        "matchConfidence", 100.0,
                        "record", Map.of("attributes", Finder.attributes(row, base), "Id", row.id())))
                .toList();
        return Map.of(
                "allowSave",
                !blocks,
                "duplicateRule",
                "Standard_" + object + "_Duplicate_Rule",
                "duplicateRuleEntityType",
                object,
                "errorMessage",
                "Use one of these records?",
                "matchResults",
                List.of(Map.of(
                        "entityType",
                        object,
                        "errors",
                        List.of(),
                        "matchEngine",
                        "FuzzyMatchEngine",
                        "matchRecords",
                        records,
                        "rule",
                        "Standard_" + object + "_Match_Rule_v1_0",
                        "size",
                        records.size(),
                        "success",
                        true)));
    }
}
