package io.parley.crm.sugarcrm.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.sugarcrm.packages.PhpTokens.Kind;
import io.parley.crm.sugarcrm.packages.PhpTokens.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SugarPackageTest implements PackageRules {

    /** Words before a bracket that call nothing. */
    private static final Set<String> LANGUAGE = Set.of("array", "if", "foreach", "isset", "unset");

    private static CrmPackage built;

    @BeforeAll
    static void read() throws IOException {
        built = CrmPackage.of("sugar");
    }

    @Override
    public CrmPackage built() {
        return built;
    }

    @Override
    public boolean accepts(String version) {
        return PackageRules.accepts(built, "acceptable_sugar_versions", version);
    }

    /** SugarCloud's list of names changes with each release, so nothing at all is called here. */
    @Override
    public List<String> refused(String php) {
        List<String> refused = new ArrayList<>(new PackageScanner().refused(php));
        List<Token> tokens = PhpTokens.of(php);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean word = tokens.get(i).kind() == Kind.WORD;
            if (word
                    && tokens.get(i + 1).is("(")
                    && !LANGUAGE.contains(tokens.get(i).bare())) {
                refused.add(tokens.get(i).text());
            }
        }
        return refused;
    }

    @Test
    void it_is_for_sugar_13_to_26() {
        assertThat(List.of("13.0.0", "13.3.1", "14.0.0", "14.2.0", "25.1.0", "25.2.0", "26.1.0"))
                .allMatch(this::accepts);
        assertThat(List.of("12.0.3", "15.0.0", "6.5.25", "27.1.0", "113.0.0")).noneMatch(this::accepts);
    }

    @Test
    void the_panel_is_an_extension_of_the_record_view_and_replaces_none() {
        assertThat(built.installs("copy"))
                .extracting(file -> (Object) file.get("to"))
                .containsExactly(
                        "custom/Extension/modules/Cases/Ext/clients/base/views/record/parley.php",
                        "custom/Extension/modules/Leads/Ext/clients/base/views/record/parley.php");
    }

    @Test
    void the_panel_shows_only_fields_that_the_package_brings_and_nobody_writes_into_them() {
        for (Map<?, ?> file : built.installs("copy")) {
            String text = built.files().get(((String) file.get("from")).substring("<basepath>/".length()));
            List<String> shown = java.util.regex.Pattern.compile("'(parley_\\w+_c)', 'readonly' => true")
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(shown).hasSize(6).allMatch(FIELDS::contains);
            assertThat(text.split("parley_\\w+_c", -1)).hasSize(7);
        }
    }

    @Test
    void no_hook_is_brought_since_web_logic_hooks_ring() {
        assertThat(built.section("installdefs").keySet()).isEqualTo(Set.of("id", "copy", "language", "custom_fields"));
    }
}
