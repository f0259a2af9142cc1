package io.parley.sandbox.salesforce;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an admin adds to the rules of an org: validation rules and required fields. Checked after Salesforce's own. */
final class AdminRules {

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /** Refuses a row, or does nothing. */
    private interface Rule {
        void check(Row row);
    }

    void refuseWhere(String object, String field, String words, String message) {
        rules.add(row -> {
            if (row.type.name.equals(object) && row.text(field).contains(words)) {
                throw Problem.save("FIELD_CUSTOM_VALIDATION_EXCEPTION", message, field);
            }
        });
    }

    void require(String object, String field) {
        rules.add(row -> {
            if (row.type.name.equals(object) && row.get(field) == null) {
                throw Problem.save("REQUIRED_FIELD_MISSING", "Required fields are missing: [" + field + "]", field);
            }
        });
    }

    void check(Row row) {
        rules.forEach(rule -> rule.check(row));
    }
}
