package io.parley.crm.sugarcrm;

import io.parley.crm.sugarcrm.FieldValues.Kind;
import io.parley.crm.sugarcrm.api.FieldDefinition;
import io.parley.mapping.Expression;
import io.parley.mapping.Expression.Template;
import io.parley.mapping.Mapping;
import io.parley.mapping.Mapping.Line;
import io.parley.mapping.OrgWords;
import io.parley.mapping.Placeholder;
import io.parley.mapping.PlainValues;
import io.parley.mapping.Section;
import io.parley.model.Finding;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds the mapping, and the words that parley.yaml has for it, against the fields and drop-downs of the server. */
final class MappingCheck {

    /** A text shorter than this will often be cut. */
    private static final int SHORT = 1_000;

    private final String subject;
    private final Schema schema;
    private final Talks talks;
    private final Mapping mapping;
    private final OrgWords words;
    private final List<Finding> findings = new ArrayList<>();

    MappingCheck(String subject, Schema schema, Talks talks, Mapping mapping, OrgWords words) {
        this.subject = subject;
        this.schema = schema;
        this.talks = talks;
        this.mapping = mapping;
        this.words = words;
    }

    /** About the lines of the integrator's file: a built-in line whose field is lacking does nothing. */
    List<Finding> findings() {
        for (RecordKind kind : RecordKind.values()) {
            lines(Sections.of(kind), Records.module(kind));
        }
        for (Talk talk : new LinkedHashSet<>(List.of(talks.of(RecordKind.CASE), talks.of(RecordKind.LEAD)))) {
            lines(Sections.MESSAGE, talk.module());
        }
        priorities();
        origin(RecordKind.CASE, "source");
        origin(RecordKind.LEAD, "lead_source");
        return findings;
    }

    private void lines(Section section, String module) {
        Map<String, FieldDefinition> fields = schema.fields(module);
        if (!fields.isEmpty()) {
            mapping.of(section).stream()
                    .filter(line -> !line.builtIn())
                    .forEach(line -> line(line, module, fields.get(line.field())));
        }
    }

    private void line(Line line, String module, @Nullable FieldDefinition field) {
        String what = line.place() + ": " + line.field() + " of " + module;
        if (field == null) {
            findings.add(Finding.blocking(
                    subject,
                    what + " is not there.",
                    "Correct its name (Studio shows it; fields made there end with _c), or make the field in Admin >"
                            + " Studio."));
        } else {
            Expression expression = Objects.requireNonNull(line.expression());
            expression.outcomes().forEach(outcome -> value(what, field, outcome));
            if (FieldValues.kind(field) == Kind.LINE
                    && expression.uses().contains(Placeholder.TEXT)
                    && field.length() < SHORT) {
                findings.add(Finding.ok(
                        subject, what + " takes " + FieldValues.length(field) + " characters: a longer text is cut."));
            }
        }
    }

    private void value(String what, FieldDefinition field, Template outcome) {
        if (outcome.constant() && outcome.text().isEmpty()) {
            return;
        }
        String wanted = wanted(FieldValues.kind(field), outcome);
        if (wanted != null) {
            findings.add(Finding.blocking(
                    subject,
                    what + " takes " + wanted + ", and the mapping gives it "
                            + (outcome.constant() ? "'" + outcome.text() + "'." : "text."),
                    "Give it a placeholder or a value of that kind, or use another field."));
        } else if (outcome.constant() && FieldValues.of(field, outcome.text(), null) == null) {
            findings.add(Finding.blocking(
                    subject,
                    what + " has no value '" + outcome.text() + "'.",
                    "Use one of: " + choices(field) + ". Or add the value in Admin > Dropdown Editor."));
        }
    }

    private static String choices(FieldDefinition field) {
        Set<String> choices = new TreeSet<>(field.choices());
        choices.remove("");
        return String.join(", ", choices);
    }

    /** What the field takes, when it can't take the outcome; null when it can. */
    private static @Nullable String wanted(Kind kind, Template outcome) {
        String text = outcome.text();
        boolean constant = outcome.constant();
        Placeholder.Kind given = outcome.kind();
        return switch (kind) {
            case WHOLE, NUMBER ->
                (constant ? PlainValues.number(text) != null : given == Placeholder.Kind.NUMBER) ? null : "a number";
            case YES_NO ->
                (constant ? PlainValues.yesOrNo(text) != null : given == Placeholder.Kind.YES_NO)
                        ? null
                        : "true or false";
            case DAY, TIME ->
                (constant ? PlainValues.time(text) != null : given == Placeholder.Kind.TIME) ? null : "a time";
            case ID -> constant && FieldValues.isId(text) ? null : "an id";
            case NONE -> "nothing that can be written";
            case LINE, TEXT, LINK, EMAIL, CHOICE, CHOICES -> null;
        };
    }

    private void priorities() {
        FieldDefinition field = dropDown(RecordKind.CASE, "priority");
        if (field == null) {
            return;
        }
        Set<String> lacking = new LinkedHashSet<>();
        for (Priority priority : Priority.values()) {
            String word = words.priorities().getOrDefault(priority, "");
            if (!word.isEmpty() && FieldValues.of(field, word, null) == null) {
                lacking.add(word);
            }
        }
        if (!lacking.isEmpty()) {
            findings.add(Finding.blocking(
                    subject,
                    "The drop-down priority of Cases lacks the value " + String.join(", ", lacking) + ".",
                    "Set priority-low, priority-medium and priority-high to values of it (" + choices(field)
                            + "), as Admin > Dropdown Editor names them, not as people see them."));
        }
    }

    private void origin(RecordKind kind, String name) {
        FieldDefinition field = dropDown(kind, name);
        String origin = words.origin();
        if (field == null || origin != null && FieldValues.of(field, origin, null) != null) {
            return;
        }
        String what = "The drop-down " + name + " of " + Records.module(kind);
        if (origin != null) {
            findings.add(Finding.warning(
                    subject,
                    what + " lacks the value " + origin + ", so the field stays empty.",
                    "Set origin to one of: " + choices(field) + ". Or add the value in Admin > Dropdown Editor."));
        } else {
            findings.add(Finding.ok(
                    subject,
                    what + " gets the channel's name where it has that value, and stays empty where not: set origin to"
                            + " one of " + choices(field) + " to have that."));
        }
    }

    /** A field that the built-in mapping fills by parley.yaml's words, and whose choices are known. */
    private @Nullable FieldDefinition dropDown(RecordKind kind, String name) {
        FieldDefinition field = schema.fields(Records.module(kind)).get(name);
        boolean byWords = mapping.of(Sections.of(kind)).stream()
                .anyMatch(line -> line.builtIn() && line.field().equals(name));
        return field != null && byWords && !field.choices().isEmpty() ? field : null;
    }
}
