package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each link of the documentation to another page of it, or to a heading, leads somewhere. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinksTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");

    @Test
    void every_link_of_the_documentation_leads_somewhere() throws IOException {
        assertThat(pages(ROOT)).hasSizeGreaterThan(30);
        assertThat(broken(ROOT)).isEmpty();
    }

    @Test
    void a_missing_page_and_a_missing_heading_are_found(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("README.md"), """
                # A & B
                [good](#a--b), [gone](gone.md), [no such heading](README.md#c), [elsewhere](https://example.com/)
                """);

        assertThat(broken(folder)).containsExactly("README.md: gone.md", "README.md: README.md#c");
    }

    private static List<String> broken(Path root) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages(root)) {
            Matcher links = LINK.matcher(prose(page));
            while (links.find()) {
                String link = links.group(1);
                if (!link.matches("[a-z]+:.*") && !leads(page, link)) {
                    broken.add(root.relativize(page) + ": " + link);
                }
            }
        }
        return broken;
    }

    private static boolean leads(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path);
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(prose(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String prose(Path page) throws IOException {
        return FENCE.matcher(Files.readString(page)).replaceAll("");
    }

    private static List<Path> pages(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("node_modules")
                            && !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }
}
