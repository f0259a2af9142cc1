package io.parley.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchitectureTest {

    private static final Architecture rules = new Architecture("io.parley");
    private static JavaClasses parley;

    @BeforeAll
    static void read_all_modules() {
        parley = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.parley");
    }

    @Test
    void packages_form_no_cycles() {
        rules.no_package_cycles().check(parley);
    }

    @Test
    void the_model_knows_nothing_but_the_jdk() {
        rules.the_model_knows_nothing_but_the_jdk().check(parley);
    }

    @Test
    void stages_meet_only_in_the_model_and_the_ports() {
        rules.stages_meet_only_in_the_model_and_the_ports().check(parley);
    }

    @Test
    void core_sees_no_framework() {
        rules.core_sees_no_framework().check(parley);
    }

    @Test
    void only_an_adapters_client_does_io() {
        rules.only_an_adapters_client_does_io().check(parley);
    }

    @Test
    void only_one_class_asks_the_machine() {
        rules.only_one_class_asks_the_machine().check(parley);
    }
}
