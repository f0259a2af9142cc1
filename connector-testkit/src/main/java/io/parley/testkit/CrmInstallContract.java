package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.InstallPlan;
import io.parley.crm.InstallPlan.Aim;
import io.parley.crm.InstallPlan.Deed;
import io.parley.crm.InstallPlan.State;
import io.parley.crm.InstallPlan.Step;
import io.parley.model.Finding.Severity;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What installing in a CRM means, and taking it back. */
interface CrmInstallContract extends CrmDesk {

    /** Whether the CRM declares it; when it does not, that it is refused and nobody is called. */
    default boolean installs() {
        if (crm().capabilities().contains(Capability.INSTALL)) {
            return true;
        }
        long before = lab().calls();
        InstallPlan nothing = new InstallPlan(Aim.INSTALL, List.of());
        assertThatThrownBy(() -> crm().plan()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> crm().removal()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> crm().carryOut(nothing, told -> {})).isInstanceOf(UnsupportedOperationException.class);
        assertThat(lab().calls()).isEqualTo(before);
        return false;
    }

    @Test
    default void the_plan_for_a_bare_crm_names_all_that_is_missing_and_changes_nothing() {
        if (installs()) {
            try (Crm bare = lab().bare()) {
                InstallPlan plan = bare.plan();

                assertThat(lab().needs()).allSatisfy(need -> assertThat(plan.steps())
                        .as(need)
                        .anyMatch(step -> step.what().contains(need) && step.deed() == Deed.ADD));
                assertThat(plan.steps()).extracting(Step::id).doesNotHaveDuplicates();
                assertThat(bare.plan()).isEqualTo(plan);
                assertThat(bare.check()).anyMatch(finding -> finding.severity() == Severity.BLOCKING);
            }
        }
    }

    @Test
    default void after_the_installation_nothing_blocks_and_a_mention_arrives() {
        if (installs()) {
            try (Crm bare = lab().bare()) {
                List<String> told = new ArrayList<>();
                bare.carryOut(bare.plan(), told::add);

                assertThat(told).isNotEmpty();
                assertThat(bare.check()).noneMatch(finding -> finding.severity() == Severity.BLOCKING);
                assertThat(bare.deliver(List.of(Drafts.newCase("1", "alice", "It broke"))))
                        .singleElement()
                        .isInstanceOf(Outcome.Delivered.class);
            }
        }
    }

    @Test
    default void a_second_plan_is_empty_and_carrying_out_the_first_again_changes_nothing() {
        if (installs()) {
            try (Crm bare = lab().bare()) {
                InstallPlan plan = bare.plan();
                bare.carryOut(plan, told -> {});
                InstallPlan second = bare.plan();
                assertThat(second.toDo()).isEmpty();

                bare.carryOut(plan, told -> {});
                assertThat(bare.plan()).isEqualTo(second);
                assertThat(bare.check()).noneMatch(finding -> finding.severity() == Severity.BLOCKING);
            }
        }
    }

    @Test
    default void removing_takes_away_what_was_installed_and_leaves_what_was_there_before() {
        if (installs() && lab().takesBack()) {
            try (Crm bare = lab().bare()) {
                String own = lab().madeByHand();
                InstallPlan before = bare.plan();
                bare.carryOut(before, told -> {});

                InstallPlan removal = bare.removal();
                assertThat(removal.steps())
                        .filteredOn(step -> step.what().contains(own))
                        .isNotEmpty()
                        .allMatch(step ->
                                step.deed() == Deed.LEAVE && !step.note().isBlank());
                bare.carryOut(removal, told -> {});

                assertThat(bare.plan()).isEqualTo(before);
                assertThat(bare.plan().steps())
                        .anyMatch(step -> step.what().contains(own) && step.state() != State.MISSING);
                assertThat(bare.removal().toDo()).isEmpty();
            }
        }
    }

    @Test
    default void where_nothing_can_be_taken_away_a_removal_leaves_all_and_says_why() {
        if (installs() && !lab().takesBack()) {
            try (Crm bare = lab().bare()) {
                bare.carryOut(bare.plan(), told -> {});

                assertThat(bare.removal().steps())
                        .isNotEmpty()
                        .allMatch(step ->
                                step.deed() == Deed.LEAVE && !step.note().isBlank());
            }
        }
    }

    @Test
    default void what_people_made_by_hand_is_not_removed_even_when_all_is_there() {
        if (installs()) {
            assertThat(crm().removal().toDo()).isEmpty();
            assertThat(crm().removal().steps()).extracting(Step::deed).allMatch(deed -> Set.of(Deed.LEAVE, Deed.BY_HAND)
                    .contains(deed));
        }
    }
}
