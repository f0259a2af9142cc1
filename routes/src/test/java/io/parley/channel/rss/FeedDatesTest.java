package io.parley.channel.rss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-24T19:33:05Z | 2026-11-24T19:33:05Z",
                "2026-11-24T19:33:05.25+01:00 | 2026-11-24T18:33:05.250Z",
                "2026-11-24t19:33z | 2026-11-24T19:33:00Z",
                "2026-11-24 19:33:05 | 2026-11-24T19:33:05Z",
                "2026-11 | 2026-11-01T00:00:00Z",
                "Tue, 24 Nov 2026 19:33:05 +0000 | 2026-11-24T19:33:05Z",
                "Mon, 24 Nov 2026 19:33:05 GMT | 2026-11-24T19:33:05Z",
                "24 November 2026 19:33 EST | 2026-11-25T00:33:00Z",
                "Tuesday, 24-Nov-26 19:33:60 UT | 2026-11-24T19:33:59Z",
                "24 Nov 2026 | 2026-11-24T00:00:00Z",
            })
    void dates_of_feeds(String text, String instant) {
        assertThat(FeedDates.read(text)).hasToString(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "",
                "2026-02-30",
                "2026-13-01T00:00:00Z",
                "2026-11-24T25:00:00Z",
                "32 Nov 2026 10:00:00 GMT",
                "24 Foo 2026 10:00:00 GMT",
                "24 Nov 2026 10:00:00 XYZ",
                "1795548552"
            })
    void what_is_no_date(String text) {
        assertThat(FeedDates.read(text)).isNull();
    }
}
