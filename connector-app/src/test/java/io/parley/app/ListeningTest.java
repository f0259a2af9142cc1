package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.health.Lights.Colour;
import io.parley.health.Lights.Light;
import io.parley.health.Uncounted;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.pace.Gate;
import io.parley.pace.Round;
import io.parley.reply.Hear;
import io.parley.reply.Listening;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** When Parley looks for replies in a CRM that tells of them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListeningTest {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration SELDOM = Duration.ofMinutes(15);

    private final HandTurned stages = new HandTurned();
    private int calls;
    private final Hear hear = restarted();

    private Hear restarted() {
        return new Hear(
                stages.crm,
                stages.store.replies(),
                stages.lights,
                new Uncounted(),
                new Gate(stages, stages.backoff()),
                new Listening(
                        stages.crm,
                        stages.store.replies(),
                        stages.lights,
                        stages,
                        new Listening.Pace(EVERY, SELDOM),
                        () -> calls++));
    }

    @AfterEach
    void close() {
        stages.close();
    }

    private Ear ear() {
        return Objects.requireNonNull(stages.crm.ear);
    }

    private Light light() {
        return stages.lights.all().stream()
                .filter(light -> light.subject().equals("crm support"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void looks_are_seldom_while_the_crm_tells_and_frequent_while_it_does_not() {
        assertThat(hear.round().rest()).isEqualTo(EVERY);

        stages.pass(EVERY);
        ear().alive(new Cursor("1"));
        assertThat(calls).as("a look for what came before").isEqualTo(1);
        assertThat(hear.round().rest()).isEqualTo(SELDOM);

        ear().deaf("The stream is gone.");
        assertThat(calls).as("a look at once").isEqualTo(2);
        assertThat(hear.round().rest()).isEqualTo(EVERY);
    }

    @Test
    void a_hundred_answers_within_a_second_are_two_looks() {
        hear.round();
        ear().alive(new Cursor("0"));
        hear.round();
        stages.pass(Duration.ofMinutes(5));
        int before = stages.crm.looks;

        for (int event = 1; event <= 100; event++) {
            ear().wake(new Cursor(String.valueOf(event)));
            hear.round();
            stages.pass(Duration.ofMillis(5));
        }
        Round held = hear.round();
        stages.pass(held.rest());
        hear.round();

        assertThat(held.rest()).isBetween(Duration.ofMillis(400), Duration.ofSeconds(1));
        assertThat(stages.crm.looks - before).isEqualTo(2);
    }

    @Test
    void the_place_is_kept_once_the_look_that_it_led_to_is_committed_and_a_restart_listens_from_there() {
        hear.round();
        stages.pass(EVERY);
        ear().wake(new Cursor("event 7"));
        stages.crm.failNext(new Outcome.Retry("The connection was lost.", null));
        hear.round();
        assertThat(stages.store.replies().ear("support")).isEqualTo(Cursor.START);

        stages.pass(Duration.ofMinutes(2));
        hear.round();
        assertThat(stages.store.replies().ear("support")).isEqualTo(new Cursor("event 7"));

        restarted().round();
        assertThat(stages.crm.listenedFrom).containsExactly(Cursor.START, new Cursor("event 7"));
    }

    @Test
    void a_reply_that_waits_for_its_mention_is_not_left_to_the_seldom_look() {
        stages.accept(stages.says("bora", "2", "It hums", null));
        stages.decide();
        RecordRef unheard = new RecordRef("support", RecordKind.CASE, "r-square:acme:2", null, null);
        stages.crm.typed.add(new Reply("k7", unheard, "We are on it.", "Robin", stages.instant(), null));
        hear.round();
        ear().wake(new Cursor("event 1"));
        stages.pass(Duration.ofSeconds(2));

        assertThat(hear.round().rest()).isEqualTo(EVERY);
        assertThat(stages.store.replies().ear("support")).isEqualTo(Cursor.START);
    }

    @Test
    void the_light_tells_of_a_stream_that_stays_away_and_not_of_one_that_comes_back_at_once() {
        hear.round();
        ear().alive(new Cursor("1"));
        assertThat(light().reason()).isEqualTo("Replies are heard at once.");

        ear().deaf("Salesforce ended the stream.");
        assertThat(light().colour()).isEqualTo(Colour.GREEN);
        ear().alive(new Cursor("1"));

        ear().deaf("Salesforce ended the stream.");
        ear().deaf("The connection was lost.");
        assertThat(light().colour()).isEqualTo(Colour.YELLOW);
        assertThat(light().reason()).isEqualTo("The connection was lost. Looking for replies every 1m instead.");

        ear().wake(new Cursor("2"));
        assertThat(light().colour()).isEqualTo(Colour.GREEN);
    }
}
