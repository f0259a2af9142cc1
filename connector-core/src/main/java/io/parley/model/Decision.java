package io.parley.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a rule makes of a mention. Every decision quotes the rule that made it. */
public sealed interface Decision permits Decision.ForCrm, Decision.SetAside {

    /** The name of the rule in rules.yaml, or of the built-in reason. */
    String rule();

    /** A decision that reaches a CRM. */
    sealed interface ForCrm extends Decision permits OpenCase, OpenLead, AddToRecord {
        /** The CRM's name in parley.yaml. */
        String crm();
    }

    /**
     * A case, unless the conversation already has one that is open, or was closed no longer ago than {@code
     * reopenWithin}: then the mention joins it.
     *
     * @param queue the CRM's queue or user that gets a new case; null leaves it to the CRM's own assignment
     */
    record OpenCase(
            String rule,
            String crm,
            String subject,
            Priority priority,
            @Nullable String queue,
            Duration reopenWithin) implements ForCrm {}

    /** A lead; joins an existing one as {@link OpenCase} does. */
    record OpenLead(
            String rule,
            String crm,
            String subject,
            Priority priority,
            @Nullable String queue,
            Duration reopenWithin) implements ForCrm {}

    /** A further version, or the deletion, of a mention that went to this CRM before: it follows it to its record. */
    record AddToRecord(String rule, String crm) implements ForCrm {}

    /**
     * No record.
     *
     * @param reason why, in words that a person reads in the console
     */
    record SetAside(String rule, String reason) implements Decision {}
}
