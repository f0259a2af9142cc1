package io.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FieldTextTest {

    @Test
    void a_text_that_fits_stays_as_it_is() {
        assertThat(FieldText.fit("exactly ten", 11, null)).isEqualTo("exactly ten");
    }

    @Test
    void a_cut_never_parts_what_a_reader_sees_as_one_character() {
        for (String one : new String[] {"👩‍👩‍👧‍👦", "🇵🇹", "👍🏽", "e\u0301", "❤️", "\u1100\u1161\u11a8", "😀"}) {
            String text = one.repeat(100);
            for (int most = 40; most < 80; most++) {
                String kept = FieldText.fit(text, most, null);
                assertThat(kept.length()).isLessThanOrEqualTo(most);
                assertThat(kept).endsWith("…");
                assertThat(kept.substring(0, kept.length() - 1).replace(one, ""))
                        .isEmpty();
            }
        }
    }

    @Test
    void a_long_text_says_where_all_of_it_is() {
        assertThat(FieldText.fit("x".repeat(500), 100, "https://e.example/1"))
                .hasSize(100)
                .endsWith("x… (full text: https://e.example/1)");
    }

    @Test
    void an_address_that_would_take_half_the_field_is_left_out() {
        assertThat(FieldText.fit("x".repeat(500), 50, "https://social.example/a/long/address"))
                .hasSize(50)
                .endsWith("x…");
    }

    @Test
    void a_character_that_takes_more_room_counts_for_more() {
        IntUnaryOperator room = point -> point == '<' ? 4 : 1;

        assertThat(FieldText.fit("<<ab", 10, room, null)).isEqualTo("<<ab");
        assertThat(FieldText.fit("<<abc", 10, room, null)).isEqualTo("<<a…");
        assertThat(FieldText.fit("<<<", 10, room, null)).isEqualTo("<<…");
    }

    @Test
    void what_no_system_takes_is_left_out_and_the_rest_survives() {
        assertThat(FieldText.clean("a\u0000b\u0007\r\nc\rd\te\uFFFEf\uD83Dg")).isEqualTo("ab\nc\nd\tefg");
        assertThat(FieldText.clean("\u202Bשלום\u202C 👨‍👩‍👧")).isEqualTo("\u202Bשלום\u202C 👨‍👩‍👧");
        assertThat(FieldText.line("  one\n two\u0085 three ")).isEqualTo("one two three");
    }
}
