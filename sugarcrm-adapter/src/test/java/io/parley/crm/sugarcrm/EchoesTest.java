package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What an author takes back is gone from the case too, not from its thread alone. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EchoesTest {

    private final SuiteLab lab = new SuiteLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private RecordRef delivered(Delivery delivery) {
        Outcome outcome = lab.crm().deliver(List.of(delivery)).get(0);
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return ((Outcome.Delivered) outcome).record();
    }

    private String shown(RecordRef record, String field) {
        return lab.suite.shown(Records.module(record.kind()), record.id(), field);
    }

    @Test
    void a_deletion_takes_the_words_out_of_the_case_that_repeats_them() {
        Delivery first = Mentions.newCase("My <number> is \"4929\"", "My <number> is \"4929\"\nand the kettle sparks");
        RecordRef record = delivered(first);

        delivered(Mentions.revised(record, first, null));

        assertThat(shown(record, "name")).isEqualTo("[deleted by its author]");
        assertThat(shown(record, "description"))
                .startsWith("[deleted by its author]\n\n— @alice on fediverse")
                .doesNotContain("4929", "kettle");
    }

    @Test
    void a_deletion_takes_the_words_out_of_the_lead_that_repeats_them() {
        Delivery first = Mentions.newLead("Call 4929 1234", "Call 4929 1234\nif you sell kettles");
        RecordRef record = delivered(first);

        delivered(Mentions.revised(record, first, null));

        assertThat(shown(record, "description"))
                .doesNotContain("4929", "kettles")
                .contains("@alice");
    }

    @Test
    void an_edit_changes_the_description_and_leaves_the_name() {
        Delivery first = Mentions.newCase("The kettle sparks", "The kettle sparks");
        RecordRef record = delivered(first);

        delivered(Mentions.revised(record, first, "The kettle sparks\nand smokes"));

        assertThat(shown(record, "name")).isEqualTo("The kettle sparks");
        assertThat(shown(record, "description")).startsWith("The kettle sparks\nand smokes\n\n— @alice");
    }
}
