package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose record it is, where a rule says so. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnersTest {

    static Stream<SuiteLab> dialects() {
        return Stream.of(new SuiteLab(), new CeLab(false));
    }

    private static Delivery forQueue(String queue) {
        Delivery delivery = Mentions.newCase("It broke", "It broke");
        Decision.OpenCase open =
                new Decision.OpenCase("help", "crm", "It broke", Priority.HIGH, queue, Duration.ofDays(5));
        return new Delivery(delivery.mention(), open, delivery.placement(), delivery.reply());
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void a_record_belongs_to_the_user_whom_the_rule_names(SuiteLab lab) {
        try (lab) {
            assertThat(lab.crm().deliver(List.of(forQueue("robin"))))
                    .singleElement()
                    .isInstanceOf(Outcome.Delivered.class);
            String robin = lab.suite.records("Users").stream()
                    .filter(user -> "robin".equals(user.get("user_name")))
                    .map(user -> user.get("id"))
                    .findFirst()
                    .orElseThrow();
            assertThat(lab.suite.records("Cases")).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("assigned_user_id", robin));
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void a_user_who_is_gone_holds_up_nobody(SuiteLab lab) {
        try (lab) {
            assertThat(lab.crm().deliver(List.of(forQueue("nobody' OR '1'='1"))))
                    .singleElement()
                    .isInstanceOf(Outcome.Delivered.class);
            Map<String, String> row = lab.suite.records("Cases").get(0);
            assertThat(row.getOrDefault("assigned_user_id", "")).isEmpty();
            assertThat(lab.logged()).contains("There is no user nobody");
        }
    }
}
