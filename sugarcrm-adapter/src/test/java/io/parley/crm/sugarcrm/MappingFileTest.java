package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Crm;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import io.parley.model.Outcome;
import io.parley.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An integrator's mapping at work, and held against a server. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingFileTest {

    @TempDir
    private Path folder = Path.of("");

    private final SuiteLab lab = new SuiteLab();

    @AfterEach
    void close() {
        lab.close();
    }

    private Map<String, String> mapping(String text) throws IOException {
        return Map.of(
                "mapping",
                Files.writeString(folder.resolve("mapping.yaml"), text).toString());
    }

    @Test
    void a_field_that_an_admin_takes_away_while_parley_runs_costs_no_case() {
        lab.crm().check();
        lab.suite.removeField("Cases", "priority");

        assertThat(lab.crm().deliver(List.of(Mentions.newCase("It broke", "It broke"))))
                .singleElement()
                .isInstanceOf(Outcome.Retry.class);
        assertThat(lab.crm().deliver(List.of(Mentions.newCase("It broke", "It broke"))))
                .singleElement()
                .isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void fields_get_what_the_file_says_and_the_others_what_is_built_in() throws IOException {
        try (Crm crm = lab.open(mapping("""
                case:
                  name: "[{channel}] {subject}"
                  type: { from: "{priority}", values: { high: "Product" }, otherwise: "User" }
                """))) {
            assertThat(crm.deliver(List.of(Mentions.newCase("The kettle sparks", "It <b>sparks</b> & 'smells'"))))
                    .singleElement()
                    .isInstanceOf(Outcome.Delivered.class);
        }

        Map<String, String> row = lab.suite.records("Cases").get(0);
        assertThat(row)
                .containsEntry("name", "[fediverse] The kettle sparks")
                .containsEntry("type", "Product")
                .containsEntry("priority", "P1")
                .containsEntry("status", "Open_New");
        assertThat(lab.suite.shown("Cases", String.valueOf(row.get("id")), "description"))
                .startsWith("It <b>sparks</b> & 'smells'\n\n— @alice on fediverse, 2026-03-01 09:00 UTC\n");
    }

    @Test
    void a_line_for_a_field_that_is_not_there_is_told_by_the_check_and_costs_no_customer_the_case() throws IOException {
        try (Crm crm = lab.open(mapping("case:\n  brand_c: \"Acme\"\n"))) {
            assertThat(crm.check())
                    .filteredOn(finding -> finding.severity() == Severity.BLOCKING)
                    .extracting(Finding::message)
                    .singleElement()
                    .asString()
                    .contains("mapping.yaml:2: brand_c of Cases is not there");
            assertThat(crm.deliver(List.of(Mentions.newCase("Help", "Help"))))
                    .singleElement()
                    .isInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void a_stock_server_has_nothing_against_the_built_in_mapping() {
        assertThat(lab.crm().check()).noneMatch(finding -> finding.severity() == Severity.BLOCKING);
    }

    @Test
    void a_file_with_mistakes_is_told_before_anything_starts() throws IOException {
        Map<String, String> options = mapping("case:\n  name: \"{sbject}\"\n");

        for (io.parley.crm.CrmType type : List.of(new SuiteCrmType(), new SugarCeType())) {
            assertThat(type.mistakes(options)).extracting(Problem::fix).containsExactly("Did you mean 'subject'?");
        }
        assertThatThrownBy(() -> lab.open(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mapping.yaml:2: There is no placeholder {sbject}. Did you mean 'subject'?");
    }
}
