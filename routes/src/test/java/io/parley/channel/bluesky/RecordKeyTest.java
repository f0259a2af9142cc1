package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordKeyTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-24T19:30:00Z");

    @Test
    void the_same_reply_has_the_same_key_for_ever() {
        assertThat(RecordKey.of("support:note-1", WRITTEN)).isEqualTo("3n33eybroctbf");
        assertThat(RecordKey.of("support:note-1", WRITTEN.plusMillis(400)))
                .as("some CRMs cut the time to the second later on")
                .isEqualTo("3n33eybroctbf");
    }

    @Test
    void a_key_has_the_form_of_a_tid_and_sorts_by_time() {
        String earlier = RecordKey.of("b", WRITTEN.minusSeconds(1));
        String later = RecordKey.of("a", WRITTEN);
        assertThat(earlier).matches("[234567a-j][234567a-z]{12}").isLessThan(later);
    }

    @Test
    void ten_thousand_replies_of_one_second_have_ten_thousand_keys() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            keys.add(RecordKey.of("support:note-" + i, WRITTEN));
        }
        assertThat(keys).hasSize(10_000);
    }
}
