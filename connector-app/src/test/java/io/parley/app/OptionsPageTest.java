package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OptionsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/options.md");

    @Test
    void the_reference_of_options_is_what_the_types_declare() throws IOException {
        String generated = OptionsPage.of(Types.installed());
        if ("write".equals(System.getProperty("parley.docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, generated);
        }

        assertThat(PAGE)
                .as("write it anew: ./mvnw -pl connector-app -am test -Dtest=OptionsPageTest -Dparley.docs=write"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(generated);
    }
}
