package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EchoesTest {

    private final SalesforceLab lab = new SalesforceLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private RecordRef delivered(Delivery delivery) {
        Outcome outcome = lab.crm().deliver(List.of(delivery)).get(0);
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return ((Outcome.Delivered) outcome).record();
    }

    @Test
    void a_deletion_takes_the_words_out_of_the_case_that_repeats_them() {
        Delivery first = Samples.newCase("1", "alice", "My number is 4929 1234, and the kettle sparks");
        RecordRef record = delivered(first);
        lab.salesforce.desk().update("Case", record.id(), Map.of("Priority", "Low"));

        delivered(Samples.revised(record, first, null));

        Map<String, Object> shown = lab.salesforce.records("Case").get(0);
        assertThat(shown.toString()).doesNotContain("4929", "kettle");
        assertThat(shown)
                .containsEntry("Subject", "[deleted by its author]")
                .containsEntry("Description", "[deleted by its author]\n\nhttps://social.example/posts/1")
                .containsEntry("Priority", "Low");
    }

    @Test
    void a_deletion_takes_the_words_out_of_the_lead_that_repeats_them() {
        Delivery first = Samples.newLead("1", "alice", "Call 4929 1234 if you sell kettles");
        RecordRef record = delivered(first);

        delivered(Samples.revised(record, first, null));

        assertThat(lab.salesforce.records("Lead").get(0).toString()).doesNotContain("4929", "kettles");
    }

    @Test
    void an_edit_changes_the_description_and_leaves_the_subject_and_what_a_rep_added() {
        Delivery first = Samples.newCase("1", "alice", "The kettle sparks");
        RecordRef record = delivered(first);
        Object description = lab.salesforce.records("Case").get(0).get("Description");
        lab.salesforce.desk().update("Case", record.id(), Map.of("Description", "Called her.\n" + description));

        delivered(Samples.revised(record, first, "The kettle sparks and smokes"));

        assertThat(lab.salesforce.records("Case").get(0))
                .containsEntry("Subject", "The kettle sparks")
                .containsEntry(
                        "Description", "Called her.\nThe kettle sparks and smokes\n\nhttps://social.example/posts/1");
    }

    @Test
    void a_record_that_another_mention_opened_is_left_alone() {
        RecordRef record = delivered(Samples.newCase("1", "alice", "The kettle sparks"));
        Delivery second = Samples.newCase("2", "alice", "The kettle sparks");
        Delivery joins = new Delivery(second.mention(), second.decision(), new Delivery.Existing(record, false));
        delivered(joins);

        delivered(Samples.revised(record, joins, null));

        assertThat(lab.salesforce.records("Case").get(0)).containsEntry("Subject", "The kettle sparks");
    }
}
