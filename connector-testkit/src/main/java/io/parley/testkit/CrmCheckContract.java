package io.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.model.Delivery;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import io.parley.model.Outcome;
import io.parley.testkit.CrmLab.Trouble;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an admin is told, and what nobody is. */
interface CrmCheckContract extends CrmDesk {

    @Test
    default void a_crm_that_has_everything_has_no_finding_that_blocks() {
        List<Finding> findings = crm().check();

        assertThat(findings).isNotEmpty().noneMatch(finding -> finding.severity() == Severity.BLOCKING);
    }

    @Test
    default void each_thing_that_is_missing_is_named_with_its_fix() {
        try (Crm bare = lab().bare()) {
            List<Finding> blocking = bare.check().stream()
                    .filter(finding -> finding.severity() == Severity.BLOCKING)
                    .toList();

            assertThat(lab().needs()).isNotEmpty().allSatisfy(need -> assertThat(blocking)
                    .as(need)
                    .anyMatch(finding -> finding.message().contains(need)));
            assertThat(blocking).allSatisfy(finding -> {
                assertThat(finding.fix()).isNotBlank();
                assertThat(finding.subject()).isEqualTo("crm " + bare.name());
            });

            Delivery delivery = Drafts.newCase("1", "alice", "It broke");
            assertThat(bare.deliver(List.of(delivery))).singleElement().isInstanceOf(Outcome.Blocked.class);
        }
    }

    @Test
    default void a_check_tells_of_wrong_credentials_and_never_throws() {
        try (Crm stranger = lab().stranger()) {
            assertThat(stranger.check()).anyMatch(finding -> finding.severity() == Severity.BLOCKING);
        }
        lab().trouble(Trouble.CUT);
        assertThat(crm().check()).anyMatch(finding -> finding.severity() == Severity.BLOCKING);
        lab().trouble(Trouble.ALLOWANCE_SPENT);
        assertThat(crm().check()).anyMatch(finding -> finding.severity() == Severity.BLOCKING);
    }

    @Test
    default void no_secret_is_in_any_text_that_anybody_reads() {
        List<String> texts = new ArrayList<>();
        Delivery delivery = Drafts.newCase("1", "alice", "It broke");
        try (Crm stranger = lab().stranger()) {
            texts.add(stranger.toString() + stranger.check() + stranger.deliver(List.of(delivery)));
        }
        texts.add(crm().toString() + crm().check());
        for (Trouble trouble : Trouble.values()) {
            lab().trouble(trouble);
            texts.add(crm().deliver(List.of(delivery)).toString());
            texts.add(crm().check().toString());
            lab().mend();
        }
        texts.add(lab().logged());

        assertThat(lab().secrets())
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(texts).as("a secret").noneMatch(text -> text.contains(secret)));
    }
}
