package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordsTest {

    private static final Instant NOW = Samples.NOW;

    @Test
    void times_are_told_in_a_readers_words_with_the_exact_time_at_hand() {
        assertThat(Words.ago(NOW.minusSeconds(61), NOW).toString())
                .contains(">1 minute ago<", "title=\"2026-03-14 10:28:59 UTC\"", "datetime=\"2026-03-14T10:28:59Z\"");
        assertThat(Words.agoText(NOW.minusSeconds(3), NOW)).isEqualTo("just now");
        assertThat(Words.agoText(NOW.minus(Duration.ofHours(5)), NOW)).isEqualTo("5 hours ago");
        assertThat(Words.agoText(NOW.minus(Duration.ofDays(2)), NOW)).isEqualTo("2 days ago");
        assertThat(Words.agoText(NOW.minus(Duration.ofDays(100)), NOW)).isEqualTo("4 Dec 2025");
        assertThat(Words.agoText(NOW.plus(Duration.ofDays(1)), NOW)).isEqualTo("in the future (15 Mar 2026)");
    }

    @Test
    void axes_end_at_numbers_that_are_easy_to_read() {
        assertThat(List.of(0.0, 0.3, 1.0, 1.1, 3.0, 7.0, 12.0, 180.0, 1_001.0))
                .extracting(Plot::roundUp)
                .containsExactly(1.0, 1.0, 1.0, 2.0, 5.0, 10.0, 20.0, 200.0, 2_000.0);
    }

    @Test
    void a_plot_says_in_words_what_it_shows_and_leaves_gaps_open() {
        List<Instant> times = Collections.nCopies(4, NOW);
        String svg = new Plot("lag", "Lag", "Slowest minute: 4 s.", " s", times, 4)
                .line(List.of(1.0, -1.0, 4.0, 2.0))
                .show()
                .toString();
        assertThat(svg).contains("<desc id=\"lag-desc\">Slowest minute: 4 s.</desc>", "role=\"img\"", "10:30 UTC");
        assertThat(svg.chars().filter(c -> c == 'M').count())
                .as("strokes of the pen")
                .isEqualTo(2);
    }
}
