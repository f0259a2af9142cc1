package io.parley.crm.sugarcrm;

import io.parley.model.RecordKind;

/** Chooses where what is said about records stands, by what the server has. */
final class Talks {

    private final Schema schema;

    Talks(Schema schema) {
        this.schema = schema;
    }

    Talk of(RecordKind kind) {
        return kind == RecordKind.CASE && schema.has(Talk.CASE_UPDATES.module()) ? Talk.CASE_UPDATES : Talk.NOTES;
    }
}
