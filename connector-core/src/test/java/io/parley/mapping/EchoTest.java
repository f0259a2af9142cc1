package io.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Words of an author in a field that people may have written into since. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EchoTest {

    private static final Echo EDIT = new Echo("It broke", "It broke\ntwice", false);
    private static final Echo DELETION = new Echo("It broke", "", true);

    @Test
    void an_edit_changes_the_words_and_nothing_else() {
        assertThat(EDIT.inText("Called her.\nIt broke\n\n— @alice", false))
                .isEqualTo("Called her.\nIt broke\ntwice\n\n— @alice");
        assertThat(EDIT.inLine("They say: It broke", false)).isEqualTo("They say: It broke twice");
        assertThat(EDIT.inText("A rep wrote all of this", false)).isEqualTo("A rep wrote all of this");
    }

    @Test
    void an_edit_leaves_the_subject_as_the_rule_made_it() {
        assertThat(EDIT.inLine("It broke", true)).isEqualTo("It broke");
    }

    @Test
    void a_deletion_takes_the_words_out_of_subject_and_text() {
        assertThat(DELETION.inLine("It broke", true)).isEqualTo(Echo.GONE);
        assertThat(DELETION.inLine("2-Star • It bro…", true)).isEqualTo("2-Star • " + Echo.GONE);
        assertThat(DELETION.inLine("Seen by Anna", true)).isEqualTo("Seen by Anna");
        assertThat(DELETION.inText("It broke\n\nIt broke\n\n— @alice", true))
                .isEqualTo(Echo.GONE + "\n\n" + Echo.GONE + "\n\n— @alice");
    }
}
