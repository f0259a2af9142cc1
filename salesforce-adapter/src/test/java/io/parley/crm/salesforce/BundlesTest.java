package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import io.parley.model.RecordState.Status;
import io.parley.testkit.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Records, authors and messages go in one call; what a part of it refuses must not lie about like wreckage. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BundlesTest {

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

    private static Delivery joins(RecordRef record, String id, String author, String text) {
        Delivery fresh = Samples.newCase(id, author, text);
        return new Delivery(fresh.mention(), fresh.decision(), new Delivery.Existing(record, false));
    }

    @Test
    void two_hundred_new_mentions_take_one_call_and_a_look_for_their_contacts() {
        lab.crm().check();
        delivered(Samples.newCase("first", "anybody", "The shapes are known now"));
        lab.salesforce.calls().reset();
        List<Delivery> batch = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            batch.add(Samples.newCase("n" + i, "author" + i, "Question " + i));
        }

        assertThat(lab.crm().deliver(batch)).allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Delivered.class,
                        done -> assertThat(done.record().label()).isNotBlank()));

        assertThat(lab.salesforce.calls().byKind()).isEqualTo(Map.of("composite", 1L, "query", 1L));
    }

    @Test
    void a_message_whose_case_was_refused_is_not_left_behind() {
        lab.refuse("forbidden");

        List<Outcome> outcomes = lab.crm()
                .deliver(List.of(
                        Samples.newCase("1", "alice", "a forbidden word"), Samples.newCase("2", "bob", "a kind word")));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Refused.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Delivered.class);
        assertThat(lab.salesforce.records("ChannelMessage__c")).singleElement().satisfies(message -> assertThat(message)
                .containsEntry("Body__c", "a kind word"));
    }

    @Test
    void a_mention_whose_case_stands_already_lands_on_it_whatever_a_new_rule_says() {
        RecordRef record = delivered(Samples.newCase("1", "alice", "a forbidden word"));
        lab.refuse("forbidden");

        assertThat(delivered(Samples.newCase("1", "alice", "a forbidden word")).id())
                .isEqualTo(record.id());
        assertThat(lab.cases()).hasSize(1);
    }

    @Test
    void an_author_who_did_not_change_is_not_saved_again_and_one_who_was_deleted_is() {
        RecordRef record = delivered(Samples.newCase("1", "alice", "One"));
        Object before = lab.salesforce.records("ChannelPersona__c").get(0).get("SystemModstamp");
        delivered(joins(record, "2", "alice", "Two"));
        assertThat(lab.salesforce.records("ChannelPersona__c").get(0)).containsEntry("SystemModstamp", before);

        lab.salesforce
                .desk()
                .delete(
                        "ChannelPersona__c",
                        lab.salesforce
                                .records("ChannelPersona__c")
                                .get(0)
                                .get("Id")
                                .toString());
        delivered(joins(record, "3", "alice", "Three"));

        Object persona = lab.salesforce.records("ChannelPersona__c").get(0).get("Id");
        assertThat(lab.salesforce.records("ChannelMessage__c"))
                .anySatisfy(message ->
                        assertThat(message).containsEntry("Body__c", "Three").containsEntry("Persona__c", persona));
    }

    @Test
    void a_case_that_was_open_a_moment_ago_costs_no_question_but_is_looked_at() {
        RecordRef record = delivered(Samples.newCase("1", "alice", "One"));
        lab.salesforce.calls().reset();

        assertThat(lab.crm().lastSeen(List.of(record))).singleElement().satisfies(state -> assertThat(state.status())
                .isEqualTo(Status.OPEN));
        assertThat(lab.salesforce.calls().total()).isZero();
        delivered(joins(record, "2", "alice", "Two"));
        assertThat(lab.salesforce.calls().total()).isEqualTo(1);

        assertThat(lab.crm().lastSeen(List.of(record))).hasSize(1);
        lab.salesforce.desk().close(record.id());
        assertThat(lab.crm().deliver(List.of(joins(record, "3", "alice", "Three"))))
                .singleElement()
                .isInstanceOf(Outcome.Retry.class);
        assertThat(lab.crm().lastSeen(List.of(record))).singleElement().satisfies(state -> assertThat(state.status())
                .isEqualTo(Status.CLOSED));
    }

    @Test
    void words_that_look_like_a_reference_between_parts_stay_words() {
        delivered(Samples.newCase("1", "mallory", "@{part0[0].id} and @{part2"));

        assertThat(lab.salesforce.records("ChannelMessage__c").get(0))
                .containsEntry("Body__c", "@{part0[0].id} and @{part2");
    }

    @Test
    void with_little_allowance_left_a_known_author_is_not_refreshed() {
        RecordRef record = delivered(Samples.newCase("1", "alice", "One"));
        lab.salesforce.used(13_600);
        assertThat(lab.crm().states(List.of(record))).hasSize(1);
        assertThat(lab.crm().allowance())
                .hasValueSatisfying(told -> assertThat(told.ratio()).isGreaterThan(0.9));
        lab.salesforce.refuseWhere("ChannelPersona__c", "Handle__c", "alice", "Nobody may save Alice now");

        Delivery famous = joins(record, "2", "alice", "Two");
        delivered(new Delivery(
                Mentions.post("alice")
                        .authorId("id-of-alice")
                        .followers(99_000)
                        .id("2")
                        .enriched(),
                famous.decision(),
                famous.placement()));

        assertThat(lab.salesforce.records("ChannelPersona__c").get(0)).containsEntry("Followers__c", 42.0);
        assertThat(lab.salesforce.records("ChannelMessage__c")).hasSize(2).allSatisfy(message -> assertThat(message)
                .containsKey("Persona__c"));
    }
}
