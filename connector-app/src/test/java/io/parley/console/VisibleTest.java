package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VisibleTest {

    @Test
    void characters_that_reorder_text_are_shown_as_their_numbers() {
        assertThat(Visible.text("a\u202Eb\u2069").toString())
                .isEqualTo("a<span class=\"hidden-char\">⟦U+202E⟧</span>b<span class=\"hidden-char\">⟦U+2069⟧</span>");
    }

    @Test
    void joiners_that_scripts_and_emoji_need_stay_in_running_text() {
        String family = "👩\u200D👩\u200D👧 می\u200Cخواهم";
        assertThat(Visible.text(family).toString()).isEqualTo(family);
    }

    @Test
    void the_raw_text_shows_all_that_has_no_shape() {
        assertThat(Visible.raw("a\u200Bb\uFEFFc\u0007d\u00A0e\uFE0F\u2028\n").toString())
                .contains("⟦U+200B⟧", "⟦U+FEFF⟧", "⟦U+0007⟧", "⟦U+00A0⟧", "⟦U+FE0F⟧", "⟦U+2028⟧")
                .endsWith("\n");
    }

    @Test
    void a_long_line_is_cut_between_letters_as_people_see_them() {
        assertThat(Visible.firstLine("\n\n  e\u0301e\u0301e\u0301\nsecond", 4).toString())
                .isEqualTo("e\u0301e\u0301…");
        assertThat(Visible.firstLine("short", 10).toString()).isEqualTo("short");
        assertThat(Visible.firstLine(" \n ", 10).toString()).isEmpty();
    }
}
