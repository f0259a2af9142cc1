package io.parley.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A family of CRMs brings its sections and its names of fields; everything else of a mapping is the same for all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingFormTest {

    @TempDir
    private Path folder = Path.of("");

    private static List<String> problems(String text) {
        List<Problem> problems = new ArrayList<>();
        Forms.PLAIN.read(text, "mapping.yaml", problems);
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void a_name_that_no_field_of_the_family_has_is_told_with_how_to_write_one() {
        assertThat(problems("case:\n  2nd: \"{text}\"\n"))
                .containsExactly(
                        "mapping.yaml:2: '2nd' can't be a field of the desk. Write its name, such as Subject.");
    }

    @Test
    void a_field_that_parley_fills_itself_is_told_by_the_family_s_name_of_the_object() {
        assertThat(problems("case:\n  key: \"{key}\"\n"))
                .singleElement()
                .asString()
                .contains("Parley fills key of Ticket itself");
    }

    @Test
    void a_section_about_authors_has_no_words_of_one_item() {
        assertThat(problems("author:\n  Page: \"{url}\"\n"))
                .singleElement()
                .asString()
                .contains("{url} is about one item");
    }

    @Test
    void only_the_family_s_own_sections_are_known() {
        assertThat(problems("lead:\n  Subject: \"{subject}\"\n"))
                .singleElement()
                .asString()
                .contains("no key 'lead' in a mapping", "author, case");
    }

    @Test
    void a_file_s_lines_take_the_place_of_the_built_in_ones() throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), "case:\n  Body: ~\n  Brand: Acme\n");
        List<Problem> problems = new ArrayList<>();

        Mapping mapping = Forms.PLAIN.withFile(file, problems);

        assertThat(problems).isEmpty();
        assertThat(mapping.of(Forms.CASE)).extracting(Mapping.Line::field).containsExactly("Subject", "Brand");
        assertThat(mapping.of(Forms.CASE)).extracting(Mapping.Line::builtIn).containsExactly(true, false);
        assertThat(mapping.of(Forms.AUTHOR)).extracting(Mapping.Line::field).containsExactly("Page");
    }

    @Test
    void a_built_in_mapping_with_mistakes_is_a_mistake_of_the_adapter() {
        MappingForm form = new MappingForm("x", Forms.PLAIN.sections(), Forms.PLAIN.fieldName(), "", "case: [\n");

        assertThatThrownBy(form::builtIn).isInstanceOf(IllegalStateException.class);
    }
}
