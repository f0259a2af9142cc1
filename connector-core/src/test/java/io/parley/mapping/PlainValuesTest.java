package io.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainValuesTest {

    @Test
    void a_number_is_one_that_can_be_reckoned_with() {
        assertThat(PlainValues.number(" 7.5 ")).isEqualTo(7.5);
        assertThat(PlainValues.number("many")).isNull();
        assertThat(PlainValues.number("NaN")).isNull();
    }

    @Test
    void a_day_is_its_beginning() {
        assertThat(PlainValues.time("2026-03-01")).hasToString("2026-03-01T00:00:00Z");
        assertThat(PlainValues.time("2026-03-01T10:00:00+01:00")).hasToString("2026-03-01T09:00:00Z");
        assertThat(PlainValues.time("tomorrow")).isNull();
    }

    @Test
    void yes_and_no_have_several_words() {
        assertThat(PlainValues.yesOrNo("Yes")).isTrue();
        assertThat(PlainValues.yesOrNo("0")).isFalse();
        assertThat(PlainValues.yesOrNo("perhaps")).isNull();
    }
}
