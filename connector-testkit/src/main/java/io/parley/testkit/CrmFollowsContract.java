package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parley.crm.Capability;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import io.parley.model.RecordState.Status;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What comes after a record was opened: more mentions, edits, deletions, and what people do with the record. */
interface CrmFollowsContract extends CrmDesk {

    @Test
    default void further_mentions_join_the_record_once_and_in_order() {
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));

        delivered(Drafts.joins(record, false, "2", "alice", "Hello?"));
        delivered(Drafts.joins(record, false, "2", "alice", "Hello?"));
        delivered(Drafts.joins(record, false, "3", "alice", "Anybody?"));

        assertThat(cases()).singleElement().satisfies(seen -> assertThat(
                        seen.messages().stream().map(CrmLab.Said::text))
                .containsExactly("It broke", "Hello?", "Anybody?"));
    }

    @Test
    default void a_closed_case_is_opened_again_by_a_further_mention() {
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        lab().close(record, Duration.ofDays(3));
        Delivery joins = Drafts.joins(record, true, "2", "alice", "It broke again");
        if (!can(Capability.REOPEN_CASE, joins)) {
            return;
        }

        delivered(joins);

        assertThat(cases()).singleElement().satisfies(seen -> {
            assertThat(seen.closed()).isFalse();
            assertThat(seen.messages()).hasSize(2);
        });
    }

    @Test
    default void an_edit_changes_the_message_and_the_rep_sees_that_it_did() {
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        Delivery edit = Drafts.edited(record, "1", "alice", "It broke twice");
        if (!can(Capability.REVISE_MESSAGE, edit)) {
            return;
        }

        delivered(edit);
        delivered(edit);

        assertThat(cases()).singleElement().satisfies(seen -> assertThat(seen.messages())
                .containsExactly(new CrmLab.Said("It broke twice", true, false)));
    }

    @Test
    default void an_edit_that_changes_no_word_does_not_look_like_one() {
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        Delivery edit = Drafts.edited(record, "1", "alice", "It broke");
        if (!can(Capability.REVISE_MESSAGE, edit)) {
            return;
        }

        delivered(edit);

        assertThat(cases()).singleElement().satisfies(seen -> assertThat(seen.messages())
                .containsExactly(new CrmLab.Said("It broke", false, false)));
    }

    @Test
    default void a_deletion_takes_the_words_away_and_leaves_the_trace() {
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        Delivery deletion = Drafts.withdrawn(record, "1", "alice");
        if (!can(Capability.REVISE_MESSAGE, deletion)) {
            return;
        }

        delivered(deletion);
        delivered(deletion);

        assertThat(cases()).singleElement().satisfies(seen -> assertThat(seen.messages())
                .containsExactly(new CrmLab.Said("", false, true)));
    }

    @Test
    default void it_tells_how_each_record_stands() {
        RecordRef open = delivered(Drafts.newCase("1", "alice", "One"));
        RecordRef closed = delivered(Drafts.newCase("2", "bob", "Two"));
        RecordRef loser = delivered(Drafts.newCase("3", "carol", "Three"));
        RecordRef deleted = delivered(Drafts.newCase("4", "dave", "Four"));
        lab().close(closed, Duration.ofDays(3));
        lab().merge(loser, open);
        lab().delete(deleted);

        List<RecordState> states = crm().states(List.of(deleted, loser, closed, open));

        assertThat(states.stream().map(RecordState::record)).containsExactly(deleted, loser, closed, open);
        assertThat(states.stream().map(RecordState::status))
                .containsExactly(Status.DELETED, Status.MERGED, Status.CLOSED, Status.OPEN);
        assertThat(Objects.requireNonNull(states.get(1).mergedInto()).id()).isEqualTo(open.id());
        // Only the lab knows the CRM's clock, so days are compared with days.
        assertThat(Objects.requireNonNull(states.get(2).closedAt()))
                .isCloseTo(java.time.Instant.now().minus(3, ChronoUnit.DAYS), within(1, ChronoUnit.HOURS));
    }

    @Test
    default void it_tells_how_hundreds_of_records_stand() {
        RecordRef open = delivered(Drafts.newCase("1", "alice", "One"));

        List<RecordState> states = crm().states(java.util.Collections.nCopies(450, open));

        assertThat(states).hasSize(450).allSatisfy(state -> assertThat(state.status())
                .isEqualTo(Status.OPEN));
    }

    @Test
    default void a_record_that_was_never_there_counts_as_deleted() {
        RecordRef wrong = new RecordRef(crm().name(), RecordKind.CASE, "' OR Id != '", null, null);

        assertThat(crm().states(List.of(wrong))).singleElement().satisfies(state -> assertThat(state.status())
                .isEqualTo(Status.DELETED));
        assertThat(crm().states(List.of())).isEmpty();
    }

    @Test
    default void a_mention_for_a_record_that_was_deleted_a_moment_ago_is_placed_anew() {
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        lab().delete(record);

        Outcome outcome = deliver(Drafts.joins(record, false, "2", "alice", "Hello?"));

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    default void a_deletion_for_a_record_that_is_gone_is_done() {
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        lab().delete(record);
        Delivery deletion = Drafts.withdrawn(record, "1", "alice");
        if (!can(Capability.REVISE_MESSAGE, deletion)) {
            return;
        }

        assertThat(deliver(deletion)).isInstanceOf(Outcome.Delivered.class);
    }
}
