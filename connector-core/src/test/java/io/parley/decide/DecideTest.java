package io.parley.decide;

import static io.parley.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.Said;
import io.parley.decide.Condition.MentionsUs;
import io.parley.decide.Condition.Says;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecideTest {

    private static final Duration FIVE_DAYS = Duration.ofDays(5);

    private final Decide decide = new Decide(new Rules(List.of(
            new Rule("jokes", new Says(Terms.of(List.of("joke"))), new Action.SetAside("Not for us.")),
            new Rule("buying signals", new Says(Terms.of(List.of("price list"))), open(RecordKind.LEAD, "sales")),
            new Rule("the rest that speaks to us", new MentionsUs(true), open(RecordKind.CASE, "support")))));

    @Test
    void the_first_rule_that_matches_decides_and_is_quoted() {
        assertThat(decided(said("A joke about your price list")))
                .isEqualTo(new Decision.SetAside("jokes", "Not for us."));
        assertThat(decided(said("Send me a price list")))
                .isEqualTo(new Decision.OpenLead(
                        "buying signals", "sales", "Send me a price list", Priority.HIGH, "first", FIVE_DAYS));
        assertThat(decided(said("It is broken")))
                .isEqualTo(new Decision.OpenCase(
                        "the rest that speaks to us", "support", "It is broken", Priority.HIGH, "first", FIVE_DAYS));
    }

    @Test
    void what_no_rule_matches_is_set_aside_and_says_so() {
        assertThat(decided(said("Nice weather").toNobody()))
                .isEqualTo(new Decision.SetAside("no rule matched", "No rule matched."));
    }

    @Test
    void our_own_posts_are_set_aside_before_any_rule_is_asked() {
        EnrichedMention own = new EnrichedMention(said("price list").mention(), "en", 0, true);

        assertThat(decide.decide(own, null)).isEqualTo(new Decision.SetAside("our own post", "Our own post."));
    }

    @Test
    void a_further_version_follows_the_first_to_its_record_whatever_it_says_now() {
        assertThat(decide.decide(said("A joke").enriched(), "support"))
                .isEqualTo(new Decision.AddToRecord("changed by its author", "support"));
    }

    @Test
    void a_further_version_that_the_rules_still_want_there_opens_a_record_should_the_first_have_none() {
        assertThat(decide.decide(said("It is broken").enriched(), "support")).isInstanceOf(Decision.OpenCase.class);
    }

    @Test
    void a_deletion_reaches_the_record_where_there_is_one() {
        EnrichedMention gone =
                new EnrichedMention(said("It is broken").mention().withdrawn(), "und", 0, false);

        assertThat(decide.decide(gone, "support"))
                .isEqualTo(new Decision.AddToRecord("deleted by its author", "support"));
        assertThat(decide.decide(gone, null)).isInstanceOf(Decision.SetAside.class);
        assertThat(decide.decide(gone, null).rule()).isEqualTo("deleted before anything was done");
    }

    private Decision decided(Said said) {
        return decide.decide(said.enriched(), null);
    }

    private static Action open(RecordKind kind, String crm) {
        return new Action.Open(kind, crm, Priority.HIGH, Subject.USUAL, "first", FIVE_DAYS);
    }
}
