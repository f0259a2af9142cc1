package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.model.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The CRM rings when a rep has answered; a bell that is broken is noticed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoorbellTest {

    private static final String SECRET = "0123456789abcdef";

    private final SuiteLab lab = new SuiteLab();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        lab.close();
    }

    private final Ear ear = new Ear() {
        @Override
        public void wake(Cursor at) {
            told.add("wake");
        }

        @Override
        public void alive(Cursor at) {
            told.add("alive");
        }

        @Override
        public void deaf(String reason) {
            told.add(reason);
        }
    };

    @Test
    void the_right_secret_wakes_and_a_wrong_one_does_not() throws Exception {
        try (Crm crm = lab.open(Map.of("ping-secret", SECRET))) {
            assertThat(crm.capabilities()).contains(Capability.WAKE_ON_REPLY);
            try (AutoCloseable listening = crm.listen(Cursor.START, ear)) {
                assertThat(crm.ring("0123456789abcdeX")).isFalse();
                assertThat(crm.ring("")).isFalse();
                assertThat(told).containsExactly("alive");
                assertThat(crm.ring(SECRET)).isTrue();
                assertThat(told).containsExactly("alive", "wake");
            }
            crm.ring(SECRET);
            assertThat(told).as("nobody listens any more").hasSize(2);
        }
    }

    @Test
    void what_was_missed_while_nobody_listened_is_looked_for_at_once() {
        try (Crm crm = lab.open(Map.of("ping-secret", SECRET))) {
            crm.listen(new Cursor("here"), ear);
            assertThat(told).containsExactly("alive", "wake");
        }
    }

    @Test
    void answers_that_are_found_again_and_again_although_nobody_rang_show_that_the_bell_is_broken() {
        try (Crm crm = lab.open(Map.of("ping-secret", SECRET))) {
            RecordRef record = ((io.parley.model.Outcome.Delivered)
                            crm.deliver(List.of(Mentions.newCase("It broke", "It broke")))
                                    .get(0))
                    .record();
            crm.listen(Cursor.START, ear);
            lab.answer(record, "One");
            Cursor place = crm.replies(Cursor.START, 10).next();
            assertThat(told).containsExactly("alive");
            lab.answer(record, "Two");
            crm.replies(place, 10);
            assertThat(told).containsExactly("alive", "The CRM does not ring when a rep answers.");
            crm.ring(SECRET);
            assertThat(told).endsWith("wake");
        }
    }

    @Test
    void a_secret_that_can_be_guessed_is_refused_and_without_one_nobody_rings() {
        assertThatThrownBy(() -> lab.open(Map.of("ping-secret", "short"))).hasMessageContaining("ping-secret");
        assertThat(lab.crm().ring(SECRET)).isFalse();
        assertThat(lab.crm().capabilities()).doesNotContain(Capability.WAKE_ON_REPLY);
    }
}
