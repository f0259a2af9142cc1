package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.sugarcrm.MessageText.Said;
import io.parley.model.Mention;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a message says is found again below what was written. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MessageTextTest {

    private static final Mention MENTION =
            Mentions.newCase("It broke", "It broke").mention().mention();

    @Test
    void words_and_their_state_are_read_as_they_were_written() {
        assertThat(MessageText.read(MessageText.write(MENTION, false))).isEqualTo(new Said("It broke", false, false));
        assertThat(MessageText.read(MessageText.write(MENTION, true))).isEqualTo(new Said("It broke", true, false));
    }

    @Test
    void a_deletion_is_read_also_where_the_server_drops_empty_lines_at_the_beginning() {
        String deleted = MessageText.write(MENTION.withdrawn(), false);
        assertThat(MessageText.read(deleted)).isEqualTo(new Said("", false, true));
        assertThat(MessageText.read(deleted.strip())).isEqualTo(new Said("", false, true));
    }

    @Test
    void what_is_no_message_of_ours_is_read_as_it_stands() {
        assertThat(MessageText.read("We are on it.")).isEqualTo(new Said("We are on it.", false, false));
    }
}
