package io.parley.crm.sugarcrm.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for a package of either CRM. */
interface PackageRules {

    /** The fields that both have on cases and leads; the mapping fills them. */
    List<String> FIELDS = List.of(
            "parley_author_c",
            "parley_author_url_c",
            "parley_can_reply_c",
            "parley_channel_c",
            "parley_conversation_c",
            "parley_mention_url_c",
            "parley_rating_c");

    CrmPackage built();

    /** Whether a version of the CRM is one that the manifest accepts. */
    boolean accepts(String version);

    @Test
    default void every_file_that_the_manifest_names_is_in_the_zip_and_no_other_is() {
        Set<String> files = new TreeSet<>(built().files().keySet());
        files.remove("manifest.php");

        assertThat(built().named()).isEqualTo(files);
    }

    @Test
    default void every_file_is_php_since_a_scanner_takes_no_other() {
        assertThat(built().files()).allSatisfy((name, text) -> {
            assertThat(name).endsWith(".php");
            assertThat(text).startsWith("<?php\n").doesNotContain("?>");
        });
    }

    @Test
    default void the_version_and_the_date_are_filled_in() throws IOException {
        assertThat(built().files().values()).noneMatch(text -> text.contains("${"));
        assertThat((String) built().section("manifest").get("version")).endsWith(CrmPackage.version());
        assertThat((String) built().section("manifest").get("published_date")).startsWith("20");
    }

    @Test
    default void two_builds_of_one_commit_make_the_same_zip() throws IOException {
        String stamp = CrmPackage.property("<project.build.outputTimestamp>(.*?)</", Path.of("..", "pom.xml"));
        assertThat(built().dates()).containsOnly(OffsetDateTime.parse(stamp).toLocalDateTime());
        List<String> files = List.copyOf(built().files().keySet());
        assertThat(files.subList(1, files.size())).isSorted();
    }

    @Test
    default void it_takes_the_place_of_any_earlier_version_and_can_be_taken_away() {
        assertThat(built().section("manifest").get("type")).isEqualTo("module");
        assertThat(built().section("manifest").get("is_uninstallable")).isEqualTo(true);
        assertThat(built().section("manifest").get("remove_tables")).isEqualTo("prompt");
        assertThat(built().section("installdefs").get("id")).isEqualTo("parley");
        // Paths would be the only versions that may be upgraded.
        assertThat(built().section("upgrade_manifest").get("upgrade_paths")).isEqualTo(Map.of());
    }

    @Test
    default void cases_and_leads_have_the_fields_that_the_mapping_fills() {
        for (String module : List.of("Cases", "Leads")) {
            assertThat(names(module)).as(module).containsAll(FIELDS);
        }
    }

    @Test
    default void the_built_in_mapping_fills_these_fields_and_no_other_of_ours() throws IOException {
        String mapping = Files.readString(Path.of("src/main/resources/io/parley/crm/sugarcrm/mapping.yaml"));
        for (String section : List.of("case", "lead")) {
            String lines = mapping.replaceFirst("(?s).*\n" + section + ":\n(.*?)\n\n.*", "$1");
            assertThat(Pattern.compile("(?m)^  (parley_\\w+): ")
                            .matcher(lines)
                            .results()
                            .map(found -> found.group(1)))
                    .as(section)
                    .containsExactlyInAnyOrderElementsOf(FIELDS);
        }
    }

    @Test
    default void every_field_is_one_that_the_crm_takes() {
        assertThat(built().installs("custom_fields")).allSatisfy(field -> {
            String name = (String) field.get("name");
            assertThat(name).matches("parley_[a-z_]+_c").hasSizeLessThanOrEqualTo(30);
            assertThat(field.get("id")).isEqualTo(field.get("module") + name);
            assertThat(field.get("type")).isIn("varchar", "url", "text");
            assertThat(field.get("max_size") == null).isEqualTo("text".equals(field.get("type")));
            // Anything but a nought, even the word "optional", makes SuiteCRM ask the rep for it.
            assertThat(field.get("require_option")).isEqualTo(0);
        });
        List<Object> ids = built().installs("custom_fields").stream()
                .<Object>map(field -> field.get("id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    default void every_label_has_its_words_in_english_and_german() {
        for (String module : List.of("Cases", "Leads")) {
            Set<String> labels = labels(module);
            assertThat(labels).contains("LBL_PARLEY_PANEL", "LBL_PARLEY_CHANNEL");
            for (String language : List.of("en_us", "de_DE")) {
                assertThat(words(module, language)).as(module + " " + language).isEqualTo(labels);
            }
        }
    }

    /** What the scanner of a CRM refuses in a file. */
    List<String> refused(String php);

    @Test
    default void the_package_scanner_finds_nothing() {
        assertThat(built().files())
                .allSatisfy((name, text) -> assertThat(refused(text)).as(name).isEmpty());
    }

    private Set<String> names(String module) {
        return fields(module).stream().map(field -> (String) field.get("name")).collect(Collectors.toSet());
    }

    private List<Map<?, ?>> fields(String module) {
        return built().installs("custom_fields").stream()
                .filter(field -> module.equals(field.get("module")))
                .toList();
    }

    private Set<String> labels(String module) {
        Set<String> labels = new HashSet<>(Set.of("LBL_PARLEY_PANEL"));
        fields(module).forEach(field -> labels.add((String) field.get("label")));
        return labels;
    }

    private Set<String> words(String module, String language) {
        return built().installs("language").stream()
                .filter(file -> module.equals(file.get("to_module")) && language.equals(file.get("language")))
                .map(file -> built().files().get(((String) file.get("from")).substring("<basepath>/".length())))
                .flatMap(text -> Pattern.compile("\\$mod_strings\\['(\\w+)'] = '.+';\n")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1)))
                .collect(Collectors.toSet());
    }

    static boolean accepts(CrmPackage built, String section, String version) {
        Map<?, ?> accepted = (Map<?, ?>) built.section("manifest").get(section);
        return ((Map<?, ?>) accepted.get("regex_matches"))
                .values().stream()
                        .anyMatch(regex ->
                                Pattern.compile((String) regex).matcher(version).find());
    }
}
