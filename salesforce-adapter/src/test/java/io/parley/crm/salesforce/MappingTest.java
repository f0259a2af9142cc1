package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Finding;
import io.parley.model.Outcome;
import io.parley.model.RecordKind;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingTest {

    private SalesforceLab lab = new SalesforceLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private Map<String, Object> only(String object) {
        List<Map<String, Object>> records = lab.salesforce.records(object);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    @Test
    void a_case_has_the_fields_that_a_rep_looks_at() {
        lab.crm().deliver(List.of(Samples.newCase("1", "alice", "The kettle sparks")));

        assertThat(only("Case"))
                .containsEntry("Subject", "The kettle sparks")
                .containsEntry("Origin", "fediverse")
                .containsEntry("Channel__c", "fediverse")
                .containsEntry("Priority", "High")
                .containsEntry("SuppliedName", "alice Miller")
                .containsEntry("MentionKey__c", "fediverse:acme:1");
        Map<String, Object> persona = only("ChannelPersona__c");
        assertThat(persona)
                .containsEntry("PersonaKey__c", "fediverse:persona:id-of-alice")
                .containsEntry("Handle__c", "alice")
                .containsEntry("Followers__c", 42.0);
        assertThat(only("ChannelMessage__c"))
                .containsEntry("MessageKey__c", "fediverse:acme:1")
                .containsEntry("Persona__c", persona.get("Id"))
                .containsEntry("Direction__c", "Inbound")
                .containsEntry("MessageType__c", "Post")
                .containsEntry("Status__c", "RECEIVED")
                .containsEntry("Rule__c", "a rule")
                .containsEntry("Posted__c", "2026-03-01T09:00:00.000+0000");
    }

    @Test
    void a_rule_s_queue_owns_the_case_and_so_does_a_user() {
        lab.crm()
                .deliver(List.of(
                        Samples.newCase("1", "alice", "One", "billing"),
                        Samples.newCase("2", "bob", "Two", SalesforceSandbox.REP_USERNAME)));

        List<Map<String, Object>> cases = lab.salesforce.records("Case");
        Object billing = lab.salesforce.records("Group").stream()
                .filter(group -> "Billing".equals(group.get("Name")))
                .findFirst()
                .orElseThrow()
                .get("Id");
        assertThat(cases.get(0)).containsEntry("OwnerId", billing);
        assertThat(cases.get(1)).containsEntry("OwnerId", lab.salesforce.desk().rep());
    }

    @Test
    void an_author_that_salesforce_refuses_costs_the_customer_nothing() {
        lab.salesforce.refuseWhere("ChannelPersona__c", "Handle__c", "alice", "No Alice here");

        List<Outcome> outcomes =
                lab.crm().deliver(List.of(Samples.newCase("1", "alice", "One"), Samples.newCase("2", "bob", "Two")));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Delivered.class));
        assertThat(lab.salesforce.records("ChannelMessage__c")).hasSize(2).anySatisfy(message -> assertThat(message)
                .containsEntry("Body__c", "One")
                .doesNotContainKey("Persona__c")
                .hasEntrySatisfying(
                        "StatusMessage__c", note -> assertThat(note.toString()).contains("No Alice here")));
        assertThat(lab.salesforce.records("ChannelMessage__c"))
                .anySatisfy(message ->
                        assertThat(message).containsEntry("Body__c", "Two").containsKey("Persona__c"));
    }

    @Test
    void a_message_that_salesforce_refuses_is_completed_by_a_repeat_without_a_second_case() {
        lab.salesforce
                .faults()
                .next(
                        1,
                        io.parley.sandbox.Fault.ROW_LOCKED,
                        io.parley.sandbox.Faults.Where.object("ChannelMessage__c"));

        assertThat(lab.crm().deliver(List.of(Samples.newCase("1", "alice", "One"))))
                .singleElement()
                .isInstanceOf(Outcome.Retry.class);
        assertThat(lab.cases()).hasSize(1);

        assertThat(lab.crm().deliver(List.of(Samples.newCase("1", "alice", "One"))))
                .singleElement()
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(lab.cases()).singleElement().satisfies(seen -> assertThat(seen.messages())
                .hasSize(1));
    }

    @Test
    void a_duplicate_rule_that_warns_people_does_not_hold_up_a_lead() {
        lab.salesforce.setDuplicateRule(true);

        lab.crm().deliver(List.of(Samples.newLead("1", "alice", "One")));
        lab.crm().deliver(List.of(Samples.newLead("2", "alice", "Two")));

        assertThat(lab.records(RecordKind.LEAD)).hasSize(2);
    }

    @Test
    void the_same_author_twice_in_a_batch_is_one_persona() {
        List<Outcome> outcomes =
                lab.crm().deliver(List.of(Samples.newCase("1", "alice", "One"), Samples.newCase("2", "alice", "Two")));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Delivered.class));
        assertThat(lab.salesforce.count("ChannelPersona__c")).isEqualTo(1);
    }

    @Test
    void the_check_tells_of_a_key_that_is_not_unique() {
        lab.close();
        lab = new SalesforceLab(SalesforceSandbox.Options.on(0, null).withNotUnique("Case.MentionKey__c"));

        assertThat(lab.crm().check()).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.BLOCKING);
            assertThat(finding.message()).contains("MentionKey__c on Case", "unique");
        });
    }

    @Test
    void the_check_tells_of_an_allowance_that_runs_out() {
        lab.crm().check();
        lab.salesforce.setAllowance(16);

        assertThat(lab.crm().check()).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.message()).contains("Only");
        });
        assertThat(lab.crm().allowance())
                .hasValueSatisfying(told -> assertThat(told.most()).isEqualTo(16));
    }
}
