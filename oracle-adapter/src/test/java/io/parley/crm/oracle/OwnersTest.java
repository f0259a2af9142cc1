package io.parley.crm.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.model.ReplyTerms;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.testkit.Mentions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Whose service request it is, where a rule says so. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnersTest {

    private final OracleLab lab = new OracleLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private static Delivery forQueue(String id, String queue) {
        return new Delivery(
                new EnrichedMention(
                        Mentions.post("alice").id(id).says("It broke").mention(), "en", 12, false),
                new Decision.OpenCase("help", "crm", "It broke", Priority.HIGH, queue, Duration.ofDays(5)),
                new Delivery.NewRecord(),
                new ReplyTerms(CanReply.YES, 500, 23, ""));
    }

    private void delivered(Delivery delivery) {
        assertThat(lab.crm().deliver(List.of(delivery))).singleElement().isInstanceOf(Outcome.Delivered.class);
    }

    private String owner() {
        return lab.oracle.records("ServiceRequest").get(0).getOrDefault("OwnerId", "");
    }

    private String robin() {
        return lab.oracle.records("User").stream()
                .filter(user -> "robin".equals(user.get("Alias")))
                .map(user -> user.get("Id"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_request_belongs_to_the_user_whom_the_rule_names_by_alias() {
        delivered(forQueue("1", "robin"));

        assertThat(owner()).isEqualTo(robin());
    }

    @Test
    void a_request_belongs_to_the_user_whom_the_rule_names_by_row_id() {
        delivered(forQueue("1", robin()));

        assertThat(owner()).isEqualTo(robin());
    }

    @Test
    void a_user_who_is_not_there_holds_up_nobody_and_is_told_once() {
        delivered(forQueue("1", "Customer care') OR ([Id] IS NOT NULL"));
        delivered(forQueue("2", "Customer care') OR ([Id] IS NOT NULL"));

        Map<String, String> request = lab.oracle.records("ServiceRequest").get(0);
        assertThat(request.getOrDefault("OwnerId", "")).isNotEqualTo(robin());
        assertThat(lab.logged().split("There is no user Customer care", -1)).hasSize(2);
    }

    @Test
    void a_spent_allotment_gives_nobody_elses_request_away() {
        lab.crm().deliver(List.of(forQueue("1", "")));
        lab.oracle.faults().next(2, Fault.LIMIT_REACHED, Faults.Where.object("User"));

        assertThat(lab.crm().deliver(List.of(forQueue("2", "robin"))))
                .singleElement()
                .isInstanceOf(Outcome.Blocked.class);
        lab.oracle.faults().clear();
        delivered(forQueue("2", "robin"));

        assertThat(lab.oracle.records("ServiceRequest").get(1)).containsEntry("OwnerId", robin());
    }
}
