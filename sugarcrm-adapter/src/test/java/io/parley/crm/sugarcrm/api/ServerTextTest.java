package io.parley.crm.sugarcrm.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServerTextTest {

    private static final String MARKUP =
            "<John> <b>bold</b> & \"quoted\" 'q' &amp; &lt;i&gt; &#60; 1 < 2 <3 a<b <script>x</script>";

    @Test
    void what_looks_like_markup_is_guarded_and_nothing_else() {
        assertThat(ServerText.toField("1 < 2 <3 & \"so\" on")).isEqualTo("1 < 2 <3 & \"so\" on");
        assertThat(ServerText.toField("<b> &amp; &#60; </b>"))
                .isEqualTo("<\u200bb> &\u200bamp; &\u200b#60; <\u200b/b>");
    }

    @Test
    void a_text_comes_back_from_a_field_as_it_went_in() {
        String answered = ServerText.toField(MARKUP)
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#039;");

        assertThat(ServerText.fromField(answered)).isEqualTo(MARKUP);
    }

    @Test
    void a_text_comes_back_from_a_thread_as_it_went_in() {
        String text = MARKUP + "\n\nnext paragraph\nlast line";
        String answered = ("<p>" + ServerText.toHtml(text) + "</p>")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#039;");

        assertThat(ServerText.fromHtml(answered)).isEqualTo(text);
    }

    @Test
    void a_thread_takes_no_sign_and_no_space_away() {
        assertThat(ServerText.toHtml("<3")).isEqualTo("\u200b<3");
        for (String text : List.of("<3 and <b>", "<", "a <", "two  spaces   three", "< b", "a > b < c > d", "x\n <y")) {
            String thread = ("<p>" + ServerText.toHtml(text) + "</p>")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;");
            assertThat(ServerText.toHtml(text)).doesNotContain("  ");
            assertThat(ServerText.fromHtml(thread)).isEqualTo(text);
            assertThat(ServerText.fromHtml(ServerText.toHtml(text))).isEqualTo(text);
        }
    }

    @Test
    void entities_are_resolved_once() {
        assertThat(ServerText.fromField("&amp;lt;")).isEqualTo("&lt;");
    }

    @Test
    void what_a_rep_typed_into_the_thread_is_read_without_its_html() {
        assertThat(ServerText.fromHtml("&lt;p&gt;Hello&lt;br /&gt;\nworld &lt;3 &amp; more&lt;/p&gt;"))
                .isEqualTo("Hello\nworld <3 & more");
        assertThat(ServerText.fromHtml("<p>One</p>\n<p>Two <b>bold</b></p>")).isEqualTo("One\n\nTwo bold");
        assertThat(ServerText.fromHtml("<ul><li>a</li><li>b</li></ul>")).isEqualTo("a\nb");
    }

    @Test
    void a_link_keeps_its_address_unless_its_words_say_it() {
        assertThat(ServerText.fromHtml("See <a href=\"https://x.example/1\">here</a>."))
                .isEqualTo("See here (https://x.example/1).");
        assertThat(ServerText.fromHtml("<a href=\"https://x.example/1\">https://x.example/1</a>"))
                .isEqualTo("https://x.example/1");
    }
}
