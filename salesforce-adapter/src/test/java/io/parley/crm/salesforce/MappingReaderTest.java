package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.mapping.Mapping;
import io.parley.mapping.Placeholder;
import io.parley.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in a mapping is told with its line and what to do. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingReaderTest {

    @TempDir
    private Path folder = Path.of("");

    private static List<Problem> problems(String text) {
        List<Problem> problems = new ArrayList<>();
        Sections.FORM.read(text, "mapping.yaml", problems);
        return problems;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  Subject: \"{subjekt}\"                      | no placeholder {subjekt}        | Did you mean 'subject'?",
                "  Subject: \"{colour}\"                       | no placeholder {colour}         | Use one of: account",
                "  Subject: {subject}                          | {subject} without quotes        | Put quotes around it: \"{subject}\"",
                "  Subject: \"Help {subject\"                  | single {                        | write {{",
                "  Subject: \"Help }\"                         | single }                        | write }}",
                "  MentionKey__c: \"{key}\"                    | fills MentionKey__c of Case     | Take the line out",
                "  OwnerId: \"{author.id}\"                    | fills OwnerId of Case           | Take the line out",
                "  2nd Field: \"{text}\"                       | can't be a field                | API name",
                "  Type: [a, b]                                | must be a single value          | one value after the colon",
                "  Type: { from: \"{priority}\" }              | needs `from` and `values`       | values: { high:",
                "  Type: { values: { high: Problem } }         | needs `from` and `values`       | from: \"{priority}\"",
                "Type: { from: \"{priority}\", value: { high: Problem } } | `value` stands alone | Keep either",
                "  Type: { form: \"{priority}\", values: { high: Problem } } | no key 'form' for a field | Did you mean 'from'?",
                "  Type: { from: \"{prio}\", values: { high: Problem } } | no placeholder {prio} | Use one of",
                "  Type: { from: \"{priority}\", values: { high: \"{x}\" } } | no placeholder {x} | Use one of",
                "  Type: { value: \"A\", otherwise: \"B\" }    | `value` stands alone            | Keep either",
            })
    void a_mistake_is_told_with_its_line_and_what_to_do(String line, String message, String fix) {
        assertThat(problems("case:\n  Description: \"{text}\"\n  " + line))
                .hasSize(1)
                .first()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo("mapping.yaml");
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.fix()).contains(fix);
                });
    }

    @Test
    void a_section_that_there_is_not_is_told() {
        assertThat(problems("cases:\n  Subject: \"{subject}\"\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(1);
                    assertThat(problem.toString()).contains("'cases'", "Did you mean 'case'?");
                });
    }

    @Test
    void a_persona_has_no_words_of_one_item() {
        assertThat(problems("persona:\n  Bio__c: \"{text}\"\n")).singleElement().satisfies(problem -> assertThat(
                        problem.message())
                .contains("{text} is about one item", "a persona about its author"));
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThat(problems("case:\n  Subject: \"{a1}\"\n  Subject: \"{text}\"\nlead:\n  LastName: \"{b2}\"\n"))
                .extracting(Problem::line)
                .containsExactlyInAnyOrder(2, 3, 5);
    }

    @Test
    void a_file_that_is_no_yaml_and_one_that_is_not_there_are_told() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.yaml"), "case: [\n");
        List<Problem> problems = new ArrayList<>();

        Sections.FORM.withFile(file, problems);
        Sections.FORM.withFile(folder.resolve("absent.yaml"), problems);

        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).message()).contains("This is not YAML");
        assertThat(problems.get(1).message()).contains("no such file");
    }

    @Test
    void lines_take_the_place_of_the_built_in_ones_and_a_field_set_to_nothing_is_left_out() {
        List<Problem> problems = new ArrayList<>();
        Mapping own = Sections.FORM.read(
                "case:\n  Subject: \"Help: {subject}\"\n  SuppliedName: ~\n  Brand__c: { value: \"{Acme}\" }\n",
                "mapping.yaml",
                problems);

        Mapping both = Sections.FORM.builtIn().with(own);

        assertThat(problems).isEmpty();
        assertThat(both.of(Sections.CASE))
                .extracting(Mapping.Line::field)
                .contains("Subject", "Description", "Origin", "Brand__c")
                .doesNotContain("SuppliedName");
        assertThat(both.of(Sections.CASE))
                .filteredOn(line -> line.field().equals("Subject"))
                .singleElement()
                .satisfies(line -> assertThat(line.place()).isEqualTo("mapping.yaml:2"));
        assertThat(both.of(Sections.LEAD)).hasSameSizeAs(Sections.FORM.builtIn().of(Sections.LEAD));
    }

    @Test
    void the_built_in_mapping_is_such_a_file() {
        assertThat(problems(Sections.FORM.builtInText())).isEmpty();
    }

    @Test
    void the_stars_of_a_review_stand_before_its_subject_since_the_rule_puts_them_there() {
        assertThat(Sections.FORM.builtIn().of(Sections.CASE))
                .filteredOn(line -> line.field().equals("Subject"))
                .singleElement()
                .satisfies(line -> assertThat(
                                Objects.requireNonNull(line.expression()).uses())
                        .containsExactly(Placeholder.SUBJECT));
    }
}
