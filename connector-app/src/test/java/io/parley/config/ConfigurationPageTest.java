package io.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.enrich.Languages;
import io.parley.model.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/admin/configuration.md");

    @Test
    void every_key_is_explained() throws IOException {
        String page = java.nio.file.Files.readString(PAGE);

        SettingsReader.KEYS.forEach((key, parts) -> {
            if (parts.isEmpty()) {
                assertThat(page).contains("| `" + key + "` |");
            }
            parts.forEach(part -> assertThat(page).contains("| `" + key + '.' + part + "` |"));
        });
        assertThat(page).contains(Languages.USUAL.size() + " usual ones");
    }

    @Test
    void every_kind_of_option_is_explained() throws IOException {
        String page = java.nio.file.Files.readString(PAGE);
        Map<Option.Kind, String> words = Map.of(
                Option.Kind.TEXT, "text",
                Option.Kind.URL, "URL",
                Option.Kind.SECRET, "secret",
                Option.Kind.FILE, "file",
                Option.Kind.NUMBER, "number",
                Option.Kind.DURATION, "duration",
                Option.Kind.BOOLEAN, "yes or no",
                Option.Kind.LIST, "list");

        assertThat(List.of(Option.Kind.values()))
                .allSatisfy(kind -> assertThat(page).contains("| " + words.get(kind) + " |"));
    }
}
