package io.parley.crm.oracle;

import io.parley.crm.oracle.api.FieldMapping;
import io.parley.mapping.Expression.Template;
import io.parley.mapping.Mapping;
import io.parley.mapping.Mapping.Line;
import io.parley.mapping.Placeholder;
import io.parley.mapping.Section;
import io.parley.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a mapping against what the tenant really has: a wrong type would be stored as nothing without a word. */
final class MappingCheck {

    private final String subject;
    private final Schema schema;

    MappingCheck(String subject, Schema schema) {
        this.subject = subject;
        this.schema = schema;
    }

    List<Finding> findings(Mapping mapping) {
        List<Finding> findings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Section section : Sections.FORM.sections()) {
            if (schema.has(section.object())) {
                mapping.of(section).forEach(line -> line(findings, names, section.object(), line));
            }
        }
        if (!names.isEmpty()) {
            findings.add(Finding.ok(subject, "The mapping fills " + String.join(", ", names) + "."));
        }
        return findings;
    }

    private void line(List<Finding> findings, List<String> names, String object, Line line) {
        FieldMapping field = schema.field(object, line.field());
        String what =
                (line.builtIn() ? "The built-in mapping: " : line.place() + ": ") + line.field() + " of " + object;
        if (field == null) {
            findings.add(Finding.blocking(
                    subject,
                    what + " is not there, or the integration user may not see it.",
                    "Correct its name, make the field, let the user's role see it, or set it to ~ in a mapping."));
            return;
        }
        Objects.requireNonNull(line.expression())
                .outcomes()
                .forEach(outcome -> value(findings, what, object, field, outcome));
        if (!line.builtIn() && !field.displayName().isBlank()) {
            names.add(line.field() + " ('" + field.displayName() + "') of " + object);
        }
    }

    private void value(List<Finding> findings, String what, String object, FieldMapping field, Template outcome) {
        if (outcome.constant() && outcome.text().isEmpty()) {
            return;
        }
        String wanted = wanted(field, outcome);
        if (wanted != null) {
            findings.add(Finding.blocking(
                    subject,
                    what + " takes " + wanted + ", and the mapping gives it "
                            + (outcome.constant() ? "'" + outcome.text() + "'" : "text") + ".",
                    "Give it a placeholder or a value of that kind, or use another field."));
        } else if (outcome.constant() && isPicklist(field)) {
            Set<String> values = schema.values(object, field.element());
            if (!values.isEmpty() && !values.contains(outcome.text())) {
                findings.add(Finding.blocking(
                        subject,
                        what + " has no value '" + outcome.text() + "'.",
                        "Use one of: " + String.join(", ", values) + ". Or add the value to the picklist."));
            }
        }
    }

    static boolean isPicklist(FieldMapping field) {
        return field.dataType().toLowerCase(Locale.ROOT).contains("picklist");
    }

    /** What the field takes, when it can't take the outcome; null when it can. */
    private static @Nullable String wanted(FieldMapping field, Template outcome) {
        FieldValues.Kind kind = FieldValues.kind(field);
        String text = outcome.text();
        return switch (kind) {
            case NUMBER -> fits(outcome, Placeholder.Kind.NUMBER, FieldValues.number(text)) ? null : "a number";
            case YES_NO -> fits(outcome, Placeholder.Kind.YES_NO, FieldValues.yesOrNo(text)) ? null : "true or false";
            case DATE, TIME -> fits(outcome, Placeholder.Kind.TIME, FieldValues.time(text, kind)) ? null : "a time";
            case TEXT -> null;
        };
    }

    private static boolean fits(Template outcome, Placeholder.Kind kind, @Nullable String constant) {
        return outcome.constant() ? constant != null : outcome.kind() == kind;
    }
}
