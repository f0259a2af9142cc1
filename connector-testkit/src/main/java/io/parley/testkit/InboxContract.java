package io.parley.testkit;

import static io.parley.testkit.StoreDesk.CRM;
import static io.parley.testkit.StoreDesk.decided;
import static io.parley.testkit.StoreDesk.openCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Decision;
import io.parley.model.Decision.SetAside;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Priority;
import io.parley.store.InboxItem;
import io.parley.store.StoreFailure;
import io.parley.store.Taken;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store does with mentions on their way in. */
public interface InboxContract extends StoreOpener {

    @Test
    default void a_mention_is_taken_in_once() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").mention();
            assertThat(desk.take(alice)).isEqualTo(new Taken(1, 0, 0));
            assertThat(desk.take(alice)).isEqualTo(new Taken(0, 1, 0));
            assertThat(desk.store().inbox().claim(10)).hasSize(1);
        }
    }

    @Test
    default void the_same_mention_twice_on_one_page_is_taken_in_once() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").mention();
            assertThat(desk.take(alice, alice)).isEqualTo(new Taken(1, 1, 0));
        }
    }

    @Test
    default void a_mention_comes_out_as_it_went_in() {
        try (StoreDesk desk = desk()) {
            Mention odd = Mentions.post("zoë")
                    .says("\uD83D\uDE00 \u202Eright to left, nul \0, a quote ' and a backslash \\")
                    .id("urn:" + "x".repeat(3000))
                    .version("v".repeat(3000), 5)
                    .tags("late", "parcel")
                    .mention();
            desk.take(odd);
            assertThat(desk.store().inbox().claim(1).get(0).mention()).isEqualTo(odd);
        }
    }

    @Test
    default void an_edit_is_taken_in_as_a_further_version() {
        try (StoreDesk desk = desk()) {
            desk.take(Mentions.post("alice").id("1").mention());
            assertThat(desk.take(Mentions.post("alice").id("1").version("2", 60).mention()))
                    .isEqualTo(new Taken(1, 0, 0));
        }
    }

    @Test
    default void an_older_version_that_comes_late_is_passed_over() {
        try (StoreDesk desk = desk()) {
            desk.take(Mentions.post("alice").id("1").version("2", 60).mention());
            assertThat(desk.take(Mentions.post("alice").id("1").version("1", 0).mention()))
                    .isEqualTo(new Taken(0, 1, 0));
        }
    }

    @Test
    default void a_deletion_is_taken_in_once_and_nothing_comes_after_it() {
        try (StoreDesk desk = desk()) {
            desk.take(Mentions.post("alice").id("1").mention());
            Mention deleted = Mentions.post("alice").id("1").deleted().mention();
            assertThat(desk.take(deleted)).isEqualTo(new Taken(1, 0, 0));
            assertThat(desk.take(deleted)).isEqualTo(new Taken(0, 1, 0));
            assertThat(desk.take(
                            Mentions.post("alice").id("1").version("9", 600).mention()))
                    .isEqualTo(new Taken(0, 1, 0));
        }
    }

    @Test
    default void a_reply_of_our_own_is_passed_over() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            desk.publish(desk.reply("r1", "500A"), "own-77");
            assertThat(desk.take(Mentions.post("acme").id("own-77").mention())).isEqualTo(new Taken(0, 1, 0));
        }
    }

    @Test
    default void the_cursor_moves_with_the_page() {
        try (StoreDesk desk = desk()) {
            assertThat(desk.store().inbox().cursor("fediverse timeline")).isEmpty();
            desk.take("page 1", Mentions.post("alice").mention());
            assertThat(desk.store().inbox().cursor("fediverse timeline")).contains("page 1");
            desk.take(Mentions.post("bob").mention());
            assertThat(desk.store().inbox().cursor("fediverse timeline")).contains("page 1");
            desk.take("page 2");
            assertThat(desk.store().inbox().cursor("fediverse timeline")).contains("page 2");
            assertThat(desk.store().inbox().cursor("another")).isEmpty();
        }
    }

    @Test
    default void a_malformed_item_becomes_one_dead_letter_however_often_it_is_read() {
        try (StoreDesk desk = desk()) {
            assertThat(desk.takeMalformed("<entry/>")).isEqualTo(new Taken(0, 0, 1));
            assertThat(desk.takeMalformed("<entry/>")).isEqualTo(new Taken(0, 0, 0));
            long id = desk.store().deadLetters().list(10).get(0).id();
            desk.store().deadLetters().discard(id, "robin: not ours");
            assertThat(desk.takeMalformed("<entry/>")).isEqualTo(new Taken(0, 0, 0));
            assertThat(desk.store().deadLetters().open()).isZero();
        }
    }

    @Test
    default void a_mention_too_long_for_the_store_becomes_a_dead_letter_and_the_rest_of_the_page_is_taken_in() {
        try (StoreDesk desk = desk()) {
            Mention endless = Mentions.post("bob").says("a".repeat(3_000_000)).mention();
            assertThat(desk.take(Mentions.post("alice").mention(), endless)).isEqualTo(new Taken(1, 0, 1));
            assertThat(desk.store().deadLetters().list(1).get(0).reason()).contains("longer than");
        }
    }

    @Test
    default void mentions_are_claimed_oldest_first_and_once() {
        try (StoreDesk desk = desk()) {
            Mention[] five = IntStream.range(0, 5)
                    .mapToObj(i -> Mentions.post("author" + i).mention())
                    .toArray(Mention[]::new);
            desk.take(five);
            assertThat(desk.store().inbox().claim(3))
                    .extracting(InboxItem::mention)
                    .containsExactly(five[0], five[1], five[2]);
            assertThat(desk.store().inbox().claim(10))
                    .extracting(InboxItem::mention)
                    .containsExactly(five[3], five[4]);
            assertThat(desk.store().inbox().claim(10)).isEmpty();
        }
    }

    @Test
    default void a_conversation_is_decided_by_one_worker_at_a_time() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").mention();
            Mention second = Mentions.post("alice").mention();
            desk.take(first, second, Mentions.post("bob").mention());
            List<InboxItem> mine = desk.store().inbox().claim(1);
            assertThat(desk.store().inbox().claim(10))
                    .extracting(item -> item.mention().actor().handle())
                    .containsExactly("bob");
            desk.store().inbox().decide(List.of(decided(mine.get(0), openCase(CRM))));
            assertThat(desk.store().inbox().claim(10))
                    .extracting(InboxItem::mention)
                    .containsExactly(second);
        }
    }

    @Test
    default void what_is_given_back_is_claimed_again() {
        try (StoreDesk desk = desk()) {
            desk.take(Mentions.post("alice").mention(), Mentions.post("alice").mention());
            List<Long> ids =
                    desk.store().inbox().claim(10).stream().map(InboxItem::id).toList();
            desk.store().inbox().giveBack(ids);
            assertThat(desk.store().inbox().claim(10)).extracting(InboxItem::id).containsExactlyElementsOf(ids);
        }
    }

    @Test
    default void a_decision_on_a_mention_that_was_given_back_is_ignored() {
        try (StoreDesk desk = desk()) {
            desk.take(Mentions.post("alice").mention());
            List<InboxItem> items = desk.store().inbox().claim(1);
            desk.store().inbox().giveBack(List.of(items.get(0).id()));
            desk.store().inbox().decide(List.of(decided(items.get(0), openCase(CRM))));
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
            assertThat(desk.store().inbox().claim(1)).hasSize(1);
        }
    }

    @Test
    default void an_edit_tells_the_crm_that_the_mention_was_meant_for() {
        try (StoreDesk desk = desk()) {
            desk.open(Mentions.post("alice").id("1").mention());
            desk.take(
                    Mentions.post("alice").id("1").version("2", 60).mention(),
                    Mentions.post("bob").mention());
            assertThat(desk.store().inbox().claim(10))
                    .extracting(InboxItem::earlierCrm)
                    .containsExactly(CRM, null);
        }
    }

    @Test
    default void what_is_set_aside_reaches_no_outbox() {
        try (StoreDesk desk = desk()) {
            desk.take(Mentions.post("alice").mention());
            desk.decide(mention -> new SetAside("own posts", "We wrote it."));
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
            assertThat(desk.store()
                            .overview()
                            .mentions(1, Long.MAX_VALUE)
                            .get(0)
                            .detail())
                    .isEqualTo("We wrote it.");
        }
    }

    @Test
    default void a_person_takes_back_that_a_mention_was_set_aside_once() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").mention();
            desk.take(alice);
            desk.decide(mention -> new SetAside("not ours", "No rule matched."));
            long id = desk.store().overview().mentions(1, Long.MAX_VALUE).get(0).id();

            assertThat(desk.store().inbox().overrule(id, enriched(alice), anyway()))
                    .isTrue();
            assertThat(desk.store().inbox().overrule(id, enriched(alice), anyway()))
                    .isFalse();

            assertThat(desk.store().outbox().claim(CRM, 10))
                    .singleElement()
                    .satisfies(item -> assertThat(item.mention().mention()).isEqualTo(alice));
            assertThat(desk.store().overview().mentions(1, Long.MAX_VALUE))
                    .singleElement()
                    .satisfies(row -> assertThat(row.state()).isEqualTo("on its way"));
        }
    }

    @Test
    default void nothing_else_can_be_taken_back() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").id("1").mention();
            desk.take(alice);
            long id = desk.store().overview().mentions(1, Long.MAX_VALUE).get(0).id();
            assertThat(desk.store().inbox().overrule(id, enriched(alice), anyway()))
                    .isFalse();

            desk.decide(mention -> new SetAside("not ours", "No rule matched."));
            desk.take(alice.withdrawn());
            desk.decide(mention -> new SetAside("deleted", "Its author deleted it."));

            assertThat(desk.store().inbox().overrule(id, enriched(alice), anyway()))
                    .isFalse();
            assertThat(desk.store().inbox().overrule(id + 77, enriched(alice), anyway()))
                    .isFalse();
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
        }
    }

    private static Decision.ForCrm anyway() {
        return new Decision.OpenCase("opened by robin", CRM, "Hi", Priority.MEDIUM, null, Duration.ofDays(5));
    }

    private static EnrichedMention enriched(Mention mention) {
        return new EnrichedMention(mention, "en", 0, false);
    }

    @Test
    default void a_batch_of_decisions_is_recorded_as_a_whole_or_not_at_all() {
        try (StoreDesk desk = desk()) {
            desk.take(
                    Mentions.post("alice").mention(),
                    Mentions.post("bob").mention(),
                    Mentions.post("carol").mention());
            List<InboxItem> items = desk.store().inbox().claim(10);
            assertThatThrownBy(() -> desk.store()
                            .inbox()
                            .decide(List.of(
                                    decided(items.get(0), openCase(CRM)),
                                    decided(items.get(1), openCase("no crm has a name as long as " + "x".repeat(500))),
                                    decided(items.get(2), openCase(CRM)))))
                    .isInstanceOf(StoreFailure.class);
            assertThat(desk.store().outbox().claim(CRM, 10)).isEmpty();
            desk.store().inbox().giveBack(items.stream().map(InboxItem::id).toList());
            assertThat(desk.store().inbox().claim(10)).hasSize(3);
        }
    }

    @Test
    default void a_mention_whose_route_failed_becomes_a_dead_letter_and_can_be_tried_again() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").mention();
            desk.take(alice);
            desk.store().inbox().refuse(desk.store().inbox().claim(1).get(0).id(), "The route failed.");
            assertThat(desk.store().inbox().claim(1)).isEmpty();
            desk.store()
                    .deadLetters()
                    .retry(desk.store().deadLetters().list(1).get(0).id());
            assertThat(desk.store().inbox().claim(1))
                    .extracting(InboxItem::mention)
                    .containsExactly(alice);
        }
    }
}
