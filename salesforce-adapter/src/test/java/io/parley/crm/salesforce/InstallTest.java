package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Crm;
import io.parley.crm.CrmFailure;
import io.parley.crm.InstallPlan;
import io.parley.crm.InstallPlan.Deed;
import io.parley.crm.InstallPlan.State;
import io.parley.crm.InstallPlan.Step;
import io.parley.model.Finding.Severity;
import io.parley.model.Outcome;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults.Where;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What the installation does in an org beyond the contract of CRMs. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InstallTest {

    private static final Where METADATA = Where.kind("metadata");

    private final SalesforceSandbox org =
            SalesforceSandbox.start(Options.on(0, null).withoutPackage());
    private final Crm crm = new SalesforceType().open("sales", SalesforceLab.settings(org));

    @AfterEach
    void close() {
        crm.close();
        org.close();
    }

    @Test
    void an_org_whose_admin_made_the_fields_by_hand_is_changed_only_where_they_differ() {
        org.makeField("Case", "MentionKey__c", "Mention key", 255);

        Step step = step(crm.plan(), "CustomField:Case.MentionKey__c");
        assertThat(step.state()).isEqualTo(State.DIFFERS);
        assertThat(step.deed()).isEqualTo(Deed.CHANGE);
        assertThat(step.note()).contains("caseSensitive", "externalId", "unique");

        crm.carryOut(crm.plan(), told -> {});
        assertThat(crm.plan().toDo()).isEmpty();
        assertThat(step(crm.removal(), "CustomField:Case.MentionKey__c").deed()).isEqualTo(Deed.LEAVE);
    }

    @Test
    void removing_says_how_many_records_are_lost_and_what_is_there_is_gone_afterwards() {
        crm.carryOut(crm.plan(), told -> {});
        crm.deliver(List.of(Samples.newCase("1", "alice", "It broke")));

        InstallPlan removal = crm.removal();
        assertThat(step(removal, "CustomObject:ChannelMessage__c").note()).isEqualTo("Its 1 records are deleted.");
        assertThat(step(removal, "CustomField:Case.MentionKey__c").note())
                .isEqualTo("What it holds on 1 records is deleted.");

        crm.carryOut(removal, told -> {});
        for (String type :
                List.of("CustomObject", "CustomField", "Flow", "PermissionSet", "StaticResource", "Layout")) {
            assertThat(org.metadata(type))
                    .as(type)
                    .allMatch(name -> !name.contains("Channel") && !name.contains("Parley"));
        }
        assertThat(org.count("Case")).isEqualTo(1);
        assertThat(crm.check()).anyMatch(finding -> finding.severity() == Severity.BLOCKING);
    }

    @Test
    void a_session_that_ends_in_the_middle_is_renewed() {
        InstallPlan plan = crm.plan();
        org.expireTokens();
        org.faults().next(1, Fault.SESSION_EXPIRED, METADATA);

        crm.carryOut(plan, told -> {});
        assertThat(crm.plan().toDo()).isEmpty();
    }

    @Test
    void a_deployment_whose_start_was_not_answered_is_seen_by_the_next_plan() {
        InstallPlan plan = crm.plan();
        // Java itself sends a request again when the connection was cut; the second cut reaches us.
        org.faults().next(2, Fault.SAVE_THEN_DROP, METADATA);

        assertThatThrownBy(() -> crm.carryOut(plan, told -> {}))
                .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                        .isInstanceOf(Outcome.Retry.class));
        crm.carryOut(crm.plan(), told -> {});
        assertThat(crm.plan().toDo()).isEmpty();
    }

    @Test
    void a_proxy_s_page_in_place_of_an_answer_is_no_end_of_the_world() {
        org.faults().next(1, Fault.UNAVAILABLE, METADATA);

        assertThatThrownBy(crm::plan).isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(
                        failure.outcome().reason())
                .contains("gave no answer"));
        assertThat(crm.plan().toDo()).isNotEmpty();
    }

    @Test
    void what_is_missing_later_is_put_back_alone() {
        crm.carryOut(crm.plan(), told -> {});
        crm.carryOut(only(crm.removal(), "CustomField:Lead.Channel__c"), told -> {});

        assertThat(crm.plan().toDo()).extracting(Step::id).contains("CustomField:Lead.Channel__c");
        List<String> told = new ArrayList<>();
        crm.carryOut(crm.plan(), told::add);
        assertThat(told).anyMatch(line -> line.contains("Channel__c on Lead"));
        assertThat(crm.plan().toDo()).isEmpty();
    }

    private static InstallPlan only(InstallPlan plan, String id) {
        return new InstallPlan(plan.aim(), List.of(step(plan, id)));
    }

    private static Step step(InstallPlan plan, String id) {
        return plan.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
