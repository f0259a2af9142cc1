package io.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrongConfigurationTest {

    private static final String WRONG = """
            store: { url: "jdbc:h2:file:./data/parley" }
            consle: { port: 8080 }
            channels:
              square: { type: mastodon, server: "not a url", token: "${NOBODY_SET_THIS}" }
              pigeons: { type: pigeon, server: "https://pigeon.example" }
            crms:
              support: { type: salesforce, client-id: "abc", client-secret: "${CRM_SECRET}" }
            rules: rules.yaml
            """;

    private static final String RULES = """
            - name: everything
              then: { open: case, in: support }
            - name: never reached
              when: { mentions-us: true }
              then: set aside
            """;

    @TempDir
    Path folder;

    @Test
    void every_mistake_is_told_with_its_line_and_its_fix_and_nothing_starts() {
        try (Installation parley = new Installation(folder, WRONG, RULES).with("CRM_SECRET", "a secret")) {
            int code = parley.runs("run", "--config", "parley.yaml");

            assertThat(code).isEqualTo(2);
            assertThat(parley.logged())
                    .contains("parley.yaml:2:", "consle", "console")
                    .contains("parley.yaml:4:", "not a url", "NOBODY_SET_THIS")
                    .contains("parley.yaml:5:", "pigeon", "mastodon")
                    .contains("rules.yaml:3:", "never reached")
                    .contains("Nothing was started.");
            assertThat(Files.exists(folder.resolve("data")))
                    .as("a store was made")
                    .isFalse();
        }
    }
}
