package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.health.Lights;
import io.parley.pace.Round;
import io.parley.store.StoreFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrewTest {

    private static final Duration AGES = Duration.ofHours(1);

    private final Lights lights = new Lights(InstantSource.system());

    @Test
    void a_stage_that_made_work_wakes_the_one_that_does_it() {
        AtomicInteger delivered = new AtomicInteger();
        AtomicInteger decided = new AtomicInteger();
        try (Crew crew = new Crew(lights, Duration.ofSeconds(5))) {
            crew.add("deliver", () -> new Round(delivered.getAndIncrement(), AGES), 1);
            crew.add("decide", () -> new Round(decided.getAndIncrement(), AGES), 1, "deliver");
            crew.start();
            await().until(() -> delivered.get() == 1 && decided.get() == 1);

            crew.wake("decide");

            await().until(() -> delivered.get() == 2);
        }
    }

    @Test
    void closing_waits_for_the_round_under_way() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        Crew crew = new Crew(lights, Duration.ofSeconds(30));
        crew.add("deliver", () -> slowly(begun, goOn, finished), 1);
        crew.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        Thread closing = new Thread(crew::close);
        closing.start();
        goOn.countDown();
        closing.join();

        assertThat(finished).hasValue(1);
    }

    @Test
    void a_store_that_is_gone_turns_the_light_red_and_the_crew_goes_on() {
        AtomicInteger rounds = new AtomicInteger();
        try (Crew crew = new Crew(lights, Duration.ofSeconds(5))) {
            crew.add("decide", () -> failFirst(rounds), 1);
            crew.start();
            await().until(() -> lights.all().stream().anyMatch(light -> light.colour() == Lights.Colour.RED));
            await().until(() -> lights.all().stream().allMatch(light -> light.colour() == Lights.Colour.GREEN));
        }
    }

    private static Round slowly(CountDownLatch begun, CountDownLatch goOn, AtomicInteger finished) {
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException interrupted) {
            return Round.rest(AGES);
        }
        finished.incrementAndGet();
        return Round.rest(AGES);
    }

    private static Round failFirst(AtomicInteger rounds) {
        if (rounds.getAndIncrement() == 0) {
            throw new StoreFailure("the database does not answer", null);
        }
        return Round.rest(AGES);
    }
}
