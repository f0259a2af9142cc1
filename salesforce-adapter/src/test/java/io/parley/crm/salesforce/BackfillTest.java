package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Thousands of mentions at once go by jobs of Bulk API 2.0. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackfillTest {

    private static final int MANY = 1_000;

    private final SalesforceLab lab = new SalesforceLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private static List<Delivery> many() {
        List<Delivery> batch = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            batch.add(Samples.newCase("n" + i, "author" + i % 400, "Question " + i + ", \"quoted\",\nwith lines"));
        }
        return batch;
    }

    private Crm open() {
        return lab.open(Map.of("bulk-above", "500"));
    }

    private void everythingOnce(int cases) {
        assertThat(lab.salesforce.count("Case")).isEqualTo(cases);
        assertThat(lab.salesforce.count("ChannelPersona__c")).isEqualTo(400);
        assertThat(lab.salesforce.records("ChannelMessage__c")).hasSize(cases).allSatisfy(message -> assertThat(message)
                .containsKeys("Case__c", "Persona__c"));
    }

    @Test
    void a_back_fill_arrives_whole_by_three_jobs() {
        try (Crm crm = open()) {
            assertThat(crm.batch(499)).isEqualTo(200);
            assertThat(crm.batch(501)).isEqualTo(10_000);

            List<Outcome> outcomes = crm.deliver(many());

            assertThat(outcomes).hasSize(MANY).allSatisfy(outcome -> assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Delivered.class,
                            done -> assertThat(done.record().label()).isNotBlank()));
        }
        everythingOnce(MANY);
        assertThat(lab.salesforce.records("Case").get(0).get("Description").toString())
                .startsWith("Question 0, \"quoted\",\nwith lines");
        System.out.println("[economy] back-fill of 1,000 mentions: "
                + lab.salesforce.calls().total() + " calls "
                + lab.salesforce.calls().byKind());
        assertThat(lab.salesforce.calls().byKind())
                .containsEntry("ingest-create", 3L)
                .containsEntry("ingest-upload", 3L);
        assertThat(lab.salesforce.calls().total()).isLessThanOrEqualTo(30);
    }

    @Test
    void a_back_fill_that_breaks_off_between_its_jobs_is_repeated_and_nothing_is_there_twice() {
        try (Crm crm = open()) {
            crm.check();
            lab.salesforce.faults().chance(1, Fault.DROP, Faults.Where.object("ChannelMessage__c"));
            assertThat(crm.deliver(many()))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Retry.class));
        }
        assertThat(lab.salesforce.count("Case")).isEqualTo(MANY);
        lab.salesforce.faults().clear();

        try (Crm restarted = open()) {
            assertThat(restarted.deliver(many()))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Delivered.class));
        }
        everythingOnce(MANY);
    }

    @Test
    void what_a_job_refuses_is_told_as_ever_and_takes_nobody_with_it() {
        lab.refuse("Question 7,");
        List<Delivery> batch = many();
        batch.add(Samples.newCase("na", "author1", "#N/A"));
        batch.add(Samples.newCase("queued", "author1", "For billing", "Billing"));

        try (Crm crm = open()) {
            List<Outcome> outcomes = crm.deliver(batch);

            assertThat(outcomes.get(7))
                    .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                            .contains(lab.refusal()));
            assertThat(outcomes.stream().filter(Outcome.Delivered.class::isInstance))
                    .hasSize(MANY + 1);
        }
        everythingOnce(MANY + 1);
        assertThat(lab.salesforce.records("ChannelMessage__c"))
                .anySatisfy(message -> assertThat(message).containsEntry("Body__c", "#N/A"));
    }

    @Test
    void an_org_that_takes_no_jobs_gets_the_mentions_all_the_same() {
        lab.salesforce.faults().chance(1, Fault.FORBIDDEN, Faults.Where.kind("ingest-create"));

        try (Crm crm = open()) {
            assertThat(crm.deliver(many()))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Delivered.class));
        }
        everythingOnce(MANY);
    }
}
