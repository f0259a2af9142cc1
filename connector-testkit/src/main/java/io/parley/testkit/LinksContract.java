package io.parley.testkit;

import static io.parley.testkit.StoreDesk.CRM;
import static io.parley.testkit.StoreDesk.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Decision.AddToRecord;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.store.Links;
import io.parley.store.Links.Ancestor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store knows of threads and records. */
public interface LinksContract extends StoreOpener {

    @Test
    default void a_delivered_mention_is_linked_to_its_record() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").inReplyTo("root").mention();
            desk.link("500A", alice);
            Links links = desk.store().links();
            assertThat(links.ancestors(CRM, List.of(alice.key())))
                    .containsExactly(Map.entry(
                            alice.key(),
                            new Ancestor(alice.conversation(), alice.key().sibling("root"), record("500A"))));
            assertThat(links.newest(CRM, List.of(alice.conversation(), "fediverse:acme:@stranger")))
                    .containsExactly(Map.entry(alice.conversation(), record("500A")));
        }
    }

    @Test
    default void a_mention_without_a_record_in_that_crm_is_known_all_the_same() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").mention();
            desk.link("500A", alice);
            Mention bob = Mentions.post("bob").mention();
            desk.take(bob);
            MentionKey never = alice.key().sibling("never seen");
            assertThat(desk.store().links().ancestors("sales", List.of(alice.key(), bob.key(), never)))
                    .containsOnly(
                            Map.entry(alice.key(), new Ancestor(alice.conversation(), null, null)),
                            Map.entry(bob.key(), new Ancestor(bob.conversation(), null, null)));
            assertThat(desk.store().links().newest("sales", List.of(alice.conversation())))
                    .isEmpty();
        }
    }

    @Test
    default void the_newest_linked_mention_tells_the_record_of_a_conversation() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").id("1").mention();
            desk.link("500A", first);
            desk.link("500B", Mentions.post("alice").id("2").mention());
            desk.take(Mentions.post("alice").id("1").version("2", 60).mention());
            desk.decide(mention -> new AddToRecord("edit", CRM));
            desk.deliver("500A");
            assertThat(desk.store().links().newest(CRM, List.of(first.conversation())))
                    .containsValue(record("500B"));
        }
    }

    @Test
    default void an_edit_keeps_the_mention_on_one_record_and_tells_its_newest_parent() {
        try (StoreDesk desk = desk()) {
            Mention first = Mentions.post("alice").id("1").mention();
            desk.link("500A", first);
            desk.take(Mentions.post("alice")
                    .id("1")
                    .version("2", 60)
                    .inReplyTo("root")
                    .mention());
            desk.decide(mention -> new AddToRecord("edit", CRM));
            desk.deliver("500MERGED");
            assertThat(desk.store().links().ancestors(CRM, List.of(first.key())))
                    .containsValue(
                            new Ancestor(first.conversation(), first.key().sibling("root"), record("500MERGED")));
        }
    }

    @Test
    default void a_reply_of_ours_stands_in_the_conversation_of_the_customer_it_answers() {
        try (StoreDesk desk = desk()) {
            Mention alice = Mentions.post("alice").mention();
            desk.link("500A", alice);
            desk.publish(desk.reply("r1", "500A"), "own-1");
            MentionKey ours = alice.key().sibling("own-1");
            assertThat(desk.store().links().ancestors(CRM, List.of(ours)))
                    .containsValue(new Ancestor(alice.conversation(), alice.key(), record("500A")));
            assertThat(desk.store().links().ancestors("sales", List.of(ours)))
                    .containsValue(new Ancestor(alice.conversation(), alice.key(), null));
        }
    }
}
