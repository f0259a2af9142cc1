package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Mention;
import io.parley.model.RecordState.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadingTest {

    private final HandTurned stages = new HandTurned();

    @AfterEach
    void close() {
        stages.close();
    }

    @Test
    void several_people_on_one_page_get_a_case_each() {
        stages.take(
                stages.says("anna", "1", "It leaks", null),
                stages.says("bora", "2", "It hums", null),
                stages.says("chen", "3", "It glows", null));

        assertThat(stages.crm.records).hasSize(3);
    }

    @Test
    void a_reply_in_a_thread_joins_its_authors_case() {
        stages.take(stages.says("anna", "1", "It leaks", null));
        stages.take(stages.says("anna", "2", "Still leaking", "1"));

        assertThat(stages.crm.only().texts).containsValues("It leaks", "Still leaking");
    }

    @Test
    void a_stranger_who_answers_a_customer_gets_a_case_of_their_own() {
        stages.take(stages.says("anna", "1", "It leaks", null));
        stages.take(stages.says("stranger", "2", "Mine too", "1"));

        assertThat(stages.recordWith("It leaks").texts).doesNotContainValue("Mine too");
        assertThat(stages.crm.records).hasSize(2);
    }

    @Test
    void a_thread_is_climbed_over_strangers_to_the_authors_own_post() {
        stages.take(stages.says("anna", "1", "It leaks", null));
        stages.recordWith("It leaks").status = Status.CLOSED;
        stages.recordWith("It leaks").closedAt = stages.instant().minus(Duration.ofDays(30));
        stages.take(stages.says("anna", "2", "A new machine?", null));
        stages.recordWith("It leaks").closedAt = stages.instant().minus(Duration.ofDays(1));
        stages.take(stages.says("stranger", "3", "Mine too", "1"), stages.says("other", "4", "And mine", "3"));

        stages.take(stages.says("anna", "5", "See, not only me", "4"));

        assertThat(stages.recordWith("It leaks").texts).containsValue("See, not only me");
    }

    @Test
    void an_author_whom_the_channel_does_not_identify_shares_a_case_with_nobody() {
        Mention one = stages.says("x", "1", "Signed Anna", null);
        Mention two = stages.says("x", "2", "Signed Anna, too", "1");
        stages.take(Anonymous.of(one), Anonymous.of(two));

        assertThat(stages.crm.records).hasSize(2);
    }

    @Test
    void a_case_closed_three_days_ago_is_reopened() {
        stages.take(stages.says("anna", "1", "It leaks", null));
        stages.crm.only().status = Status.CLOSED;
        stages.crm.only().closedAt = stages.instant();
        stages.pass(Duration.ofDays(3));

        stages.take(stages.says("anna", "2", "Again", "1"));

        assertThat(stages.crm.only().status).isEqualTo(Status.OPEN);
    }

    @Test
    void a_case_closed_thirty_days_ago_stays_closed_and_a_new_one_opens() {
        stages.take(stages.says("anna", "1", "It leaks", null));
        stages.crm.only().status = Status.CLOSED;
        stages.crm.only().closedAt = stages.instant();
        stages.pass(Duration.ofDays(30));

        stages.take(stages.says("anna", "2", "Again", "1"));

        assertThat(stages.recordWith("It leaks").status).isEqualTo(Status.CLOSED);
        assertThat(stages.recordWith("Again").texts).hasSize(1);
    }

    @Test
    void a_merged_case_is_followed_to_where_it_went() {
        stages.take(stages.says("anna", "1", "It leaks", null), stages.says("bora", "2", "It hums", null));
        stages.recordWith("It leaks").status = Status.MERGED;
        stages.recordWith("It leaks").mergedInto = stages.recordWith("It hums").ref;

        stages.take(stages.says("anna", "3", "And it hums", "1"));

        assertThat(stages.recordWith("It hums").texts).containsValue("And it hums");
    }

    @Test
    void a_deleted_case_is_left_alone_and_a_new_one_opens() {
        stages.take(stages.says("anna", "1", "It leaks", null));
        stages.crm.only().status = Status.DELETED;

        stages.take(stages.says("anna", "2", "Again", "1"));

        assertThat(stages.crm.records).hasSize(2);
    }

    @Test
    void a_deletion_reaches_the_record_and_takes_the_words() {
        Mention post = stages.says("anna", "1", "It leaks", null);
        stages.take(post);

        stages.take(post.withdrawn());

        assertThat(stages.crm.only().texts)
                .containsExactly(java.util.Map.entry(post.key().value(), ""));
    }

    @Test
    void a_deletion_of_what_never_became_a_record_is_nothing_to_do() {
        stages.take(stages.says("anna", "1", "It leaks", null).withdrawn());

        assertThat(stages.crm.records).isEmpty();
        assertThat(stages.store.overview().waiting().outbox().getOrDefault("support", 0))
                .isZero();
    }
}
