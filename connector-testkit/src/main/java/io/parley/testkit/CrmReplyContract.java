package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.crm.Capability;
import io.parley.crm.Cursor;
import io.parley.crm.Ear;
import io.parley.crm.ReplyPage;
import io.parley.model.Confirmation;
import io.parley.model.Receipt;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What reps write is heard once, and they are told what became of it. */
interface CrmReplyContract extends CrmDesk {

    Duration AT_ONCE = Duration.ofSeconds(20);

    private boolean hears() {
        if (crm().capabilities().contains(Capability.HEAR_REPLIES)) {
            return true;
        }
        assertThatThrownBy(() -> crm().replies(Cursor.START, 10)).isInstanceOf(UnsupportedOperationException.class);
        return false;
    }

    /** Reads to the end, as the stage that hears does; returns where to go on. */
    private Cursor hear(Cursor from, int page, List<Reply> into) {
        Cursor cursor = from;
        for (int pages = 0; pages < 200; pages++) {
            ReplyPage heard = crm().replies(cursor, page);
            into.addAll(heard.replies());
            // A restart keeps nothing but the text of the cursor.
            cursor = new Cursor(heard.next().value());
            if (!heard.more()) {
                return cursor;
            }
        }
        throw new AssertionError("replies never end");
    }

    @Test
    default void a_rep_s_answer_is_heard_with_its_record_and_its_rep() {
        if (!hears()) {
            return;
        }
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        String key = lab().answer(record, "We are on it.\nPlease send a picture 📷");

        List<Reply> replies = new ArrayList<>();
        hear(Cursor.START, 10, replies);

        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.key()).isEqualTo(key);
            assertThat(reply.record().id()).isEqualTo(record.id());
            assertThat(reply.record().kind()).isEqualTo(record.kind());
            assertThat(reply.text()).isEqualTo("We are on it.\nPlease send a picture 📷");
            assertThat(reply.rep()).isEqualTo(lab().rep());
        });
    }

    @Test
    default void no_answer_is_lost_and_none_comes_twice_across_pages_and_restarts() {
        if (!hears()) {
            return;
        }
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        List<String> written = new ArrayList<>();
        List<Reply> heard = new ArrayList<>();
        Cursor cursor = Cursor.START;
        // Many within one second: their stamps are equal, and pages end in the middle of them.
        for (int burst = 0; burst < 4; burst++) {
            for (int i = 0; i < 7; i++) {
                written.add(lab().answer(record, "Answer " + burst + "." + i));
            }
            cursor = hear(cursor, 3, heard);
        }
        hear(cursor, 3, heard);

        assertThat(heard.stream().map(Reply::key)).containsExactlyInAnyOrderElementsOf(written);
        if (lab().keepsOrderWithinASecond()) {
            assertThat(heard.stream().map(Reply::key)).containsExactlyElementsOf(written);
        }
    }

    @Test
    default void nothing_internal_and_nothing_of_parley_s_own_is_ever_heard() {
        if (!hears()) {
            return;
        }
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        delivered(Drafts.joins(record, false, "2", "alice", "Hello?"));
        lab().note(record, "This customer is a nuisance");

        List<Reply> heard = new ArrayList<>();
        Cursor cursor = hear(Cursor.START, 10, heard);
        hear(cursor, 10, heard);

        assertThat(heard).isEmpty();
    }

    @Test
    default void a_rep_s_answer_wakes_whoever_listens_and_one_in_their_absence_does_when_they_are_back()
            throws Exception {
        Told told = new Told();
        if (!crm().capabilities().contains(Capability.WAKE_ON_REPLY)) {
            assertThatThrownBy(() -> crm().listen(Cursor.START, told))
                    .isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        try (AutoCloseable listening = crm().listen(Cursor.START, told)) {
            await("it listens").atMost(AT_ONCE).until(() -> !told.alive.isEmpty());
            lab().answer(record, "We are on it.");
            await("woken by an answer").atMost(AT_ONCE).until(() -> !told.wakes.isEmpty());
        }
        lab().answer(record, "Said while nobody listened.");

        Told later = new Told();
        try (AutoCloseable listening = crm().listen(told.wakes.get(told.wakes.size() - 1), later)) {
            await("woken by what was missed").atMost(AT_ONCE).until(() -> !later.wakes.isEmpty());
        }
    }

    /** An ear that remembers. */
    final class Told implements Ear {
        final List<Cursor> wakes = new CopyOnWriteArrayList<>();
        final List<Cursor> alive = new CopyOnWriteArrayList<>();

        @Override
        public void wake(Cursor at) {
            wakes.add(new Cursor(at.value()));
        }

        @Override
        public void alive(Cursor at) {
            alive.add(at);
        }

        @Override
        public void deaf(String reason) {}
    }

    @Test
    default void a_confirmed_answer_is_shown_to_its_rep_with_the_link_and_not_heard_again() {
        if (!hears() || !confirms()) {
            return;
        }
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        String key = lab().answer(record, "We are on it.");
        List<Reply> heard = new ArrayList<>();
        Cursor cursor = hear(Cursor.START, 10, heard);
        Receipt receipt = new Receipt("998", "https://social.example/@acme/998", Mentions.PUBLISHED);

        Confirmation published = new Confirmation.Published(heard.get(0), receipt);
        crm().confirm(List.of(published));
        crm().confirm(List.of(published));

        assertThat(lab().shown(key)).satisfies(shown -> {
            assertThat(shown.published()).isTrue();
            assertThat(shown.link()).isEqualTo("https://social.example/@acme/998");
        });
        List<Reply> again = new ArrayList<>();
        hear(cursor, 10, again);
        assertThat(again).isEmpty();
    }

    private boolean confirms() {
        if (crm().capabilities().contains(Capability.CONFIRM_REPLIES)) {
            return true;
        }
        assertThatThrownBy(() -> crm().confirm(List.of())).isInstanceOf(UnsupportedOperationException.class);
        return false;
    }

    @Test
    default void a_rep_is_told_why_an_answer_was_not_published() {
        if (!hears() || !confirms()) {
            return;
        }
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        String key = lab().answer(record, "We are on it.");
        List<Reply> heard = new ArrayList<>();
        hear(Cursor.START, 10, heard);

        crm().confirm(List.of(new Confirmation.NotPublished(
                heard.get(0), "The author deleted what this answers. " + "very ".repeat(200) + "long")));

        assertThat(lab().shown(key)).satisfies(shown -> {
            assertThat(shown.failed()).isTrue();
            assertThat(shown.reason()).startsWith("The author deleted what this answers.");
        });
    }

    @Test
    default void an_answer_that_is_gone_holds_up_no_other_confirmation() {
        if (!hears() || !confirms()) {
            return;
        }
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        String key = lab().answer(record, "We are on it.");
        List<Reply> heard = new ArrayList<>();
        hear(Cursor.START, 10, heard);
        Reply real = heard.get(0);
        Reply gone = new Reply("no such reply", record, "x", "nobody", Mentions.PUBLISHED, null);
        Receipt receipt = new Receipt("998", null, Mentions.PUBLISHED);

        assertThatCode(() -> crm().confirm(List.of(
                        new Confirmation.Published(gone, receipt), new Confirmation.Published(real, receipt))))
                .doesNotThrowAnyException();

        assertThat(lab().shown(key).published()).isTrue();
    }
}
