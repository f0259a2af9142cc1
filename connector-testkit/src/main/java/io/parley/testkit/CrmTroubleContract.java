package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Crm;
import io.parley.crm.CrmFailure;
import io.parley.crm.Cursor;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.testkit.CrmLab.Trouble;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the other side fails: who must act, and nothing twice. */
interface CrmTroubleContract extends CrmDesk {

    @Test
    default void an_answer_lost_after_saving_makes_no_second_record() {
        Delivery delivery = Drafts.newCase("1", "alice", "It broke");
        lab().trouble(Trouble.SAVED_THEN_CUT);

        Outcome outcome = deliver(delivery);
        assertThat(outcome).isInstanceOf(lab().asksWhatBecameOfACall() ? Outcome.Delivered.class : Outcome.Retry.class);
        for (int attempt = 0; attempt < 10 && !(outcome instanceof Outcome.Delivered); attempt++) {
            outcome = deliver(delivery);
        }

        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        assertThat(cases()).singleElement().satisfies(seen -> assertThat(seen.messages())
                .hasSize(1));
    }

    @Test
    default void a_connection_cut_before_anything_was_done_is_tried_again() {
        crm().check();
        lab().trouble(Trouble.CUT);
        Delivery delivery = Drafts.newCase("1", "alice", "It broke");

        assertThat(deliver(delivery)).isInstanceOf(Outcome.Retry.class);
        assertThat(cases()).isEmpty();

        delivered(delivery);
        assertThat(cases()).hasSize(1);
    }

    @Test
    default void a_refused_record_says_why_in_the_crm_s_words_and_leaves_nothing() {
        lab().refuse("forbidden word");

        Outcome outcome = deliver(Drafts.newCase("1", "alice", "A forbidden word"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).contains(lab().refusal());
            assertThat(refused.field()).isEqualTo(lab().refusedField());
        });
        assertThat(cases()).isEmpty();
    }

    @Test
    default void a_field_that_the_crm_wants_and_nobody_fills_is_named() {
        String field = lab().demand();

        Outcome outcome = deliver(Drafts.newCase("1", "alice", "It broke"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).contains(field);
            assertThat(refused.field()).isEqualTo(field);
        });
        assertThat(cases()).isEmpty();
    }

    @Test
    default void a_session_that_ended_is_renewed_once_and_nobody_notices() {
        delivered(Drafts.newCase("1", "alice", "One"));
        long logins = lab().logins();
        lab().trouble(Trouble.SESSION_ENDED);

        delivered(Drafts.newCase("2", "bob", "Two"));

        assertThat(lab().logins()).isEqualTo(lab().hasSessions() ? logins + 1 : 0);
        assertThat(cases()).hasSize(2);
    }

    @Test
    default void wrong_credentials_block_the_queue_and_say_what_to_do() {
        try (Crm stranger = lab().stranger()) {
            Outcome outcome = stranger.deliver(List.of(Drafts.newCase("1", "alice", "It broke")))
                    .get(0);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> assertThat(blocked.fix())
                    .isNotBlank());
            assertThatThrownBy(() -> stranger.replies(Cursor.START, 10))
                    .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                            .isInstanceOf(Outcome.Blocked.class));
        }
        assertThat(cases()).isEmpty();
    }

    @Test
    default void a_missing_permission_blocks_the_queue() {
        crm().check();
        lab().trouble(Trouble.FORBIDDEN);

        Outcome outcome = deliver(Drafts.newCase("1", "alice", "It broke"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> assertThat(blocked.fix())
                .isNotBlank());
    }

    @Test
    default void a_spent_allowance_blocks_the_queue_until_there_is_more() {
        crm().check();
        lab().trouble(Trouble.ALLOWANCE_SPENT);
        Delivery delivery = Drafts.newCase("1", "alice", "It broke");

        assertThat(deliver(delivery)).isInstanceOf(Outcome.Blocked.class);
        RecordRef any = new RecordRef(crm().name(), RecordKind.CASE, "500000000000001AAA", null, null);
        assertThatThrownBy(() -> crm().states(List.of(any)))
                .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                        .isInstanceOf(Outcome.Blocked.class));

        lab().mend();
        delivered(delivery);
    }

    @Test
    default void a_crm_that_is_out_of_order_is_tried_again_after_the_wait_it_asks_for() {
        crm().check();
        lab().trouble(Trouble.OUT_OF_ORDER);
        Delivery delivery = Drafts.newCase("1", "alice", "It broke");

        assertThat(deliver(delivery)).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.after())
                .isEqualTo(lab().askedWait()));

        delivered(delivery);
        assertThat(cases()).hasSize(1);
    }

    @Test
    default void an_answer_that_is_late_is_not_waited_for() {
        crm().check();
        lab().trouble(Trouble.SLOW);
        Delivery delivery = Drafts.newCase("1", "alice", "It broke");

        long before = System.nanoTime();
        Outcome outcome = deliver(delivery);
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(took).isLessThan(lab().patience().multipliedBy(3));
        lab().mend();
        delivered(delivery);
        assertThat(cases()).singleElement().satisfies(seen -> assertThat(seen.messages())
                .hasSize(1));
    }

    @Test
    default void a_call_that_fails_as_a_whole_tells_each_delivery() {
        crm().check();
        // Where each delivery takes a call of its own, both calls have to fail.
        lab().trouble(Trouble.CUT);
        lab().trouble(Trouble.CUT);

        List<Outcome> outcomes =
                crm().deliver(List.of(Drafts.newCase("1", "alice", "One"), Drafts.newCase("2", "bob", "Two")));

        assertThat(outcomes).hasSize(2).allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOf(Outcome.Retry.class));
    }

    @Test
    default void no_reason_repeats_what_the_customer_wrote() {
        lab().refuse("forbidden word");
        String text = "A forbidden word. " + "My number is 4929 1234 5678. ".repeat(200);

        Outcome outcome = deliver(Drafts.newCase("1", "alice", text));

        assertThat(((Outcome.Failure) outcome).reason()).doesNotContain("4929");
    }
}
