package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.model.Delivery;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.testkit.CrmLab.Trouble;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a delivery that meets an error of Salesforce; docs/admin/salesforce-errors.md promises it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryErrorTest {

    private static final Delivery CASE = Samples.newCase("1", "alice", "It broke");

    private SalesforceLab lab = new SalesforceLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private Outcome outcome(Delivery delivery) {
        return lab.crm().deliver(List.of(delivery)).get(0);
    }

    private RecordRef delivered(Delivery delivery) {
        Outcome outcome = outcome(delivery);
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return ((Outcome.Delivered) outcome).record();
    }

    private static Delivery joins(RecordRef record, String id, String author) {
        Delivery fresh = Samples.newCase(id, author, "More " + id);
        return new Delivery(fresh.mention(), fresh.decision(), new Delivery.Existing(record, false));
    }

    @Test
    void a_spent_allowance_holds_everything_and_says_when_to_come_again() {
        delivered(CASE);
        lab.trouble(Trouble.ALLOWANCE_SPENT);
        Delivery next = Samples.newCase("2", "bob", "Me too");

        assertThat(outcome(next)).isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> {
            assertThat(blocked.reason()).contains("REQUEST_LIMIT_EXCEEDED");
            assertThat(blocked.after()).isPositive();
        });
        lab.mend();
        delivered(next);
    }

    @Test
    void a_session_that_ended_costs_one_login_that_nobody_sees() {
        delivered(CASE);
        long logins = lab.logins();
        lab.trouble(Trouble.SESSION_ENDED);

        delivered(Samples.newCase("2", "bob", "Me too"));

        assertThat(lab.logins()).isEqualTo(logins + 1);
    }

    @Test
    void a_locked_row_is_tried_again_and_the_others_of_the_batch_go_on() {
        lab.salesforce.faults().next(1, Fault.ROW_LOCKED, Faults.Where.object("Case"));
        Delivery other = Samples.newCase("2", "bob", "Me too");

        List<Outcome> mixed = lab.crm().deliver(List.of(CASE, other));

        assertThat(mixed.get(0)).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.reason())
                .contains("UNABLE_TO_LOCK_ROW"));
        assertThat(mixed.get(1)).isInstanceOf(Outcome.Delivered.class);
        delivered(CASE);
        assertThat(lab.cases()).hasSize(2);
    }

    @Test
    void two_conversations_on_one_case_are_saved_by_one_call_and_can_not_lock_each_other_out() {
        RecordRef record = delivered(CASE);
        lab.salesforce.calls().reset();

        assertThat(lab.crm()
                        .deliver(List.of(
                                joins(record, "2", "bob"),
                                Samples.newCase("3", "carol", "Another matter"),
                                joins(record, "4", "dora"))))
                .allSatisfy(each -> assertThat(each).isInstanceOf(Outcome.Delivered.class));

        assertThat(lab.salesforce.calls().count("composite")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_lead_that_a_duplicate_rule_blocks_names_the_one_that_it_is_like(boolean spelledOut) {
        String first =
                delivered(Samples.newLead("1", "alice", "A price, please")).id();
        lab.salesforce.setDuplicateRule(true);
        lab.salesforce.blockDuplicates();
        if (spelledOut) {
            lab.salesforce.spellDuplicateResult();
        }

        assertThat(outcome(Samples.newLead("2", "alice", "A better price")))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                        .contains("DUPLICATES_DETECTED", first, "exclude the integration user"));
        assertThat(lab.records(RecordKind.LEAD)).hasSize(1);
    }

    @Test
    void a_key_that_is_taken_means_that_the_record_stands() {
        RecordRef record = delivered(CASE);

        assertThat(delivered(CASE).id()).isEqualTo(record.id());
        assertThat(lab.cases()).hasSize(1);
    }

    @Test
    void a_field_of_the_case_that_an_admin_made_shorter_is_cut_at_once() {
        delivered(CASE);
        lab.salesforce.makeField("Case", "Channel__c", "Channel", 5);

        RecordRef record = delivered(Samples.newCase("2", "bob", "Me too"));

        assertThat(lab.row("Case", record.id())).containsEntry("Channel__c", "fedi…");
    }

    @Test
    void a_field_of_the_message_that_an_admin_made_shorter_is_cut_at_once() {
        delivered(CASE);
        lab.salesforce.makeField("ChannelMessage__c", "Channel__c", "Channel", 5);

        delivered(Samples.newCase("2", "bob", "Me too"));

        assertThat(lab.salesforce.records("ChannelMessage__c"))
                .anySatisfy(message -> assertThat(message).containsEntry("Channel__c", "fedi…"));
        assertThat(lab.cases()).hasSize(2);
    }

    @Test
    void a_text_longer_than_the_subject_stands_whole_in_the_message() {
        String text = "Long. ".repeat(100).strip();

        delivered(Samples.newCase("1", "alice", text));

        assertThat(lab.cases()).singleElement().satisfies(seen -> {
            assertThat(seen.title()).hasSizeLessThanOrEqualTo(255);
            assertThat(seen.messages()).singleElement().satisfies(said -> assertThat(said.text())
                    .isEqualTo(text));
        });
    }

    @Test
    void a_required_field_is_a_dead_letter_with_a_hint() {
        String field = lab.demand();

        assertThat(outcome(CASE)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).contains("REQUIRED_FIELD_MISSING", "page layout");
            assertThat(refused.field()).isEqualTo(field);
        });
    }

    @Test
    void a_validation_rule_is_a_dead_letter_with_a_hint() {
        lab.refuse("broke");

        assertThat(outcome(CASE)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.reason())
                .contains(SalesforceLab.REFUSAL, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "validation rule"));
    }

    @Test
    void a_mention_whose_case_is_gone_is_placed_anew() {
        RecordRef record = delivered(CASE);
        lab.delete(record);

        assertThat(outcome(joins(record, "2", "bob"))).isInstanceOf(Outcome.Retry.class);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | <html>Service Unavailable</html> | Retry | 503",
                "503 | [{'errorCode':'SERVER_UNAVAILABLE','message':'busy'}] | Retry | busy",
                "400 | [{'errorCode':'QUERY_TIMEOUT','message':'too long'}] | Retry | too long",
                "400 | [{'errorCode':'UNABLE_TO_LOCK_ROW','message':'locked'}] | Retry | locked",
                "300 | ['/services/data/v62.0/sobjects/Case/1'] | Blocked | MentionKey__c",
                "410 | [{'errorCode':'UNSUPPORTED_API_VERSION','message':'retired'}] | Blocked | api-version",
                "400 | [{'errorCode':'INVALID_FIELD','message':'No such column'}] | Blocked | parley check",
                "400 | [{'errorCode':'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST','message':'bad'}] | Refused | Add the value",
                "403 | [{'errorCode':'REQUEST_LIMIT_EXCEEDED','message':'Concurrent'}] | Blocked | allowance"
            })
    void a_call_that_fails_as_a_whole_is_sorted_by_who_must_act(int status, String body, String kind, String words)
            throws Exception {
        try (Between between = new Between(lab.salesforce);
                Crm crm = lab.open(Map.of("login-url", between.url()))) {
            between.answerAllWith(status, body.replace('\'', '"'));

            Outcome.Failure failure =
                    (Outcome.Failure) crm.deliver(List.of(CASE)).get(0);

            assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(failure instanceof Outcome.Blocked blocked ? blocked.fix() : failure.reason())
                    .contains(words);
        }
        assertThat(lab.cases()).isEmpty();
        delivered(CASE);
    }

    @Test
    void an_author_key_that_is_not_unique_is_an_admin_s_to_put_right() {
        lab.close();
        lab = new SalesforceLab(SalesforceSandbox.Options.on(0, null).withNotUnique("ChannelPersona__c.PersonaKey__c"));
        delivered(CASE);
        Object key = lab.salesforce.records("ChannelPersona__c").get(0).get("PersonaKey__c");
        lab.salesforce.desk().create("ChannelPersona__c", Map.of("PersonaKey__c", key, "Handle__c", "alice"));

        assertThat(outcome(Samples.newCase("2", "alice", "Again")))
                .isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> {
                    assertThat(blocked.reason()).contains("PersonaKey__c");
                    assertThat(blocked.fix()).contains("Unique");
                });
    }

    @Test
    void a_wrong_secret_says_what_to_compare() {
        try (Crm stranger = lab.stranger()) {
            assertThat(stranger.deliver(List.of(CASE)).get(0))
                    .isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> {
                        assertThat(blocked.reason()).contains("invalid_client");
                        assertThat(blocked.fix()).contains("client-secret");
                    });
        }
    }
}
