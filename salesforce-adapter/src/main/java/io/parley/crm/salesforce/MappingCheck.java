package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.mapping.Expression.Template;
import io.parley.mapping.Mapping;
import io.parley.mapping.Mapping.Line;
import io.parley.mapping.Placeholder;
import io.parley.mapping.PlainValues;
import io.parley.mapping.Section;
import io.parley.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds an integrator's mapping against what the org really has. */
final class MappingCheck {

    /** A text shorter than this will often be cut. */
    private static final int SHORT = 1_000;

    private final String subject;
    private final Shapes shapes;

    MappingCheck(String subject, Shapes shapes) {
        this.subject = subject;
        this.shapes = shapes;
    }

    /** About the lines of the integrator's file alone; the built-in ones are part of what Parley needs. */
    List<Finding> findings(SocialObjects objects, Mapping mapping) {
        List<Finding> findings = new ArrayList<>();
        for (Section section : Needs.sections(objects)) {
            Shape shape = shapes.find(section.object());
            if (shape != null) {
                mapping.of(section).stream()
                        .filter(line -> !line.place().isEmpty())
                        .forEach(line -> line(findings, shape, line));
            }
        }
        return findings;
    }

    private void line(List<Finding> findings, Shape shape, Line line) {
        Shape.Field field = shape.field(line.field());
        String what = line.place() + ": " + line.field() + " on " + shape.object();
        if (field == null) {
            findings.add(Finding.blocking(
                    subject,
                    what + " is not there, or the integration user may not see it.",
                    "Correct its API name, make the field, or make it visible in the permission set."));
        } else if (!field.createable()) {
            findings.add(Finding.blocking(
                    subject,
                    what + " can't be filled by the integration user.",
                    "Allow Edit Access to it in the permission set, or take the line out."));
        } else {
            outcomes(line).forEach(outcome -> value(findings, what, field, outcome));
            cut(findings, what, field, line);
        }
    }

    private static List<Template> outcomes(Line line) {
        return line.expression() == null ? List.of() : line.expression().outcomes();
    }

    private void value(List<Finding> findings, String what, Shape.Field field, Template outcome) {
        if (outcome.constant() && outcome.text().isEmpty()) {
            return;
        }
        String wanted = wanted(field, outcome);
        if (wanted != null) {
            findings.add(Finding.blocking(
                    subject,
                    what + " takes " + wanted + ", and the mapping gives it " + shown(outcome) + ".",
                    "Give it a placeholder or a value of that kind, or use another field."));
        } else if (outcome.constant() && field.restricted() && !field.values().contains(outcome.text())) {
            findings.add(Finding.blocking(
                    subject,
                    what + " has no value '" + outcome.text() + "'.",
                    "Use one of: " + String.join(", ", field.values())
                            + ". Or add the value to the picklist in Setup."));
        }
    }

    private static String shown(Template outcome) {
        return outcome.constant() ? "'" + outcome.text() + "'" : "text";
    }

    /** What the field takes, when it can't take the outcome; null when it can. */
    private static @Nullable String wanted(Shape.Field field, Template outcome) {
        Placeholder.Kind kind = outcome.kind();
        String text = outcome.text();
        return switch (field.type()) {
            case "int", "double", "currency", "percent" ->
                fits(outcome, kind == Placeholder.Kind.NUMBER, PlainValues.number(text) != null) ? null : "a number";
            case "boolean" ->
                fits(
                                outcome,
                                kind == Placeholder.Kind.YES_NO,
                                Set.of("true", "false").contains(text))
                        ? null
                        : "true or false";
            case "date", "datetime" ->
                fits(outcome, kind == Placeholder.Kind.TIME, PlainValues.time(text) != null) ? null : "a time";
            case "reference" -> fits(outcome, false, text.matches("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}")) ? null : "an id";
            default -> null;
        };
    }

    private static boolean fits(Template outcome, boolean placeholder, boolean constant) {
        return outcome.constant() ? constant : placeholder;
    }

    private void cut(List<Finding> findings, String what, Shape.Field field, Line line) {
        boolean text = line.expression() != null && line.expression().uses().contains(Placeholder.TEXT);
        if (text && field.length() > 0 && field.length() < SHORT) {
            findings.add(Finding.ok(
                    subject, what + " takes " + field.length() + " characters: a longer text is cut for it."));
        }
    }
}
