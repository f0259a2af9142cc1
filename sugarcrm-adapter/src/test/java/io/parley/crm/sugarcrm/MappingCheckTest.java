package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.mapping.Mapping;
import io.parley.mapping.OrgWords;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import io.parley.model.Priority;
import io.parley.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mapping held against what a server has. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingCheckTest {

    private static final Map<Priority, String> STOCK =
            Map.of(Priority.LOW, "P3", Priority.MEDIUM, "P2", Priority.HIGH, "P1");

    @TempDir
    private Path folder = Path.of("");

    private static List<Finding> findings(String text, OrgWords words) {
        List<Problem> problems = new ArrayList<>();
        Mapping mapping = Sections.FORM.builtIn().with(Sections.FORM.read(text, "mapping.yaml", problems));
        assertThat(problems).isEmpty();
        Modules server = Modules.ofSuiteCrm()
                .with("Cases", "score_c", "int", 11)
                .with("Cases", "vip_c", "bool", 0)
                .with("Cases", "said_c", "datetimecombo", 0)
                .with("Cases", "assigned_user_id", "id", 36)
                .with("Cases", "contacts", "link", 0)
                .with("Cases", "short_c", "varchar", 50);
        return new MappingCheck("crm support", server.schema(), new Talks(server.schema(), false), mapping, words)
                .findings();
    }

    private static OrgWords words(@Nullable String origin, Map<Priority, String> priorities) {
        return new OrgWords(origin, priorities, "");
    }

    @Test
    void a_stock_server_takes_the_built_in_mapping() {
        assertThat(findings("case: {}\n", words("Other", STOCK))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "case: { brand_c: \"x\" }               | brand_c of Cases is not there",
                "lead: { brand_c: \"x\" }               | brand_c of Leads is not there",
                "case: { score_c: \"many\" }            | score_c of Cases takes a number, and the mapping gives it 'many'",
                "case: { score_c: \"{url}\" }           | takes a number, and the mapping gives it text",
                "case: { vip_c: \"maybe\" }             | vip_c of Cases takes true or false",
                "case: { said_c: \"{channel}\" }        | said_c of Cases takes a time",
                "case: { assigned_user_id: \"{author.name}\" } | assigned_user_id of Cases takes an id",
                "case: { contacts: \"{author.name}\" }  | contacts of Cases takes nothing that can be written",
                "case: { type: \"Complaint\" }          | type of Cases has no value 'Complaint'",
                "case: { type: { from: \"{priority}\", values: { high: \"Bad\" } } } | has no value 'Bad'",
            })
    void a_line_that_the_server_can_t_follow_is_named_with_file_and_line(String mapping, String told) {
        assertThat(findings("# mine\n" + mapping, words("Other", STOCK)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
                    assertThat(finding.message()).contains("mapping.yaml:2: ", told);
                    assertThat(finding.fix()).isNotBlank();
                });
    }

    @Test
    void a_line_for_messages_is_held_against_each_module_that_messages_go_to() {
        assertThat(findings("message: { copy_c: \"{text}\" }", words("Other", STOCK)))
                .extracting(Finding::message)
                .containsExactly(
                        "mapping.yaml:1: copy_c of AOP_Case_Updates is not there.",
                        "mapping.yaml:1: copy_c of Notes is not there.");
    }

    @Test
    void a_text_that_will_be_cut_is_a_note_and_stops_nothing() {
        assertThat(findings("case: { short_c: \"{text}\" }", words("Other", STOCK)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.OK);
                    assertThat(finding.message()).contains("short_c of Cases takes 50 characters");
                });
    }

    @Test
    void a_priority_that_the_drop_down_lacks_is_named_with_those_that_it_has() {
        Map<Priority, String> shown = Map.of(Priority.LOW, "Low", Priority.MEDIUM, "P2", Priority.HIGH, "High");

        assertThat(findings("case: {}\n", words("Other", shown)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
                    assertThat(finding.message())
                            .isEqualTo("The drop-down priority of Cases lacks the value Low, High.");
                    assertThat(finding.fix()).contains("P1, P2, P3");
                });
    }

    @Test
    void an_origin_that_a_drop_down_lacks_is_a_warning_and_none_at_all_a_note() {
        assertThat(findings("case: {}\n", words("Twitter", STOCK)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).contains("lead_source of Leads lacks the value Twitter");
                    assertThat(finding.fix()).contains("Other, Web Site");
                });
        assertThat(findings("case: {}\n", words(null, STOCK)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.OK));
    }

    @Test
    void a_file_with_mistakes_is_told_with_its_lines_before_anything_starts() throws IOException {
        Path file = Files.writeString(folder.resolve("mapping.yaml"), """
                case:
                  name: "{sbject}"
                  id: "{key}"
                  my field: "x"
                """);

        assertThat(SugarSettings.mistakes(Map.of("mapping", file.toString())))
                .extracting(Problem::line)
                .containsExactly(2, 3, 4);
        assertThat(SugarSettings.mistakes(Map.of())).isEmpty();
    }
}
