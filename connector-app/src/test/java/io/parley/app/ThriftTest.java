package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Allowance;
import io.parley.health.Lights.Colour;
import io.parley.health.Lights.Light;
import io.parley.health.Uncounted;
import io.parley.model.Mention;
import io.parley.pace.Gate;
import io.parley.pace.Thrift;
import io.parley.reply.Hear;
import io.parley.reply.Listening;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Parley goes about a CRM whose allowance of calls comes to its end. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThriftTest {

    private final HandTurned stages = new HandTurned();

    @AfterEach
    void close() {
        stages.close();
    }

    private void used(int percent) {
        stages.crm.allowance = new Allowance(percent * 150L, 15_000);
    }

    private Light light() {
        return stages.lights.all().stream()
                .filter(light -> light.subject().equals("crm support"))
                .findFirst()
                .orElseThrow();
    }

    private void says(int from, int to) {
        stages.accept(IntStream.range(from, to)
                .mapToObj(i -> stages.says("author" + i, "m" + i, "Mention " + i, null))
                .toArray(Mention[]::new));
        stages.decide();
    }

    @ParameterizedTest(name = "{0} % used: a mention waits {1} s at most, a full batch {2} s")
    @CsvSource({"79, 0, 0", "80, 30, 0", "89, 30, 0", "90, 120, 0", "95, 300, 0", "98, 600, 600", "100, 600, 600"})
    void the_more_is_used_the_longer_a_batch_fills(int percent, int lonely, int full) {
        Thrift thrift = Thrift.of(new Allowance(percent, 100));

        assertThat(thrift.linger(false)).hasSeconds(lonely);
        assertThat(thrift.linger(true)).hasSeconds(full);
    }

    @Test
    void at_eighty_percent_mentions_wait_for_each_other_and_the_light_says_why() {
        used(81);
        says(0, 1);
        stages.deliverAll();
        assertThat(stages.crm.records).as("the first goes at once").hasSize(1);

        says(1, 4);
        stages.deliverAll();
        assertThat(stages.crm.records).hasSize(1);
        assertThat(light().colour()).isEqualTo(Colour.YELLOW);
        assertThat(light().reason()).startsWith("81 % of the day's allowance of calls is used (12,150 of 15,000).");

        stages.pass(Duration.ofSeconds(31));
        stages.deliverAll();
        assertThat(stages.crm.records).as("the three go together").hasSize(4);
    }

    @Test
    void a_backlog_goes_on_in_full_batches() {
        used(96);
        says(0, 450);

        stages.deliverAll();
        assertThat(stages.crm.records).hasSize(450);

        says(450, 460);
        stages.deliverAll();
        assertThat(stages.crm.records).hasSize(450);
        stages.pass(Duration.ofMinutes(6));
        stages.deliverAll();
        assertThat(stages.crm.records).hasSize(460);
    }

    @Test
    void the_last_of_it_is_for_replies() {
        used(98);
        says(0, 450);
        stages.deliverAll();
        assertThat(stages.crm.records).hasSize(200);

        assertThat(hear().round().rest()).isEqualTo(Duration.ofMinutes(5));
        assertThat(stages.crm.looks).isEqualTo(1);
    }

    @Test
    void when_calls_come_back_all_goes_on_as_before() {
        used(85);
        says(0, 1);
        stages.deliverAll();
        assertThat(light().colour()).isEqualTo(Colour.YELLOW);

        used(60);
        stages.pass(Duration.ofSeconds(31));
        says(1, 2);
        stages.deliverAll();
        says(2, 3);
        stages.deliverAll();

        assertThat(stages.crm.records).hasSize(3);
        assertThat(light().colour()).isEqualTo(Colour.GREEN);
        assertThat(hear().round().rest()).isEqualTo(Duration.ofMinutes(1));
    }

    private Hear hear() {
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
                        new Listening.Pace(Duration.ofMinutes(1), Duration.ofMinutes(15)),
                        () -> {}));
    }
}
