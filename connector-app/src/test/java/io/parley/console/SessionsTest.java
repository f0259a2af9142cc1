package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.console.Sessions.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionsTest {

    private Instant now = Samples.NOW;
    private final Sessions sessions = new Sessions(() -> now);

    @Test
    void a_session_ends_after_eight_idle_hours() {
        Session session = sessions.open("ada");
        now = now.plus(Duration.ofHours(8));
        assertThat(sessions.find(session.id(), true)).isPresent();
        now = now.plus(Duration.ofHours(8));
        assertThat(sessions.find(session.id(), true)).isPresent();
        now = now.plus(Duration.ofHours(8)).plusSeconds(1);
        assertThat(sessions.find(session.id(), true)).isEmpty();
    }

    @Test
    void a_page_that_refreshes_itself_keeps_nobody_logged_in() {
        Session session = sessions.open("ada");
        for (int hour = 0; hour < 8; hour++) {
            now = now.plus(Duration.ofHours(1));
            assertThat(sessions.find(session.id(), false)).isPresent();
        }
        now = now.plusSeconds(1);
        assertThat(sessions.find(session.id(), false)).isEmpty();
    }

    @Test
    void who_logged_out_is_out() {
        Session session = sessions.open("ada");
        sessions.close(session.id());
        assertThat(sessions.find(session.id(), true)).isEmpty();
    }

    @Test
    void the_idlest_session_makes_room_when_there_are_too_many() {
        Session first = sessions.open("ada");
        for (int i = 0; i < 1_000; i++) {
            now = now.plusMillis(1);
            sessions.open("bob");
        }
        assertThat(sessions.find(first.id(), true)).isEmpty();
    }

    @Test
    void ids_are_long_and_never_alike() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(Seal.randomId());
        }
        assertThat(ids).hasSize(1_000).allSatisfy(id -> assertThat(id).hasSize(43));
    }

    @Test
    void a_message_is_told_once() {
        Session session = sessions.open("ada");
        session.tell("Done.");
        assertThat(session.told()).isEqualTo("Done.");
        assertThat(session.told()).isNull();
    }

    @Test
    void a_token_of_another_process_does_not_fit() {
        assertThat(new Seal().fits(new Seal().of("session x"), "session x")).isFalse();
    }

    @Test
    void a_user_with_an_empty_password_is_no_user() {
        Users users = new Users(Map.of("ada", "", "bob", "secret"));
        assertThat(users.fits("ada", "")).isFalse();
        assertThat(users.fits("bob", "secret")).isTrue();
        assertThat(users.fits("bob", "secret ")).isFalse();
        assertThat(users.fits("eve", "secret")).isFalse();
    }
}
