package io.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.decide.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RulesPageTest {

    private static final Path PAGE = Path.of("../docs/integrator/rules.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(yaml|yaml error|text)\n(.*?)```");

    private static final String PARLEY = """
            channels:
              blog: { type: rss, url: "https://blog.example/feed" }
              fediverse: { type: mastodon, server: "https://square.example" }
            crms:
              support: { type: helpdesk, login-url: "https://crm.example", client-secret: "${SECRET}" }
              sales: { type: salesforce, login-url: "https://crm.example", client-secret: "${SECRET}" }
            rules: rules.yaml
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    void every_example_of_the_page_can_be_used(String rules) {
        assertThat(problems(rules)).isEmpty();
    }

    static Stream<String> every_example_of_the_page_can_be_used() throws IOException {
        return blocks("yaml").stream();
    }

    @Test
    void every_wrong_example_of_the_page_is_refused_in_the_words_that_the_page_quotes() throws IOException {
        List<String> told = new ArrayList<>();
        blocks("yaml error").forEach(rules -> told.addAll(problems(rules)));

        assertThat(told).isEqualTo(blocks("text").stream().map(String::strip).toList());
    }

    @Test
    void every_condition_and_field_has_its_place_on_the_page() throws IOException {
        String page = java.nio.file.Files.readString(PAGE);

        assertThat(WhenReader.KEYS).hasSize(12).allSatisfy(key -> assertThat(page)
                .containsPattern("(?m)^### .*\\b" + key + "\\b"));
        assertThat(ThenReader.KEYS).allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
        assertThat(Subject.fields()).allSatisfy(field -> assertThat(page).contains("`{" + field + "}`"));
    }

    private List<String> problems(String rules) {
        return new Files(folder).set("SECRET", "any secret").problems(PARLEY, rules);
    }

    private static List<String> blocks(String kind) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(java.nio.file.Files.readString(PAGE));
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                blocks.add(matcher.group(2));
            }
        }
        assertThat(blocks).isNotEmpty();
        return blocks;
    }
}
