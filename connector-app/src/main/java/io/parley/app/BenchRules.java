package io.parley.app;

import io.parley.decide.Action;
import io.parley.decide.Condition;
import io.parley.decide.Rule;
import io.parley.decide.Rules;
import io.parley.decide.Subject;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import java.time.Duration;
import java.util.List;

/** The benchmark's rules. */
final class BenchRules {

    private BenchRules() {}

    /** What speaks to us becomes a case. */
    static Rules openACase() {
        Action open = new Action.Open(
                RecordKind.CASE, "support", Priority.MEDIUM, new Subject("{author}: {text}"), null, Duration.ofDays(5));
        return new Rules(List.of(new Rule("what speaks to us", new Condition.MentionsUs(true), open)));
    }
}
