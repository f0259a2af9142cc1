package io.parley.crm.sugarcrm.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SuiteCrmPackageTest implements PackageRules {

    private static CrmPackage built;

    @BeforeAll
    static void read() throws IOException {
        built = CrmPackage.of("suitecrm");
    }

    @Override
    public CrmPackage built() {
        return built;
    }

    @Override
    public boolean accepts(String version) {
        return PackageRules.accepts(built, "acceptable_suitecrm_versions", version);
    }

    @Override
    public List<String> refused(String php) {
        return new PackageScanner().refused(php);
    }

    @Test
    void it_is_for_suitecrm_7_14_and_8() {
        assertThat(List.of("7.14.0", "7.14.6", "8.0.0", "8.7.1", "8.10.2")).allMatch(this::accepts);
        assertThat(List.of("7.13.4", "7.15.0", "17.14.6", "9.0.0")).noneMatch(this::accepts);
    }

    @Test
    void its_version_begins_with_one_since_a_nought_is_never_taken_for_an_earlier_version() {
        assertThat((String) built.section("manifest").get("version")).startsWith("1.");
    }

    @Test
    void a_lead_has_a_box_for_the_answer() {
        assertThat(built.installs("custom_fields"))
                .filteredOn(field -> "parley_reply_c".equals(field.get("name")))
                .singleElement()
                .satisfies(field -> assertThat(field.get("module")).isEqualTo("Leads"));
    }

    @Test
    void each_hook_calls_a_class_that_the_package_brings() {
        List<String> copied = built.installs("copy").stream()
                .map(file -> (String) file.get("to"))
                .toList();
        assertThat(built.installs("hookdefs"))
                .extracting(hook -> (Object) hook.get("to_module"))
                .containsExactly("AOP_Case_Updates", "Notes", "Leads");
        for (Map<?, ?> hook : built.installs("hookdefs")) {
            String text = built.files().get(((String) hook.get("from")).substring("<basepath>/".length()));
            assertThat(copied).anyMatch(file -> {
                String type = file.substring(file.lastIndexOf('/') + 1).replace(".php", "");
                return text.contains("'" + file + "', '" + type + "', ");
            });
        }
    }

    @Test
    void no_field_leaves_a_rest_of_itself_behind() {
        // SuiteCRM writes what differs from its own into a file that it forgets when the field goes.
        assertThat(built.installs("custom_fields"))
                .allSatisfy(field -> assertThat(field.get("inline_edit")).isEqualTo(0));
    }
}
