package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.RecordRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people write arrives as they wrote it, as far as it fits. */
interface CrmTextContract extends CrmDesk {

    @Test
    default void emoji_scripts_markup_and_lines_arrive_as_they_were_written() {
        List<String> texts = List.of(
                "Grinning 😀 family 👩‍👩‍👧‍👦 flag 🇵🇹 thumb 👍🏽",
                "שלום עולם – مرحبا بالعالم",
                "<b>bold</b> & \"quoted\" 'single' \\ back {!Case.Id} @{ref.id}",
                "first line\nsecond line\n\nfourth line",
                "日本語のテキスト",
                "naïve café");
        for (int i = 0; i < texts.size(); i++) {
            delivered(Drafts.newCase("t" + i, "author" + i, texts.get(i)));
        }

        assertThat(cases().stream().map(seen -> seen.messages().get(0).text())).containsExactlyElementsOf(texts);
    }

    @Test
    default void a_text_that_is_too_long_is_cut_between_characters_and_says_where_the_rest_is() {
        String family = "👩‍👩‍👧‍👦";
        int longest = lab().longestText();
        for (int shift = 0; shift < 4; shift++) {
            String text = "x".repeat(shift) + family.repeat(longest / family.length() + 2);
            delivered(Drafts.newCase("long" + shift, "author" + shift, text));
        }

        assertThat(cases()).hasSize(4).allSatisfy(seen -> {
            String kept = seen.messages().get(0).text();
            int ending = kept.indexOf("… (full text: https://fediverse.example/long");
            assertThat(kept.length()).isLessThanOrEqualTo(longest);
            assertThat(ending).isGreaterThan(longest / 2);
            assertThat(kept.substring(0, ending).replace("x", "").replace(family, ""))
                    .isEmpty();
        });
    }

    @Test
    default void characters_that_no_crm_takes_are_left_out() {
        String zero = String.valueOf((char) 0);
        String half = String.valueOf((char) 0xD83D);
        String text = "a" + zero + "b" + (char) 7 + "c" + (char) 0x1b + "d" + half + "e" + (char) 0xFFFE + "f\tg";

        delivered(Drafts.newCase("1", "alice", text));

        assertThat(cases())
                .singleElement()
                .satisfies(seen -> assertThat(seen.messages().get(0).text()).isEqualTo("abcdef\tg"));
    }

    @Test
    default void a_key_of_any_characters_stays_a_key() {
        List<String> ids = List.of(
                "it's",
                "a\\'b",
                "x' OR Name != '",
                "50% & more?#=+/",
                "línea\n2",
                "https://blog.example/?p=1&c=2",
                "y".repeat(900));
        for (String id : ids) {
            RecordRef first = delivered(Drafts.newCase(id, "alice", "About " + id.length()));
            assertThat(delivered(Drafts.newCase(id, "alice", "About " + id.length())))
                    .isEqualTo(first);
        }

        assertThat(cases()).hasSize(ids.size());
    }

    @Test
    default void an_empty_text_arrives_too() {
        delivered(Drafts.newCase("1", "alice", ""));

        assertThat(cases()).singleElement().satisfies(seen -> assertThat(seen.messages())
                .hasSize(1));
    }
}
