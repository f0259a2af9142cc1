package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThrottleTest {

    private Instant now = Samples.NOW;
    private final Throttle throttle = new Throttle(() -> now);

    @Test
    void five_wrong_tries_are_free_then_one_waits_a_minute_and_longer_each_time() {
        wrong(5, "user ada");
        assertThat(throttle.ask(List.of("user ada"))).isEqualTo(Duration.ofMinutes(1));
        now = now.plus(Duration.ofMinutes(1));
        wrong(1, "user ada");
        assertThat(throttle.ask(List.of("user ada"))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void no_wait_is_longer_than_a_quarter_of_an_hour() {
        wrong(5, "user ada");
        for (int i = 0; i < 20; i++) {
            now = now.plus(throttle.ask(List.of("user ada")));
            wrong(1, "user ada");
        }
        assertThat(throttle.ask(List.of("user ada"))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void another_user_from_another_address_is_not_held_up() {
        wrong(5, "user ada");
        assertThat(throttle.ask(List.of("user bob", "address 1"))).isZero();
    }

    @Test
    void many_users_tried_from_one_address_close_the_address() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.ask(List.of("user " + i, "address 1"))).isZero();
        }
        assertThat(throttle.ask(List.of("user new", "address 1"))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_try_while_one_waits_does_not_make_the_wait_longer() {
        wrong(5, "user ada");
        for (int i = 0; i < 100; i++) {
            throttle.ask(List.of("user ada"));
        }
        assertThat(throttle.ask(List.of("user ada"))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_right_password_clears_what_was_counted() {
        wrong(4, "user ada");
        throttle.right(List.of("user ada"));
        wrong(5, "user ada");
        assertThat(throttle.ask(List.of("user ada"))).isPositive();
    }

    @Test
    void what_is_long_past_is_forgotten() {
        wrong(4, "user ada");
        now = now.plus(Duration.ofHours(1));
        wrong(4, "user ada");
        assertThat(throttle.ask(List.of("user ada"))).isZero();
    }

    private void wrong(int times, String key) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.ask(List.of(key))).isZero();
        }
    }
}
