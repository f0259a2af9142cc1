package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HtmlTest {

    @Test
    void text_is_escaped_wherever_it_stands() {
        String hostile = "<script>'\"&";
        String made = Html.tag("p").with("title", hostile).of(hostile).toString();
        assertThat(made).isEqualTo("<p title=\"&lt;script&gt;&#39;&quot;&amp;\">&lt;script&gt;&#39;&quot;&amp;</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "ONLOAD", "style", "href", "src", "action", "formaction", "srcdoc"})
    void attributes_that_run_something_or_lead_away_can_not_be_set_freely(String name) {
        assertThatThrownBy(() -> Html.tag("a").with(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a>", "", "1a", "a\"", "a=b"})
    void names_that_would_break_out_are_refused(String name) {
        assertThatThrownBy(() -> Html.tag("a").with(name, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.tag(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "//evil.example",
                "/relative",
                "https:evil.example",
                "https://user:pass@evil.example/",
                "java\nscript:alert(1)",
                ""
            })
    void a_link_out_that_is_not_plain_http_is_text_without_a_link(String url) {
        assertThat(Html.tag("a").out(url).of("see").toString()).isEqualTo("<a>see</a>");
    }

    @Test
    void a_link_out_takes_no_address_of_ours_along() {
        assertThat(Html.tag("a").out("https://a.example/?x=1&y=\"2").of("see").toString())
                .isEqualTo("<a>see</a>");
        assertThat(Html.tag("a").out("https://a.example/?x=1&y=2").of("see").toString())
                .isEqualTo("<a href=\"https://a.example/?x=1&amp;y=2\" rel=\"noopener noreferrer\">see</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "evil"})
    void a_link_of_the_console_stays_in_the_console(String path) {
        assertThatThrownBy(() -> Html.tag("a").to(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void empty_elements_are_not_closed() {
        assertThat(Html.tag("input").flag("required").of().toString()).isEqualTo("<input required=\"\">");
    }
}
