package io.parley.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.decide.Condition.All;
import io.parley.decide.Condition.AnyOf;
import io.parley.decide.Condition.Followers;
import io.parley.decide.Condition.InLanguage;
import io.parley.decide.Condition.MentionsUs;
import io.parley.decide.Condition.Not;
import io.parley.decide.Condition.OfKind;
import io.parley.decide.Condition.OnChannel;
import io.parley.decide.Condition.Says;
import io.parley.decide.Condition.Stars;
import io.parley.decide.Condition.Tagged;
import io.parley.decide.Condition.WrittenBy;
import io.parley.decide.Rules.Unreachable;
import io.parley.model.MentionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReachTest {

    private static final Condition POST = new OfKind(Set.of(MentionKind.POST));
    private static final Condition REVIEW = new OfKind(Set.of(MentionKind.REVIEW));
    private static final Condition GERMAN = new InLanguage(Set.of("de"));
    private static final Condition US = new MentionsUs(true);

    @Test
    void ordinary_rules_are_all_within_reach() {
        assertThat(unreachable(
                        says("refund"),
                        all(says("refund", "money"), US),
                        POST,
                        all(Not.class, POST),
                        GERMAN,
                        US,
                        Condition.ALWAYS))
                .isEmpty();
    }

    @Test
    void a_rule_without_conditions_takes_everything_that_follows() {
        assertThat(unreachable(Condition.ALWAYS, POST))
                .containsExactly(
                        new Unreachable(1, "The earlier rule 'rule 0' takes every mention that it would match."));
    }

    @Test
    void an_earlier_rule_that_asks_less_takes_the_later() {
        assertThat(unreachable(says("refund", "money"), all(says("money"), POST)))
                .hasSize(1);
        assertThat(unreachable(POST, POST)).hasSize(1);
        assertThat(unreachable(followers(">= 10"), followers("> 10"))).hasSize(1);
        assertThat(unreachable(followers("> 10"), followers(">= 10"))).isEmpty();
        assertThat(unreachable(new Not(GERMAN), new InLanguage(Set.of("en", "fr"))))
                .hasSize(1);
        assertThat(unreachable(new Not(GERMAN), new InLanguage(Set.of("en", "de"))))
                .isEmpty();
        assertThat(unreachable(new Not(POST), REVIEW)).hasSize(1);
        assertThat(unreachable(new OnChannel(Set.of("square", "blog")), POST)).hasSize(1);
    }

    @Test
    void several_earlier_rules_may_take_a_later_one_together() {
        assertThat(unreachable(POST, REVIEW, new OfKind(Set.of(MentionKind.POST)), new AnyOf(List.of(POST, REVIEW))))
                .last()
                .isEqualTo(new Unreachable(
                        3, "The earlier rules 'rule 0' and 'rule 1' take every mention that it would match."));
    }

    @Test
    void a_rule_that_contradicts_itself_names_the_field() {
        assertThat(unreachable(all(followers(">= 10"), followers("< 5"))).get(0).why())
                .contains("`followers`");
        assertThat(unreachable(all(POST, new Not(POST))).get(0).why()).contains("`kind`");
        assertThat(unreachable(all(says("a"), new Not(says("a", "b")))).get(0).why())
                .contains("`text`");
        assertThat(unreachable(all(GERMAN, new InLanguage(Set.of("en")))).get(0).why())
                .contains("`language`");
        assertThat(unreachable(new OnChannel(Set.of("gone"))).get(0).why()).contains("`channel`");
        assertThat(unreachable(new Stars(List.of(Range.parse("> 5")))).get(0).why())
                .contains("`rating`");
        assertThat(unreachable(new Not(Condition.ALWAYS))).hasSize(1);
    }

    @Test
    void what_may_well_be_true_at_once_is_no_contradiction() {
        assertThat(unreachable(all(says("a"), says("b")))).isEmpty();
        assertThat(unreachable(all(new Tagged(Set.of("a")), new Not(new Tagged(Set.of("b"))))))
                .isEmpty();
        assertThat(unreachable(all(by("jane"), by("7")))).isEmpty();
        assertThat(unreachable(all(followers(">= 10"), new Not(followers(">= 100")))))
                .isEmpty();
        assertThat(unreachable(all(new Not(new Stars(List.of(Range.parse("0..5")))))))
                .isEmpty();
    }

    @Test
    void own_posts_never_reach_a_rule() {
        assertThat(unreachable(new WrittenBy(Set.of(), true)).get(0).why()).contains("Own posts");
        assertThat(unreachable(new WrittenBy(Set.of("jane"), true))).isEmpty();
        assertThat(unreachable(new Not(new WrittenBy(Set.of(), true)))).isEmpty();
    }

    @Test
    void a_rule_with_very_many_ways_is_passed_over_in_reasonable_time() {
        List<Condition> choices = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            choices.add(new AnyOf(List.of(says("a" + i), says("b" + i), says("c" + i))));
        }
        assertThat(unreachable(new All(choices), new All(choices))).isEmpty();
    }

    private static List<Unreachable> unreachable(Condition... conditions) {
        List<Rule> rules = new ArrayList<>();
        for (Condition condition : conditions) {
            rules.add(new Rule("rule " + rules.size(), condition, new Action.SetAside("")));
        }
        return new Rules(rules).unreachable(Set.of("square", "blog"));
    }

    private static Condition all(Condition... conditions) {
        return new All(List.of(conditions));
    }

    private static Condition all(Class<Not> not, Condition condition) {
        return new All(List.of(US, new Not(condition)));
    }

    private static Condition says(String... terms) {
        return new Says(Terms.of(List.of(terms)));
    }

    private static Condition by(String name) {
        return new WrittenBy(Set.of(name), false);
    }

    private static Condition followers(String range) {
        return new Followers(List.of(Range.parse(range)));
    }
}
