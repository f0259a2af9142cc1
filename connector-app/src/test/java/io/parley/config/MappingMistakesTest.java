package io.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.salesforce.SalesforceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CRM's own file is read with parley.yaml, and its mistakes stand beside the others. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingMistakesTest {

    @TempDir
    private Path folder = Path.of("");

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void mistakes_in_a_mapping_are_told_with_those_in_parley_yaml() throws IOException {
        write("rules.yaml", "- { name: all, then: { open: case, in: sales } }\n");
        write("mapping.yaml", "case:\n  Subject: \"{subjekt}\"\n  OwnerId: \"{author.id}\"\n");
        Path parley = write("parley.yaml", """
                channels:
                  blog: { type: rss, url: "https://blog.example/feed" }
                crms:
                  sales: { type: salesforce, client-id: "x", client-secret: "${SECRET}", mapping: mapping.yaml, orgin: "Web" }
                rules: rules.yaml
                """);
        Map<String, String> environment = Map.of("SECRET", "s");

        Loaded<Settings> loaded = new Configuration(
                        environment::get, List.of(Known.RSS), List.of(new SalesforceType()), new Secrets())
                .load(parley);

        assertThat(loaded).isInstanceOfSatisfying(Loaded.Wrong.class, wrong -> assertThat(
                        wrong.problems().toString())
                .contains("parley.yaml:4: There is no key 'orgin'")
                .contains("mapping.yaml:2: There is no placeholder {subjekt}. Did you mean 'subject'?")
                .contains("mapping.yaml:3: Parley fills OwnerId of Case itself"));
    }
}
