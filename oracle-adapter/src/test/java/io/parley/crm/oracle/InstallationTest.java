package io.parley.crm.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Crm;
import io.parley.crm.CrmFailure;
import io.parley.crm.InstallPlan.Deed;
import io.parley.crm.InstallPlan.Step;
import io.parley.model.Outcome;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What an installation does to a tenant that has a life of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InstallationTest {

    private final OracleLab lab = new OracleLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private void install(Map<String, String> options) {
        try (Crm crm = lab.open(options)) {
            crm.carryOut(crm.plan(), told -> {});
        }
    }

    private Set<String> values(String object, String field) {
        try (Crm crm = lab.open(Map.of())) {
            assertThat(crm.plan()).isNotNull();
        }
        return lab.values(object, field);
    }

    @Test
    void the_tenants_own_workflow_rules_all_stay() {
        Set<String> before = lab.oracle.workflowRules();
        lab.oracle.hide("ServiceRequest", "IndexedShortText0");

        install(Map.of("source", "Parley"));

        assertThat(before).isNotEmpty();
        assertThat(lab.oracle.workflowRules()).isEqualTo(before);
        assertThat(lab.oracle.calls().byKind().keySet())
                .as("the operation that deletes all rules it is not told")
                .noneMatch(kind -> kind.contains("workflowruleset"));
    }

    @Test
    void a_new_value_of_a_picklist_leaves_the_others() {
        Set<String> before = values("ServiceRequest", "Source");

        install(Map.of("source", "Parley"));

        assertThat(values("ServiceRequest", "Source"))
                .containsAll(before)
                .contains("Parley")
                .hasSize(before.size() + 1);
    }

    @Test
    void where_administrative_services_are_not_enabled_a_person_is_told_how() {
        lab.oracle.hide("ServiceRequest", "IndexedShortText0");
        lab.oracle.habits().administration(false);

        try (Crm crm = lab.open(Map.of())) {
            assertThat(crm.plan().steps())
                    .filteredOn(step -> step.deed() == Deed.BY_HAND)
                    .singleElement()
                    .extracting(Step::note)
                    .asString()
                    .contains("Field Setup");
            assertThat(crm.plan().toDo()).isEmpty();
        }
    }

    @Test
    void a_spent_allotment_is_no_reason_to_do_it_by_hand() {
        lab.oracle.hide("ServiceRequest", "IndexedShortText0");
        lab.oracle.faults().chance(1, Fault.LIMIT_REACHED, Faults.Where.kind("fieldmanagementread"));

        try (Crm crm = lab.open(Map.of())) {
            assertThatThrownBy(crm::plan)
                    .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                            .isInstanceOf(Outcome.Blocked.class));
        }
    }

    @Test
    void the_field_gets_a_name_that_people_understand() {
        lab.oracle.hide("ServiceRequest", "IndexedShortText0");

        install(Map.of());

        assertThat(lab.displayName("ServiceRequest", "IndexedShortText0")).isEqualTo(Installation.AUTHOR);
    }
}
