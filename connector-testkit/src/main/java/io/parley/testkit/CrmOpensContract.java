package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Capability;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Opening records: one for each key, for ever. */
interface CrmOpensContract extends CrmDesk {

    @Test
    default void a_mention_opens_a_case_that_a_rep_can_read() {
        Delivery delivery = Drafts.newCase("1", "alice", "The kettle sparks");
        if (!can(Capability.OPEN_CASE, delivery)) {
            return;
        }

        RecordRef record = delivered(delivery);

        assertThat(record.kind()).isEqualTo(RecordKind.CASE);
        assertThat(record.label()).isNotBlank();
        assertThat(cases()).singleElement().satisfies(seen -> {
            assertThat(seen.id()).isEqualTo(record.id());
            assertThat(seen.title()).isEqualTo("The kettle sparks");
            assertThat(seen.text()).contains("The kettle sparks", Drafts.url("1"));
            assertThat(seen.messages()).containsExactly(new CrmLab.Said("The kettle sparks", false, false));
        });
    }

    @Test
    default void a_mention_opens_a_lead_with_the_author_s_name() {
        Delivery delivery = Drafts.newLead("1", "bob", "Where can I buy ten of these?");
        if (!can(Capability.OPEN_LEAD, delivery)) {
            return;
        }

        RecordRef record = delivered(delivery);
        assertThat(delivered(delivery)).isEqualTo(record);

        assertThat(record.kind()).isEqualTo(RecordKind.LEAD);
        assertThat(lab().records(RecordKind.LEAD)).singleElement().satisfies(seen -> {
            assertThat(seen.title()).isEqualTo("Name of bob");
            assertThat(seen.text()).contains("Where can I buy ten of these?");
            assertThat(seen.messages()).hasSize(1);
        });
    }

    @Test
    default void opening_twice_makes_one_record() {
        Delivery delivery = Drafts.newCase("1", "alice", "It broke");

        RecordRef first = delivered(delivery);
        RecordRef second = delivered(delivery);

        assertThat(second).isEqualTo(first);
        assertThat(cases()).singleElement().satisfies(seen -> assertThat(seen.messages())
                .hasSize(1));
    }

    @Test
    default void two_threads_with_one_key_make_one_record() throws Exception {
        crm().check();
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Outcome>> both = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            both.add(CompletableFuture.supplyAsync(() -> {
                await(start);
                return deliver(Drafts.newCase("1", "alice", "It broke"));
            }));
        }
        start.countDown();
        for (CompletableFuture<Outcome> one : both) {
            Outcome outcome = one.get(60, TimeUnit.SECONDS);
            // The slower one may be told to come again; then it finds what the other made.
            assertThat(outcome).isInstanceOfAny(Outcome.Delivered.class, Outcome.Retry.class);
        }

        delivered(Drafts.newCase("1", "alice", "It broke"));

        assertThat(cases()).singleElement().satisfies(seen -> assertThat(seen.messages())
                .hasSize(1));
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    default void a_batch_of_200_with_the_57th_refused_delivers_199() {
        lab().refuse("forbidden word");
        List<Delivery> batch = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            batch.add(Drafts.newCase("n" + i, "author" + i, i == 57 ? "A forbidden word" : "Question " + i));
        }

        List<Outcome> outcomes = crm().deliver(batch);

        assertThat(outcomes).hasSize(200);
        assertThat(outcomes.get(56)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).contains(lab().refusal());
            assertThat(refused.field()).isEqualTo(lab().refusedField());
        });
        assertThat(outcomes.stream().filter(Outcome.Delivered.class::isInstance))
                .hasSize(199);
        assertThat(cases()).hasSize(199).allSatisfy(seen -> assertThat(seen.messages())
                .hasSize(1));
        assertThat(cases().stream().map(CrmLab.Seen::title)).contains("Question 56", "Question 58", "Question 200");
    }

    @Test
    default void a_batch_keeps_the_order_of_its_outcomes_whatever_its_size() {
        List<Delivery> batch = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            batch.add(Drafts.newCase("n" + i, "author" + i, "Question " + i));
        }

        List<Outcome> outcomes = crm().deliver(batch);

        assertThat(outcomes).hasSize(450);
        List<CrmLab.Seen> cases = cases();
        assertThat(cases).hasSize(450);
        for (int i = 0; i < 450; i += 37) {
            String id = ((Outcome.Delivered) outcomes.get(i)).record().id();
            String title = "Question " + i;
            assertThat(cases.stream().filter(seen -> seen.id().equals(id)))
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.title()).isEqualTo(title));
        }
    }

    @Test
    default void what_a_rep_changed_survives_a_repeat() {
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));
        lab().close(record, java.time.Duration.ZERO);

        delivered(Drafts.newCase("1", "alice", "It broke"));

        assertThat(cases()).singleElement().satisfies(seen -> assertThat(seen.closed())
                .isTrue());
    }

    @Test
    default void the_address_of_a_record_opens_it() {
        RecordRef record = delivered(Drafts.newCase("1", "alice", "It broke"));

        assertThat(record.url()).isNotNull();
        assertThat(lab().opens(record)).isTrue();
    }
}
