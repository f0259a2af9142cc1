package io.parley.crm.oracle;

import io.parley.model.Finding;
import io.parley.model.Priority;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks whether the words of parley.yaml are values of the tenant's picklists; others are refused there. */
final class PicklistCheck {

    private final String subject;
    private final Schema schema;

    PicklistCheck(String subject, Schema schema) {
        this.subject = subject;
        this.schema = schema;
    }

    List<Finding> findings(OracleSettings settings) {
        List<Finding> findings = new ArrayList<>();
        Statuses statuses = settings.statuses();
        look(findings, Schema.REQUEST, Statuses.FIELD, "open-status", List.of(statuses.open()));
        look(findings, Schema.LEAD, Statuses.FIELD, "lead-status", List.of(statuses.lead()));
        for (Priority priority : Priority.values()) {
            String option = "priority-" + priority.name().toLowerCase(java.util.Locale.ROOT);
            String word = settings.words().priorities().getOrDefault(priority, "");
            look(findings, Schema.REQUEST, "Priority", option, List.of(word));
        }
        String source = settings.words().origin();
        look(findings, Schema.REQUEST, "Source", "source", source == null ? List.of() : List.of(source));
        look(findings, Schema.ACTIVITY, "Type", "activity-type", List.of(settings.activityType()));
        look(findings, Schema.ACTIVITY, Statuses.FIELD, "activity-status", List.of(settings.activityStatus()));
        // On a lead an answer is always an activity, whatever the source is on a service request.
        look(
                findings,
                Schema.ACTIVITY,
                "Type",
                "reply-activity-type",
                List.of(settings.replies().activityType()));
        closed(findings, statuses);
        return findings;
    }

    private void look(List<Finding> findings, String object, String field, String option, Collection<String> words) {
        for (String word : words) {
            if (word.isEmpty() || !schema.has(object, field)) {
                continue;
            }
            Set<String> values = schema.values(object, field);
            if (!values.isEmpty() && !values.contains(word)) {
                findings.add(Finding.blocking(
                        subject,
                        field + " of " + object + " has no value '" + word + "'.",
                        "Set " + option + " to one of: " + String.join(", ", new TreeSet<>(values))
                                + ". Or add the value in Admin > Application Customization."));
            }
        }
    }

    /** A tenant that has no such word at all never tells that a request is closed. */
    private void closed(List<Finding> findings, Statuses statuses) {
        if (!schema.has(Schema.REQUEST, Statuses.FIELD)) {
            return;
        }
        Set<String> values = schema.values(Schema.REQUEST, Statuses.FIELD);
        boolean known = values.stream().anyMatch(statuses::meansClosed);
        if (!values.isEmpty() && !known) {
            findings.add(Finding.blocking(
                    subject,
                    "None of the closed-statuses is a Status of the service request.",
                    "Set closed-statuses to those that mean closed among: " + String.join(", ", new TreeSet<>(values))
                            + "."));
        }
    }
}
