package io.parley.crm.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Mention;
import io.parley.testkit.Mentions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessageTextTest {

    private static final int LONGEST = 500;

    private static Mention says(String text) {
        return Mentions.post("alice").id("1").says(text).mention();
    }

    @Test
    void a_rep_reads_the_words_and_below_them_who_when_and_where() {
        assertThat(MessageText.write(says("It broke"), false, LONGEST))
                .isEqualTo("It broke\n\n— @alice on fediverse, 2026-03-01 09:00 UTC\nhttps://fediverse.example/1");
    }

    @Test
    void an_edit_and_a_deletion_are_told_below_the_words() {
        assertThat(MessageText.write(says("It broke"), true, LONGEST)).contains("09:00 UTC, edited\n");
        assertThat(MessageText.write(says("It broke").withdrawn(), true, LONGEST))
                .startsWith("\n\n— @alice")
                .contains("09:00 UTC, deleted by its author\n");
    }

    @Test
    void words_that_are_too_long_are_cut_and_what_stands_below_them_is_not() {
        String text = MessageText.write(says("word ".repeat(500)), false, LONGEST);

        assertThat(text.length()).isLessThanOrEqualTo(LONGEST);
        assertThat(text).contains("… (full text: https://fediverse.example/1)\n\n— @alice on fediverse");
    }

    @Test
    void the_same_words_are_no_news_and_other_ones_are() {
        String there = MessageText.write(says("Line\none < two <b>"), false, LONGEST);
        String crlf = there.replace("\n", "\r\n");

        assertThat(MessageText.isNews(there, says("Line\none < two <b>"), LONGEST))
                .isFalse();
        assertThat(MessageText.isNews(crlf, says("Line\none < two <b>"), LONGEST))
                .isFalse();
        assertThat(MessageText.isNews(there, says("Line two"), LONGEST)).isTrue();
        assertThat(MessageText.isNews(there, says("").withdrawn(), LONGEST)).isTrue();
        String gone = MessageText.write(says("").withdrawn(), true, LONGEST);
        assertThat(MessageText.isNews(gone, says("").withdrawn(), LONGEST)).isFalse();
        assertThat(MessageText.isNews(gone, says("Line"), LONGEST)).isTrue();
    }

    @Test
    void a_long_text_that_was_cut_is_no_news_when_it_comes_again() {
        Mention mention = says("word ".repeat(500));
        String edited = MessageText.write(mention, true, LONGEST);

        assertThat(MessageText.isNews(edited, mention, LONGEST)).isFalse();
    }
}
