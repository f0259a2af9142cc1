package io.parley.crm.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.model.ReplyTerms;
import io.parley.testkit.Mentions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How a tenant behaves, found out by the check once there is something of Parley's. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TenantCheckTest {

    private final OracleLab lab = new OracleLab();

    @BeforeEach
    void bring_a_mention() {
        Delivery delivery = new Delivery(
                new EnrichedMention(Mentions.post("alice").says("It broke").mention(), "en", 12, false),
                new Decision.OpenCase("help", "crm", "It broke", Priority.HIGH, null, Duration.ofDays(5)),
                new Delivery.NewRecord(),
                new ReplyTerms(CanReply.YES, 500, 23, ""));
        assertThat(lab.crm().deliver(List.of(delivery))).singleElement().isInstanceOf(Outcome.Delivered.class);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private static List<Finding> blocking(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.BLOCKING)
                .toList();
    }

    @Test
    void notes_that_a_question_for_notes_finds_are_told_to_be_well() {
        assertThat(lab.crm().check())
                .extracting(Finding::message)
                .contains("Notes of service requests can be asked for by themselves.");
    }

    @Test
    void notes_that_a_question_for_notes_does_not_find_block_and_name_the_option() {
        lab.oracle.habits().notesAtTop(false);

        assertThat(blocking(lab.crm().check())).singleElement().satisfies(finding -> assertThat(finding.fix())
                .contains("reply-search: requests"));
        try (Crm otherwise = lab.open(Map.of("reply-search", "requests"))) {
            assertThat(blocking(otherwise.check())).isEmpty();
        }
    }

    @Test
    void a_time_zone_that_has_a_summer_is_a_warning() {
        lab.oracle.timeZone("(GMT) Greenwich Mean Time : Dublin, Lisbon, London");

        assertThat(lab.crm().check())
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("Greenwich"));
    }
}
