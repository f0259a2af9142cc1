package io.parley.decide;

import static io.parley.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parley.Said;
import io.parley.decide.Condition.AnyOf;
import io.parley.decide.Condition.Followers;
import io.parley.decide.Condition.Says;
import io.parley.decide.Condition.Stars;
import io.parley.decide.Condition.WrittenBy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "refund          | I want a REFUND, now!",
                "reparacion      | ¿Cuándo llega la reparación?",
                "réparation      | REPARATION svp",
                "strasse         | In der Straße",
                "does not work   | It does  not   work at all",
                "don't           | I don’t care",
                "c++             | the C++ client",
                "#broken         | it is #broken again",
                "возврат         | Хочу ВОЗВРАТ!",
                "समस्या            | बड़ी समस्या है",
                "استرداد         | أريد اسْتِرْدَاد المال",
                "返金             | 昨日の返金はまだですか",
                "환불              | 환불은 언제 되나요",
                "คืนเงิน           | ต้องการคืนเงินด่วน",
                "acme            | Acmeは壊れた",
                "😡               | again😡😡",
                "/order #?\\d+/  | where is Order 4711?",
            })
    void text_is_found_whatever_its_case_accents_and_script(String term, String text) {
        assertThat(says(term, said(text))).as("%s in: %s", term, text).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fund          | I want a refund",
                "refund        | refunds are late",
                "not work      | It does not worked",
                "acme          | mail acme_help",
                "가             | 각",
                "возврат       | возвратный",
            })
    void a_term_is_not_found_inside_a_longer_word(String term, String text) {
        assertThat(says(term, said(text))).as("%s in: %s", term, text).isFalse();
    }

    @Test
    void the_headline_counts_as_text() {
        assertThat(says("broken", said("See photo.").headed("Broken on arrival")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/(a+)+$/", "/(a|a)*b/", "/(.*a){12}$/"})
    void a_regular_expression_takes_no_longer_for_a_text_made_to_stall_it(String expression) {
        Said attack = said("a".repeat(5_000) + "!");

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> says(expression, attack));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/(/", "/(?=x)/", "/(a)\\1/", "/((a{100}){100}){100}/", "/a{1000}{5}/", "  ", "\u0301"})
    void a_term_that_can_not_be_used_is_refused(String term) {
        assertThatThrownBy(() -> Terms.of(List.of(term))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_author_is_known_by_handle_or_id() {
        Said jane = said("hello").by("Zx9", "Jane@Square.example", "Jane", 1);

        assertThat(holds(new WrittenBy(Set.of("@jane@square.example"), false), jane))
                .isTrue();
        assertThat(holds(new WrittenBy(Set.of("Zx9"), false), jane)).isTrue();
        assertThat(holds(new WrittenBy(Set.of("zx9"), false), jane)).isFalse();
        assertThat(holds(new WrittenBy(Set.of("@jane"), false), jane)).isFalse();
        assertThat(holds(new WrittenBy(Set.of(), true), jane)).isFalse();
        assertThat(holds(new WrittenBy(Set.of("@"), false), said("x").by(null, "", "Nobody", 1)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ">= 1000,1000,true",
        "> 1000,1000,false",
        "<= 10,10,true",
        "< 10,10,false",
        "7,7,true",
        "= 7,8,false",
        "10..20,20,true",
        "10..20,21,false",
        ">=0,0,true"
    })
    void followers_are_compared(String range, int followers, boolean expected) {
        Condition condition = new Followers(List.of(Range.parse(range)));

        assertThat(holds(condition, said("hello").by("1", "a", "", followers))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", ">= many", "=> 10", "1,000", "1-3", "", "-1"})
    void what_is_no_comparison_is_refused(String text) {
        assertThatThrownBy(() -> Range.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stars_are_of_five_rounded_down_and_no_rating_is_no_star() {
        Condition poor = new Stars(List.of(Range.parse("<= 2")));

        assertThat(holds(poor, said("hm").rated(5, 10))).isTrue();
        assertThat(holds(poor, said("hm").rated(3, 5))).isFalse();
        assertThat(holds(poor, said("hm"))).isFalse();
    }

    @Test
    void no_way_at_all_never_holds_and_no_demand_always_does() {
        assertThat(holds(new AnyOf(List.of()), said("x"))).isFalse();
        assertThat(holds(Condition.ALWAYS, said("x"))).isTrue();
    }

    private static boolean says(String term, Said said) {
        return holds(new Says(Terms.of(List.of(term))), said);
    }

    private static boolean holds(Condition condition, Said said) {
        return condition.holds(new Facts(said.enriched()));
    }
}
