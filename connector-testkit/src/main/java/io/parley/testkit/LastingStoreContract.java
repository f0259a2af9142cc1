package io.parley.testkit;

import static io.parley.testkit.StoreDesk.CRM;
import static io.parley.testkit.StoreDesk.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Cursor;
import io.parley.model.Mention;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store that outlives its process does; {@link #open} opens the same database again. */
public interface LastingStoreContract extends StoreOpener {

    @Test
    default void a_store_that_is_opened_again_knows_everything() {
        Mention alice = Mentions.post("alice").mention();
        try (StoreDesk desk = desk()) {
            desk.link("500A", alice);
            desk.hear(desk.reply("r1", "500A"));
            desk.takeMalformed("<entry/>");
            desk.take("page 1", Mentions.post("bob").mention());
        }
        try (StoreDesk desk = desk()) {
            assertThat(desk.take(alice).known()).isEqualTo(1);
            assertThat(desk.store().inbox().cursor("fediverse timeline")).contains("page 1");
            assertThat(desk.store().inbox().claim(10)).hasSize(1);
            assertThat(desk.store().links().newest(CRM, List.of(alice.conversation())))
                    .containsValue(record("500A"));
            assertThat(desk.store().replies().cursor(CRM)).isEqualTo(new Cursor("after r1"));
            assertThat(desk.claimReply().target()).isEqualTo(alice);
            assertThat(desk.store().deadLetters().open()).isEqualTo(1);
        }
    }

    @Test
    default void what_was_claimed_when_a_store_closed_is_free_when_it_opens_again() {
        try (StoreDesk desk = desk()) {
            desk.link("500A", Mentions.post("alice").mention());
            desk.hear(desk.reply("r1", "500A"));
            desk.claimReply();
            desk.open(Mentions.post("alice").mention());
            desk.claimDelivery();
            desk.take(Mentions.post("bob").mention());
            desk.store().inbox().claim(1);
        }
        try (StoreDesk desk = desk()) {
            assertThat(desk.store().inbox().claim(1)).hasSize(1);
            desk.claimDelivery();
            desk.claimReply();
        }
    }
}
