package io.parley.crm.sugarcrm;

import io.parley.model.RecordKind;

/** Chooses where what is said about records stands, by what the server has. */
final class Talks {

    private final Schema schema;
    private final boolean messages;

    /** @param messages whether an admin wants it in the module Messages */
    Talks(Schema schema, boolean messages) {
        this.schema = schema;
        this.messages = messages;
    }

    Talk of(RecordKind kind) {
        if (messages) {
            return Talk.MESSAGES;
        }
        return kind == RecordKind.CASE && schema.has(Talk.CASE_UPDATES.module()) ? Talk.CASE_UPDATES : Talk.NOTES;
    }
}
