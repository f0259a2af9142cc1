package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitsTest {

    private static final long MILLI = 1_000_000L;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
    private final OracleSandbox oracle =
            OracleSandbox.start(OracleSandbox.Options.on(0, null).withClock(new Clock() {
                @Override
                public Instant instant() {
                    return now.get();
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }
            }));
    private final Client client = new Client(oracle);

    @AfterEach
    void close() {
        oracle.close();
    }

    private String anything() {
        return client.query("ServiceRequest", "", "[Id] = 'x'", "<Id/>");
    }

    @Test
    void requests_closer_than_50_milliseconds_are_told_to_wait_the_rest() {
        Meter meter = new Meter();

        assertThat(meter.arrived(0)).isZero();
        assertThat(meter.arrived(20 * MILLI)).isEqualTo(31);
        assertThat(meter.arrived(50 * MILLI)).isZero();
    }

    @Test
    void the_fastest_second_counts_what_was_refused_too() {
        Meter meter = new Meter();
        for (int i = 0; i < 30; i++) {
            meter.arrived(i * 40 * MILLI);
        }

        assertThat(meter.fastest()).isEqualTo(25);
    }

    @Test
    void two_requests_at_once_make_a_fault_that_tells_the_wait() {
        String answers = "";
        for (int i = 0; i < 20; i++) {
            answers += anything();
        }

        assertThat(answers).contains("<ErrorCode>SBL-ODU-01005</ErrorCode>", "<RequestWait>", "QueryPage_Output");
        assertThat(oracle.fastestSecond()).isGreaterThan(1);
    }

    @Test
    void the_allotment_comes_back_after_a_day() {
        oracle.habits().enforcePace(false);
        oracle.habits().allotment(2);
        anything();
        anything();

        assertThat(anything()).contains("SBL-SBL-70172", "Web Services Operations");
        now.updateAndGet(before -> before.plus(Duration.ofHours(25)));
        assertThat(anything()).contains("QueryPage_Output");
    }

    @Test
    void too_many_requests_at_the_same_time_have_the_same_code() {
        oracle.habits().requestsAtOnce(0);

        assertThat(anything()).contains("SBL-SBL-70172", "concurrent");
    }

    @Test
    void a_query_with_children_costs_an_operation_more_for_each_parent() {
        oracle.habits().enforcePace(false);
        for (int i = 0; i < 3; i++) {
            oracle.desk().create("ServiceRequest", java.util.Map.of("Subject", "s"));
        }
        long before = oracle.operations();

        client.query("ServiceRequest", "", "[Subject] = 's'", "<Id/><ListOfNote><Note><Id/></Note></ListOfNote>");

        assertThat(oracle.operations() - before).isEqualTo(4);
    }
}
