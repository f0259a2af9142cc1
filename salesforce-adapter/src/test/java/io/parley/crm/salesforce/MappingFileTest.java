package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.Crm;
import io.parley.model.Finding;
import io.parley.model.Finding.Severity;
import io.parley.model.Outcome;
import io.parley.sandbox.salesforce.SalesforceSandbox.Feature;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import io.parley.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An integrator's mapping at work, and held against the org. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingFileTest {

    @TempDir
    private Path folder = Path.of("");

    private final SalesforceLab lab = new SalesforceLab(Options.on(0, null).with(Feature.SOCIAL_POSTS));

    @AfterEach
    void close() {
        lab.close();
    }

    private Map<String, String> mapping(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("mapping.yaml"), text);
        return Map.of("mapping", file.toString());
    }

    private Map<String, Object> only(String object) {
        List<Map<String, Object>> records = lab.salesforce.records(object);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private void deliver(String mapping) throws IOException {
        try (Crm crm = lab.open(mapping(mapping))) {
            assertThat(crm.deliver(List.of(Samples.newCase("1", "alice", "The kettle sparks"))))
                    .singleElement()
                    .isInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void fields_get_what_the_file_says_and_the_others_what_is_built_in() throws IOException {
        deliver("""
                case:
                  Subject: "[{channel}] {subject}"
                  Type: { from: "{priority}", values: { high: "Problem" }, otherwise: "Question" }
                  SuppliedCompany: { value: "Acme {sic}" }
                  SuppliedName: ~
                """);

        assertThat(only("Case"))
                .containsEntry("Subject", "[fediverse] The kettle sparks")
                .containsEntry("Type", "Problem")
                .containsEntry("SuppliedCompany", "Acme {sic}")
                .containsEntry("Origin", "fediverse")
                .doesNotContainKey("SuppliedName");
    }

    @Test
    void each_type_of_field_gets_a_value_of_its_type() throws IOException {
        deliver("""
                case:
                  IsEscalated: "{mentions-us}"
                  SuppliedEmail: "{author.handle}"
                  SuppliedPhone: "{author.followers}"
                social-post:
                  Shares: "{author.followers}"
                  AnalyzerScore: 1.5
                  HarvestDate: "{published}"
                  AttachmentUrl: "{author.url}"
                  Notes: "first\\nsecond"
                  Recipient: "first\\nsecond"
                """);

        assertThat(only("Case"))
                .containsEntry("IsEscalated", true)
                .containsEntry("SuppliedPhone", "42")
                .doesNotContainKey("SuppliedEmail");
        assertThat(only("SocialPost"))
                .containsEntry("Shares", 42L)
                .containsEntry("AnalyzerScore", 1.5)
                .containsEntry("HarvestDate", "2026-03-01T09:00:00.000+0000")
                .containsEntry("AttachmentUrl", "https://social.example/@alice")
                .containsEntry("Notes", "first\nsecond")
                .containsEntry("Recipient", "first second");
    }

    @Test
    void what_has_no_value_keeps_the_org_s_default() throws IOException {
        deliver("case:\n  Priority: { from: \"{rule}\", values: { x: High } }\n");

        assertThat(only("Case")).containsEntry("Priority", "Medium");
    }

    @Test
    void an_edit_and_a_deletion_reach_every_field_that_repeats_the_words() throws IOException {
        try (Crm crm = lab.open(mapping("""
                case:
                  Subject: "Help"
                  Comments: "They wrote: {text}"
                  SuppliedCompany: "{text}"
                social-post:
                  Notes: "{text}"
                """))) {
            var first = Samples.newCase("1", "alice", "My number is 4929");
            var record = ((Outcome.Delivered) crm.deliver(List.of(first)).get(0)).record();

            crm.deliver(List.of(Samples.revised(record, first, "My number is 5050")));
            assertThat(only("Case")).containsEntry("Comments", "They wrote: My number is 5050");
            assertThat(only("SocialPost")).containsEntry("Notes", "My number is 5050");
            crm.deliver(List.of(Samples.revised(record, first, null)));
        }

        assertThat(only("Case").toString()).doesNotContain("5050", "4929");
        assertThat(only("SocialPost")).doesNotContainKey("Notes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "case: { Brand__c: \"x\" }               | Brand__c on Case is not there",
                "case: { IsClosed: true }                | IsClosed on Case can't be filled",
                "case: { IsEscalated: \"maybe\" }        | IsEscalated on Case takes true or false, and the mapping gives it 'maybe'",
                "case: { IsEscalated: \"{channel}\" }    | takes true or false, and the mapping gives it text",
                "case: { ContactId: \"{author.id}\" }    | ContactId on Case takes an id",
                "social-post: { Shares: \"many\" }       | Shares on SocialPost takes a number",
                "social-post: { Shares: \"{rating.stars} of 5\" } | takes a number, and the mapping gives it text",
                "social-post: { HarvestDate: \"{url}\" } | takes a time",
                "social-post: { Sentiment: \"Angry\" }   | Sentiment on SocialPost has no value 'Angry'",
                "social-post: { Sentiment: { from: \"{priority}\", values: { high: \"Bad\" } } } | has no value 'Bad'",
            })
    void the_check_names_what_the_org_can_t_take_with_file_and_line(String mapping, String told) throws IOException {
        try (Crm crm = lab.open(mapping("# mine\n" + mapping))) {
            assertThat(crm.check())
                    .filteredOn(finding -> finding.severity() == Severity.BLOCKING)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.message()).contains("mapping.yaml:2: ", told);
                        assertThat(finding.fix()).isNotBlank();
                    });
        }
    }

    @Test
    void a_text_that_will_be_cut_is_a_note_and_stops_nothing() throws IOException {
        try (Crm crm = lab.open(mapping("case:\n  SuppliedCompany: \"{text}\"\n"))) {
            assertThat(crm.check())
                    .noneMatch(finding -> finding.severity() == Severity.BLOCKING)
                    .extracting(Finding::message)
                    .anyMatch(told -> told.contains("SuppliedCompany on Case takes 80 characters"));
        }
    }

    @Test
    void a_file_with_mistakes_is_told_before_anything_starts() throws IOException {
        Map<String, String> options = mapping("case:\n  Subject: \"{sbject}\"\n");

        assertThat(new SalesforceType().mistakes(options))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(2))
                .extracting(Problem::fix)
                .isEqualTo("Did you mean 'subject'?");
        assertThatThrownBy(() -> lab.open(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mapping.yaml:2: There is no placeholder {sbject}. Did you mean 'subject'?");
    }
}
