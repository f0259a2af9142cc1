package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.crm.salesforce.SalesforceType;
import io.parley.model.Mention;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a thousand mentions of four hundred authors in three hundred threads cost in API calls, and what they leave. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EconomyTest {

    private static final int MOST_CALLS = 15;

    private final SalesforceSandbox salesforce = SalesforceSandbox.start(0, null);
    private final Crm crm = new SalesforceType()
            .open(
                    "support",
                    Map.of(
                            "login-url", salesforce.url().toString(),
                            "client-id", SalesforceSandbox.CLIENT_ID,
                            "client-secret", SalesforceSandbox.CLIENT_SECRET));
    private final Thousand thousand = new Thousand(crm);

    @AfterEach
    void close() {
        thousand.close();
        crm.close();
        salesforce.close();
    }

    @Test
    void a_thousand_mentions_of_four_hundred_authors_in_three_hundred_threads_take_fifteen_calls() throws Exception {
        take(Thousand.evenly());

        thousand.work(1);

        told("even authors, one worker");
        everythingIsThereOnce();
        assertThat(salesforce.calls().total()).isLessThanOrEqualTo(MOST_CALLS);
    }

    @Test
    void authors_who_speak_much_more_than_others_take_no_more_calls_than_that() throws Exception {
        take(Thousand.unevenly());

        thousand.work(1);

        told("uneven authors, one worker");
        everythingIsThereOnce();
        assertThat(salesforce.calls().total()).isLessThanOrEqualTo(MOST_CALLS);
    }

    @Test
    void four_workers_that_race_make_nothing_twice() throws Exception {
        take(Thousand.evenly());

        thousand.work(4);

        told("even authors, four workers");
        everythingIsThereOnce();
    }

    private void take(List<Mention> mentions) {
        thousand.take(mentions);
        salesforce.calls().reset();
    }

    private void told(String run) {
        System.out.printf(
                "[economy] %s: %d calls for %d mentions: %s%n",
                run,
                salesforce.calls().total(),
                Thousand.MENTIONS,
                salesforce.calls().byKind());
    }

    /** A case is what one author and one account say to each other, so there are as many cases as authors. */
    private void everythingIsThereOnce() {
        assertThat(salesforce.count("Case")).isEqualTo(Thousand.AUTHORS);
        assertThat(salesforce.count("ChannelPersona__c")).isEqualTo(Thousand.AUTHORS);
        assertThat(salesforce.count("ChannelMessage__c")).isEqualTo(Thousand.MENTIONS);
        Map<Object, Object> authorOfCase = new HashMap<>();
        salesforce.records("ChannelMessage__c").forEach(message -> {
            Object author = message.get("Persona__c");
            assertThat(message).containsKeys("Case__c", "Persona__c");
            assertThat(authorOfCase.putIfAbsent(message.get("Case__c"), author)).isIn(null, author);
        });
        assertThat(thousand.store.deadLetters().open()).isZero();
    }
}
