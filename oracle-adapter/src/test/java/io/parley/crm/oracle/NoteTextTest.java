package io.parley.crm.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoteTextTest {

    @Test
    void what_a_customer_writes_never_becomes_markup_on_a_rep_s_page() {
        assertThat(NoteText.write("<script>alert(1)</script> &lt;b&gt; &#60;i>"))
                .doesNotContain("<s", "</s", "&lt;", "&#60;");
    }

    @Test
    void what_was_kept_from_becoming_markup_is_read_as_it_was_written() {
        for (String text :
                List.of("<b>bold</b> & \"quoted\" &amp; 1 < 2", "a<b", "x &#128512; y", "<!-- c -->", "plain")) {
            assertThat(NoteText.read(NoteText.write(text))).isEqualTo(text);
        }
    }

    @Test
    void an_address_with_parameters_stays_one() {
        assertThat(NoteText.write("https://shop.example/?a=1&b=2&copy=3"))
                .isEqualTo("https://shop.example/?a=1&b=2&copy=3");
    }

    @Test
    void what_a_rep_formats_is_published_as_plain_text() {
        assertThat(NoteText.read(
                        "<p>Hello <b>Alice</b>,</p><p>we &amp; you<br/>1 &lt; 2</p><ul><li>one</li><li>two</li></ul>"))
                .isEqualTo("Hello Alice,\nwe & you\n1 < 2\n- one\n- two");
    }

    @Test
    void what_a_rep_types_without_formatting_stays_as_it_is() {
        assertThat(NoteText.read("Use a < b && c > d.\r\nThanks")).isEqualTo("Use a < b && c > d.\nThanks");
    }
}
