package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.mapping.Section;
import io.parley.model.Finding;
import io.parley.model.Priority;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether the picklists of cases and leads take the words that parley.yaml has for them. */
final class WordsCheck {

    private final String subject;
    private final Shapes shapes;
    private final SalesforceSettings settings;
    private final List<Finding> findings = new ArrayList<>();

    WordsCheck(String subject, Shapes shapes, SalesforceSettings settings) {
        this.subject = subject;
        this.shapes = shapes;
        this.settings = settings;
    }

    List<Finding> findings() {
        origin(Sections.CASE, "Origin");
        origin(Sections.LEAD, "LeadSource");
        if (filledBySettings(Sections.CASE, "Priority")) {
            List<String> priorities = new ArrayList<>();
            for (Priority priority : Priority.values()) {
                String word = settings.words().priorities().get(priority);
                if (word != null && !priorities.contains(word)) {
                    priorities.add(word);
                }
            }
            lacking(Shapes.CASE, "Priority", priorities, "priority-low, priority-medium and priority-high");
        }
        if (settings.reopenStatus() != null) {
            lacking(Shapes.CASE, "Status", List.of(settings.reopenStatus()), "reopen-status");
        }
        return findings;
    }

    private void origin(Section section, String name) {
        Shape.Field field = restricted(section.object(), name);
        if (field == null || !filledBySettings(section, name)) {
            return;
        }
        String origin = settings.words().origin();
        if (origin != null) {
            lacking(section.object(), name, List.of(origin), "origin");
        } else {
            findings.add(Finding.warning(
                    subject,
                    "The picklist " + name + " on " + section.object()
                            + " takes only values that are in it, and Parley writes the channel's name into it.",
                    "Add the name of each channel to it in Setup, or set origin to one of: "
                            + String.join(", ", field.values()) + "."));
        }
    }

    private void lacking(String object, String name, List<String> words, String options) {
        Shape.Field field = restricted(object, name);
        if (field == null) {
            return;
        }
        List<String> lacking = new ArrayList<>(words);
        lacking.removeAll(field.values());
        if (!lacking.isEmpty()) {
            findings.add(Finding.blocking(
                    subject,
                    "The picklist " + name + " on " + object + " lacks the value " + String.join(", ", lacking) + ".",
                    "Set " + options + " to values of it (" + String.join(", ", field.values())
                            + "), or add the value in Setup."));
        }
    }

    private Shape.@Nullable Field restricted(String object, String name) {
        Shape shape = shapes.find(object);
        Shape.Field field = shape == null ? null : shape.field(name);
        return field != null && field.restricted() ? field : null;
    }

    /** What an integrator's file fills is looked at line by line elsewhere. */
    private boolean filledBySettings(Section section, String field) {
        return settings.mapping().of(section).stream()
                .anyMatch(line -> line.field().equals(field) && line.place().isEmpty());
    }
}
