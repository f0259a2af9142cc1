package io.parley.crm.oracle.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Outcome;
import io.parley.sandbox.oracle.Hostile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that mean harm, in little memory. 200 MB are sent by {@link HttpTest}, which need not hold them itself. */
@Tag("hostile")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileAnswerTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HUGE")
    void an_answer_that_means_harm_is_a_failure_that_can_be_told(Hostile hostile) {
        try (Tenant tenant = new Tenant()) {
            SoapServer server = tenant.open();
            tenant.oracle.habits().hostile(hostile);

            Outcome.Failure failure = Tenant.failure(() -> server.query(Tenant.all(Tenant.REQUEST, 1, "Id")));

            assertThat(failure.reason()).contains("answers").doesNotContain("root:");
            assertThat(failure).isNotInstanceOf(Outcome.Refused.class);
        }
    }
}
