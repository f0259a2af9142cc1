package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.model.Finding;
import io.parley.sandbox.Faults;
import io.parley.sandbox.salesforce.pubsub.PubSub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Whatever happens to the stream, an answer that comes later wakes us, and we are told while none would. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListenTest {

    private static final String EVENT = "/event/ChannelReply__e";

    private final SalesforceLab lab = new SalesforceLab();
    private final PubSub pubSub = lab.salesforce.pubSub();
    private final Listener ear = new Listener();
    private final String caseId = lab.salesforce.desk().create("Case", Map.of("Subject", "Help"));

    @AfterEach
    void close() {
        lab.close();
    }

    private void answer(String text) {
        lab.salesforce.desk().reply(caseId, text);
    }

    private Crm listening() {
        lab.crm().listen(Cursor.START, ear);
        ear.awaitAlive();
        return lab.crm();
    }

    private FetchRequest lastOpening() {
        List<FetchRequest> openings = pubSub.openings();
        return openings.get(openings.size() - 1);
    }

    @Test
    void a_stream_that_salesforce_ends_in_good_order_is_opened_again_where_it_stood() {
        listening();
        answer("one");
        ear.awaitWakes(1);

        pubSub.completeStreams();
        assertThat(ear.awaitReason()).contains("ended the stream");
        answer("two");

        ear.awaitWakes(2);
        assertThat(lastOpening().getReplayPreset()).isEqualTo(ReplayPreset.CUSTOM);
    }

    @Test
    void an_answer_while_the_stream_is_broken_wakes_once_it_is_back() {
        listening();
        pubSub.dropStreams();
        answer("in between");

        ear.awaitWakes(1);
        assertThat(ear.reasons).isNotEmpty();
    }

    @Test
    void a_session_that_is_over_is_renewed_once() {
        listening();
        long logins = lab.salesforce.calls().count(Faults.LOGIN);
        lab.salesforce.expireTokens();
        pubSub.refuseStreams();
        answer("after the session");

        ear.awaitWakes(1);
        assertThat(lab.salesforce.calls().count(Faults.LOGIN)).isEqualTo(logins + 1);
    }

    @Test
    void a_place_that_is_too_old_is_given_up_for_now_and_says_so() {
        listening();
        answer("one");
        ear.awaitWakes(1);
        Cursor old = ear.lastWake();
        pubSub.expireReplayIds();

        Listener later = new Listener();
        lab.crm().listen(old, later);

        assertThat(later.awaitReason()).contains("no longer knows");
        later.awaitAlive();
        answer("two");
        later.awaitWakes(1);
    }

    @Test
    void after_a_restart_it_hears_what_was_written_in_between() throws Exception {
        listening();
        answer("one");
        ear.awaitWakes(1);
        lab.crm().close();
        answer("two");

        Listener later = new Listener();
        try (Crm restarted = lab.open(Map.of())) {
            restarted.listen(ear.lastWake(), later);
            later.awaitWakes(1);
        }
    }

    @Test
    void a_place_of_another_topic_is_none() throws Exception {
        listening();
        answer("one");
        ear.awaitWakes(1);

        Listener other = new Listener();
        try (Crm changes = lab.open(Map.of("wake", "change-events"))) {
            changes.listen(ear.lastWake(), other);
            other.awaitAlive();
        }
        assertThat(other.reasons).isEmpty();
    }

    @Test
    void a_stream_without_a_sign_of_life_is_taken_for_dead() throws Exception {
        try (Crm impatient = lab.open(Map.of("wake-silence", "1s"))) {
            impatient.listen(Cursor.START, ear);
            ear.awaitAlive();
            pubSub.silent(true);
            assertThat(ear.awaitReason()).contains("silent for 1 seconds");
            answer("into the silence");
            pubSub.silent(false);

            ear.awaitWakes(1);
        }
    }

    @Test
    void an_event_that_cannot_be_read_and_a_gap_wake_all_the_same() throws Exception {
        try (Crm changes = lab.open(Map.of("wake", "change-events"))) {
            changes.listen(Cursor.START, ear);
            ear.awaitAlive();
            pubSub.garble("/data/ChannelMessage__ChangeEvent", 1);
            answer("garbled");
            ear.awaitWakes(1);

            lab.salesforce.gap("ChannelMessage__c", "GAP_OVERFLOW", List.of());
            ear.awaitWakes(2);
        }
    }

    @Test
    void what_parley_writes_itself_wakes_nobody() throws Exception {
        try (Crm changes = lab.open(Map.of("wake", "change-events"))) {
            changes.listen(Cursor.START, ear);
            ear.awaitAlive();
            long before = pubSub.delivered();
            changes.deliver(List.of(Samples.newCase("1", "alice", "It broke")));
            await().until(() -> pubSub.delivered() > before);
            ear.awaitAlive();

            assertThat(ear.wakes).isEmpty();
            answer("ours");
            ear.awaitWakes(1);
        }
    }

    @Test
    void many_events_never_run_the_stream_dry_and_never_ask_for_too_many() {
        listening();
        for (int i = 0; i < 450; i++) {
            answer("Answer " + i);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> pubSub.delivered() >= 450);

        assertThat(ear.reasons).isEmpty();
        assertThat(pubSub.delivered()).isEqualTo(450);
    }

    @Test
    void an_org_without_the_event_says_so_and_its_replies_are_found_by_looking() {
        pubSub.remove(EVENT);
        lab.crm().listen(Cursor.START, ear);
        answer("We are on it.");

        assertThat(ear.awaitReason()).isEqualTo("Salesforce has no topic " + EVENT + ".");
        assertThat(lab.crm().replies(Cursor.START, 10).replies()).hasSize(1);
        assertThat(lab.crm().check()).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.message()).contains("no topic " + EVENT);
            assertThat(finding.fix()).contains("Install the Parley package");
        });
    }

    @Test
    void the_check_names_a_missing_permission_and_a_place_that_cannot_be_reached() throws Exception {
        assertThat(lab.crm().check()).anyMatch(finding -> finding.message().contains("tells at once"));
        try (Crm closed = lab.open(Map.of("pubsub-port", "1"))) {
            assertThat(closed.check()).anySatisfy(finding -> {
                assertThat(finding.message()).contains("can't be reached at 127.0.0.1:1");
                assertThat(finding.fix()).contains("Let this machine reach");
            });
        }
        pubSub.forbid(EVENT);
        assertThat(lab.crm().check()).anyMatch(finding -> finding.message().contains("may not listen"));
    }

    @Test
    void without_a_stream_it_is_not_promised() throws Exception {
        try (Crm none = lab.open(Map.of("wake", "none"))) {
            assertThat(none.capabilities()).doesNotContain(Capability.WAKE_ON_REPLY);
            assertThatThrownBy(() -> none.listen(Cursor.START, ear)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void options_that_make_no_sense_are_refused_with_what_to_do() {
        assertThatThrownBy(() -> lab.open(Map.of("wake", "push")))
                .hasMessageContaining("platform-event, change-events, post-change-events or none");
        assertThatThrownBy(() -> lab.open(Map.of("pubsub-port", "seven"))).hasMessageContaining("7443");
    }

    @Test
    void no_token_is_logged() {
        listening();
        pubSub.refuseStreams();
        answer("one");
        ear.awaitWakes(1);

        assertThat(lab.logged()).doesNotContain(lab.secrets());
    }
}
