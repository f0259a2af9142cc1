package io.parley.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainTextTest {

    @Test
    void paragraphs_and_breaks_become_newlines() {
        assertThat(PlainText.ofHtml("<p>One</p><p>two<br>three<br />\nfour</p>\n"))
                .isEqualTo("One\n\ntwo\nthree\nfour");
    }

    @Test
    void lists_keep_their_points() {
        assertThat(PlainText.ofHtml("Broken:<ul><li>pump</li><li>lid</li></ul>Help"))
                .isEqualTo("Broken:\n\n- pump\n- lid\n\nHelp");
    }

    @Test
    void a_link_keeps_its_address_when_its_text_tells_another_story() {
        assertThat(PlainText.ofHtml("see <a href=\"https://example.org/a?b=1&amp;c=2\">my photo</a>!"))
                .isEqualTo("see my photo (https://example.org/a?b=1&c=2)!");
    }

    @Test
    void a_link_that_shows_its_address_is_not_told_twice() {
        String mastodon = "<a href=\"https://www.example.org/a\"><span class=\"invisible\">https://www.</span>"
                + "<span>example.org/a</span></a>";
        assertThat(PlainText.ofHtml(mastodon)).isEqualTo("https://www.example.org/a");
        assertThat(PlainText.ofHtml("<a href=\"https://example.org/\">example.org</a>"))
                .isEqualTo("example.org");
    }

    @Test
    void mentions_and_hashtags_stay_words() {
        String html = "<span class=\"h-card\"><a href=\"https://m.example/@acme\" class=\"u-url mention\">@<span>acme"
                + "</span></a></span> my <a href=\"https://m.example/tags/x\" class=\"mention hashtag\">#<span>x</span></a>";
        assertThat(PlainText.ofHtml(html)).isEqualTo("@acme my #x");
    }

    @Test
    void scripts_and_styles_vanish() {
        assertThat(PlainText.ofHtml("a<script>alert(1)</script><style>p{}</style><!-- c -->b"))
                .isEqualTo("ab");
    }

    @Test
    void entities_are_decoded_once() {
        assertThat(PlainText.ofHtml("&lt;b&gt; &amp;amp; &#x1f642; &nbsp;x")).isEqualTo("<b> &amp; 🙂 x");
    }

    @Test
    void markup_that_nobody_closed_is_read_all_the_same() {
        assertThat(PlainText.ofHtml("late & wet <b>x <p>y<div>z")).isEqualTo("late & wet x\n\ny\n\nz");
    }

    @Test
    void emoji_pictures_keep_their_name() {
        assertThat(PlainText.ofHtml("ok <img class=\"emoji\" alt=\":party:\" src=\"x\">"))
                .isEqualTo("ok :party:");
    }

    @Test
    void verbatim_text_keeps_its_lines() {
        assertThat(PlainText.ofHtml("<pre>a\n  b</pre>")).isEqualTo("a\n  b");
    }

    @Test
    void nul_and_broken_surrogates_go_and_bidi_and_joiners_stay() {
        assertThat(PlainText.clean("a\u0000b\ud83dc\ude00d \ud83d\ude42")).isEqualTo("abcd 🙂");
        String family = "👩\u200d👧 \u202eabc\u202c \u200f";
        assertThat(PlainText.clean(family)).isEqualTo(family);
        assertThat(PlainText.ofHtml("<p>a\u0000👩\u200d👧 \u2067x\u2069</p>")).isEqualTo("a👩\u200d👧 \u2067x\u2069");
    }
}
