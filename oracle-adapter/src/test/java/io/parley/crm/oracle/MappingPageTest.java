package io.parley.crm.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The page for integrators says what the code does; {@code -Dparley.docs=write} writes the built-in mapping. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingPageTest {

    private static final Path PAGE = Path.of("../docs/integrator/oracle-mapping.md");

    private static String between(String page, String name) {
        String begin = "<!-- " + name + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("<!-- /" + name + " -->", from));
    }

    private static void has(String name, String text) throws IOException {
        String page = Files.readString(PAGE);
        if ("write".equals(System.getProperty("parley.docs"))) {
            Files.writeString(PAGE, page.replace(between(page, name) + "<!-- /" + name, text + "<!-- /" + name));
            return;
        }
        assertThat(between(page, name)).isEqualTo(text);
    }

    @Test
    void the_built_in_mapping_is_shown_as_it_is() throws IOException {
        has("built-in", "```yaml\n" + Sections.FORM.builtInText() + "```\n");
    }

    @Test
    void the_example_is_a_mapping() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```yaml", page.indexOf("<!-- example -->")) + "```yaml\n".length();
        List<Problem> problems = new ArrayList<>();

        Sections.FORM.read(page.substring(from, page.indexOf("```", from)), "example", problems);

        assertThat(problems).isEmpty();
    }
}
