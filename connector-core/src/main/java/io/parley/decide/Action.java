package io.parley.decide;

import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a rule does with a mention that it matches. */
public sealed interface Action {

    Decision decide(String rule, EnrichedMention mention);

    /**
     * No record.
     *
     * @param because shown in the console
     */
    record SetAside(String because) implements Action {
        @Override
        public Decision decide(String rule, EnrichedMention mention) {
            return new Decision.SetAside(rule, because);
        }
    }

    /**
     * A case or a lead.
     *
     * @param crm its name in parley.yaml
     * @param queue null leaves it to the CRM's own assignment
     * @param reopenWithin how long after it was closed a record is opened again by a further mention
     */
    record Open(
            RecordKind kind,
            String crm,
            Priority priority,
            Subject subject,
            @Nullable String queue,
            Duration reopenWithin)
            implements Action {
        @Override
        public Decision decide(String rule, EnrichedMention mention) {
            String line = subject.of(mention);
            return kind == RecordKind.LEAD
                    ? new Decision.OpenLead(rule, crm, line, priority, queue, reopenWithin)
                    : new Decision.OpenCase(rule, crm, line, priority, queue, reopenWithin);
        }
    }
}
