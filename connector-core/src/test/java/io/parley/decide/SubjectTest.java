package io.parley.decide;

import static io.parley.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.Said;
import io.parley.model.MentionKind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubjectTest {

    @Test
    void the_usual_subject_is_the_headline_or_the_beginning_of_the_text() {
        assertThat(usual(said("Long story").headed("It broke"))).isEqualTo("It broke");
        assertThat(usual(said("It broke\n\n  yesterday"))).isEqualTo("It broke yesterday");
        assertThat(usual(said("").as(MentionKind.COMMENT))).isEqualTo("Comment by Jane Doe on square");
    }

    @Test
    void the_stars_of_a_review_stand_before_it() {
        assertThat(usual(said("Meh").as(MentionKind.REVIEW).rated(4, 10))).isEqualTo("2-Star • Meh");
    }

    @Test
    void a_template_is_filled_in_and_words_of_the_customer_are_no_template() {
        Said said = said("{handle} broke $1").rated(1, 5);

        assertThat(new Subject("{stars}* {author} ({handle}) on {channel}, {kind}, {language}: {text}")
                        .of(said.enriched()))
                .isEqualTo("1* Jane Doe (jane) on square, post, en: {handle} broke $1");
    }

    @Test
    void a_template_that_gives_nothing_falls_back_to_the_usual() {
        assertThat(new Subject("{headline}").of(said("It broke").enriched())).isEqualTo("It broke");
    }

    @Test
    void a_field_that_there_is_not_is_refused() {
        assertThatThrownBy(() -> new Subject("{txt}")).hasMessageContaining("{txt}");
    }

    @Test
    void control_characters_and_changes_of_direction_are_taken_out() {
        assertThat(usual(said("a\u0000b\u001B[31m\tc\u202Ed\u2028e\uD800f"))).isEqualTo("a b [31m cd ef");
    }

    @Test
    void a_long_subject_is_cut_between_characters_as_people_see_them() {
        String family = "👨‍👩‍👧‍👦";
        String cut = usual(said("x".repeat(195) + family + family));

        assertThat(cut).isEqualTo("x".repeat(195) + "…");
        assertThat(usual(said("x".repeat(200)))).hasSize(200);
        assertThat(usual(said("e" + "\u0301".repeat(5_000)))).hasSizeLessThanOrEqualTo(200);
    }

    private static String usual(Said said) {
        return Subject.USUAL.of(said.enriched());
    }
}
