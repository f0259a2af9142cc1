package io.parley.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A rule that can't fail is no rule: each finds the violation that is planted for it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlantedViolationTest {

    private static final String PLANTED = "io.parley.architecture.planted";

    private final Architecture rules = new Architecture(PLANTED);
    private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

    @Test
    void a_package_cycle_is_found() {
        assertFinds(rules.no_package_cycles(), "Cycle detected");
    }

    @Test
    void a_model_that_knows_jackson_is_found() {
        assertFinds(rules.the_model_knows_nothing_but_the_jdk(), "ModelWithJackson");
    }

    @Test
    void a_stage_that_knows_another_is_found() {
        assertFinds(rules.stages_meet_only_in_the_model_and_the_ports(), "DecideThatEnriches");
    }

    @Test
    void core_that_sees_camel_is_found() {
        assertFinds(rules.core_sees_no_framework(), "DeliverThroughCamel");
    }

    @Test
    void an_adapter_that_does_io_beside_its_client_is_found() {
        assertFinds(rules.only_an_adapters_client_does_io(), "MapperThatCalls");
    }

    @Test
    void a_class_that_looks_at_the_clock_is_found() {
        assertFinds(rules.only_one_class_asks_the_machine(), "DeliverThroughCamel");
    }

    private void assertFinds(ArchRule rule, String violation) {
        assertThatThrownBy(() -> rule.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(violation);
    }
}
