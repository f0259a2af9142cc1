package io.parley.crm.oracle;

import io.parley.crm.InstallPlan;
import io.parley.crm.InstallPlan.Aim;
import io.parley.crm.InstallPlan.Deed;
import io.parley.crm.InstallPlan.State;
import io.parley.crm.InstallPlan.Step;
import io.parley.crm.oracle.api.Setup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What Parley needs of a tenant's set-up, and what of it a program may make. */
final class Installation {

    /** What people see as the name of the author's field. */
    static final String AUTHOR = "Parley author";

    private static final String FIELD = "field:";
    private static final String VALUE = "value:";
    private static final String KEPT =
            "Oracle lets no program take this away, and records may hold it. Hide it where it is not wanted.";

    private final Setup setup;
    private final Schema schema;
    private final OracleSettings settings;

    /** A value that Parley writes and that is its own to choose. */
    private record Word(String object, String field, String value) {

        String id() {
            return VALUE + object + '.' + field + '.' + value;
        }
    }

    Installation(Setup setup, Schema schema, OracleSettings settings) {
        this.setup = setup;
        this.schema = schema;
        this.settings = settings;
    }

    InstallPlan plan() {
        schema.forget();
        boolean field = schema.has(Schema.REQUEST, settings.authorField());
        List<Step> steps = new ArrayList<>();
        steps.add(field ? there(fieldId(), fieldText()) : field(setup.refusal()));
        for (Word word : words()) {
            boolean there = schema.values(word.object(), word.field()).contains(word.value());
            steps.add(there ? there(word.id(), text(word)) : added(word.id(), text(word)));
        }
        return new InstallPlan(Aim.INSTALL, steps);
    }

    /** Nothing: fields and values stay. */
    InstallPlan removal() {
        List<Step> steps = new ArrayList<>();
        for (Step step : plan().steps()) {
            if (step.state() == State.PRESENT) {
                steps.add(new Step(step.id(), step.what(), State.PRESENT, Deed.LEAVE, KEPT));
            }
        }
        return new InstallPlan(Aim.REMOVE, steps);
    }

    /** Does what is still to do of it; what is there by now stays as it is. */
    void carryOut(InstallPlan plan, Consumer<String> progress) {
        Set<String> wanted = new LinkedHashSet<>();
        plan.toDo().forEach(step -> wanted.add(step.id()));
        for (Step step : plan().toDo()) {
            if (wanted.contains(step.id())) {
                carryOut(step);
                progress.accept("added: " + step.what());
            }
        }
        schema.forget();
    }

    private void carryOut(Step step) {
        if (step.id().equals(fieldId())) {
            setup.textField(Schema.REQUEST, settings.authorField(), AUTHOR);
        }
        for (Word word : words()) {
            if (step.id().equals(word.id())) {
                int order = schema.values(word.object(), word.field()).size() + 1;
                setup.addValue(word.object(), word.field(), word.value(), order);
            }
        }
    }

    private String fieldId() {
        return FIELD + settings.authorField();
    }

    private String fieldText() {
        return "Field " + settings.authorField() + " of the service request, named " + AUTHOR;
    }

    private static String text(Word word) {
        return "Value " + word.value() + " in the picklist " + word.field() + " of " + word.object();
    }

    private static Step there(String id, String what) {
        return new Step(id, what, State.PRESENT, Deed.LEAVE, "");
    }

    private static Step added(String id, String what) {
        return new Step(id, what, State.MISSING, Deed.ADD, "");
    }

    private Step field(Optional<String> refusal) {
        return refusal.map(why -> new Step(
                        fieldId(),
                        fieldText(),
                        State.MISSING,
                        Deed.BY_HAND,
                        why + ". By hand: " + Needs.byHand(settings.authorField())))
                .orElseGet(() -> added(fieldId(), fieldText()));
    }

    /** Statuses and priorities are the tenant's to choose, and the check says which options to set for them. */
    private List<Word> words() {
        Set<Word> words = new LinkedHashSet<>();
        String source = settings.words().origin();
        if (source != null) {
            words.add(new Word(Schema.REQUEST, "Source", source));
        }
        words.add(new Word(Schema.ACTIVITY, "Type", settings.activityType()));
        words.add(new Word(Schema.ACTIVITY, "Type", settings.replies().activityType()));
        words.removeIf(word -> word.value().isEmpty());
        return List.copyOf(words);
    }
}
