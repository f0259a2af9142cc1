package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.sugarcrm.api.Bean;
import io.parley.mapping.Echo;
import io.parley.mapping.Mapping;
import io.parley.mapping.OrgWords;
import io.parley.model.Delivery;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import io.parley.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a mention becomes in the fields of a record, before any of it is sent. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordFieldsTest {

    private static final String FAMILY = "👩‍👩‍👧‍👦";

    private Modules server = Modules.ofSuiteCrm();
    private Mapping mapping = Sections.FORM.builtIn();
    private @Nullable String origin;
    private String company = "";

    private Fields fields() {
        Schema schema = server.schema();
        OrgWords words =
                new OrgWords(origin, Map.of(Priority.LOW, "P3", Priority.MEDIUM, "P2", Priority.HIGH, "P1"), company);
        return new RecordFields(mapping, words, schema, new Statuses(schema, null, Set.of()));
    }

    private void map(String text) {
        List<Problem> problems = new ArrayList<>();
        mapping = Sections.FORM.builtIn().with(Sections.FORM.read(text, "mapping.yaml", problems));
        assertThat(problems).isEmpty();
    }

    private Map<String, String> of(Delivery delivery) {
        return fields().of(delivery);
    }

    @Test
    void a_case_says_what_was_said_by_whom_where_and_when_and_no_field_is_filled_that_is_not_there() {
        assertThat(of(Mentions.newCase("The kettle sparks", "The kettle sparks\nand smells")))
                .isEqualTo(Map.of(
                        "name", "The kettle sparks",
                        "description",
                                "The kettle sparks\nand smells\n\n— @alice on fediverse, 2026-03-01 09:00 UTC\n"
                                        + "https://social.example/17",
                        "priority", "P1",
                        "status", "Open_New"));
    }

    @Test
    void a_lead_is_a_person_of_whom_the_profile_is_known() {
        company = "[none]";

        assertThat(of(Mentions.newLead("Wants a kettle", "Where can I buy one?")))
                .containsEntry("first_name", "Alice María")
                .containsEntry("last_name", "Ruiz")
                .containsEntry("account_name", "[none]")
                .containsEntry("website", "https://social.example/@alice")
                .containsEntry("lead_source_description", "Post on fediverse")
                .containsEntry("status", "New")
                .doesNotContainKeys("lead_source", "name", "priority")
                .hasEntrySatisfying("description", text -> assertThat(text)
                        .startsWith("Wants a kettle\n\nWhere can I buy one?\n\n— @alice on fediverse"));
    }

    @Test
    void the_fields_of_the_optional_package_are_filled_where_it_is_installed() {
        for (String module : List.of("Cases", "Leads")) {
            server.with(module, "parley_channel_c", "varchar", 80)
                    .with(module, "parley_author_c", "varchar", 255)
                    .with(module, "parley_author_url_c", "url", 500)
                    .with(module, "parley_mention_url_c", "url", 500)
                    .with(module, "parley_conversation_c", "varchar", 255)
                    .with(module, "parley_rating_c", "varchar", 20)
                    .with(module, "parley_can_reply_c", "varchar", 255);
        }

        assertThat(List.of(of(Mentions.newCase("Help", "Help")), of(Mentions.newLead("Help", "Help"))))
                .allSatisfy(values -> assertThat(values)
                        .containsEntry("parley_channel_c", "fediverse")
                        .containsEntry("parley_author_c", "Alice María Ruiz (@alice)")
                        .containsEntry("parley_author_url_c", "https://social.example/@alice")
                        .containsEntry("parley_mention_url_c", "https://social.example/17")
                        .containsEntry("parley_conversation_c", "fediverse:acme:@u1")
                        .containsEntry("parley_can_reply_c", "yes, up to 500 characters")
                        .doesNotContainKey("parley_rating_c"));
    }

    @Test
    void a_source_is_one_of_the_drop_down_or_none() {
        server.with("Cases", "source", "enum", 100, "", "Internal", "Forum", "Web", "InboundEmail");
        assertThat(of(Mentions.newCase("Help", "Help"))).doesNotContainKey("source");

        server.with("Cases", "source", "enum", 100, "", "Fediverse");
        assertThat(of(Mentions.newCase("Help", "Help"))).containsEntry("source", "Fediverse");

        origin = "Web Site";
        assertThat(of(Mentions.newLead("Help", "Help"))).containsEntry("lead_source", "Web Site");
    }

    @Test
    void a_server_without_a_state_beside_the_status_has_other_statuses() {
        server.without("Cases").with("Cases", "name", "name", 255).with("Cases", "status", "enum", 100, "New");

        assertThat(of(Mentions.newCase("Help", "Help"))).containsEntry("status", "New");
    }

    @Test
    void a_subject_is_cut_between_characters_before_the_server_cuts_it() {
        String name = of(Mentions.newCase(FAMILY.repeat(100), "Help")).get("name");

        assertThat(name.length()).isBetween(240, 255);
        assertThat(name).endsWith("…");
        assertThat(name.substring(0, name.length() - 1).replace(FAMILY, "")).isEmpty();
    }

    @Test
    void a_subject_is_counted_as_long_as_the_server_makes_it() {
        String name = of(Mentions.newCase("\"".repeat(50), "Help")).get("name");

        assertThat(name.replace("\"", "&quot;").length()).isBetween(240, 255);
        assertThat(name).endsWith("\"…");
    }

    @Test
    void a_text_that_a_field_can_t_hold_says_where_all_of_it_stands() {
        for (String one : List.of("é", "x", "<", FAMILY)) {
            String text = of(Mentions.newCase("Long", one.repeat(70_000))).get("description");

            String kept = text.replace("<", "&lt;\u200b");
            assertThat(kept.getBytes(StandardCharsets.UTF_8).length).isBetween(59_900, 65_535);
            assertThat(text).endsWith("… (full text: https://social.example/17)");
            assertThat(text.substring(0, text.indexOf('…')).replace(one, "")).isEmpty();
        }
    }

    @Test
    void what_no_crm_takes_is_left_out() {
        String bell = String.valueOf((char) 7);

        assertThat(of(Mentions.newCase("A" + bell + "\nB", "a" + bell + "b\tc")))
                .containsEntry("name", "A B")
                .hasEntrySatisfying("description", text -> assertThat(text).startsWith("ab\tc\n"));
        assertThat(of(Mentions.newCase(bell, "Help"))).containsEntry("name", "@alice on fediverse");
    }

    @Test
    void an_integrators_lines_take_the_place_of_the_built_in_ones() {
        server.with("Cases", "brand_c", "varchar", 20).with("Cases", "said_c", "datetimecombo", 0);
        map("""
                case:
                  name: "[{channel}] {subject}"
                  type: { from: "{priority}", values: { high: Product }, otherwise: User }
                  brand_c: { value: "Acme {sic}" }
                  said_c: "{published}"
                  status: Open_Assigned
                  priority: ~
                  not_there_c: "{url}"
                """);

        assertThat(of(Mentions.newCase("The kettle sparks", "Help")))
                .containsEntry("name", "[fediverse] The kettle sparks")
                .containsEntry("type", "Product")
                .containsEntry("brand_c", "Acme {sic}")
                .containsEntry("said_c", "2026-03-01T09:00:00Z")
                .containsEntry("status", "Open_Assigned")
                .containsKey("description")
                .doesNotContainKeys("priority", "not_there_c");
    }

    @Test
    void a_deletion_takes_the_words_out_of_the_record_and_leaves_what_a_rep_added() {
        Map<String, String> standing = new HashMap<>(of(Mentions.newCase("My number is 4929", "My number is 4929")));
        standing.replaceAll((field, text) -> field.equals("description") ? "Called her.\n" + text : text);
        Bean record = new Bean("Cases", "1", standing);

        assertThat(fields().quoting(RecordKind.CASE)).containsExactlyInAnyOrder("name", "description");
        assertThat(fields().echoed(RecordKind.CASE, record, new Echo("My number is 4929", "", true), null))
                .isEqualTo(Map.of(
                        "name",
                        "[deleted by its author]",
                        "description",
                        "Called her.\n[deleted by its author]\n\n— @alice on fediverse, 2026-03-01 09:00 UTC\n"
                                + "https://social.example/17"));
        assertThat(fields().echoed(RecordKind.CASE, record, new Echo("Other words", "", true), null))
                .isEmpty();
    }

    @Test
    void an_edit_changes_the_description_and_leaves_the_name() {
        Bean record = new Bean("Cases", "1", of(Mentions.newCase("It broke", "It broke")));

        assertThat(fields().echoed(RecordKind.CASE, record, new Echo("It broke", "It broke twice", false), null))
                .containsOnlyKeys("description")
                .hasEntrySatisfying("description", text -> assertThat(text).startsWith("It broke twice\n\n— @alice"));
    }

    @Test
    void a_message_has_what_the_file_says_where_it_stands_and_an_edit_follows_in_the_authors_words_alone() {
        server.with("AOP_Case_Updates", "tags_c", "varchar", 100)
                .with("AOP_Case_Updates", "copy_c", "text", 0)
                .with("AOP_Case_Updates", "link_c", "url", 255);
        map("message:\n  link_c: \"{url}\"\n  copy_c: \"{text}\"\n  tags_c: \"{tags}\"\n");
        Delivery delivery = Mentions.newCase("Help", "Help me");

        assertThat(fields().message(Talk.CASE_UPDATES, delivery))
                .isEqualTo(Map.of("link_c", "https://social.example/17", "copy_c", "Help me"));
        assertThat(fields().message(Talk.NOTES, delivery)).isEmpty();
        assertThat(fields().revised(Talk.CASE_UPDATES, delivery)).isEqualTo(Map.of("copy_c", "Help me", "tags_c", ""));
    }
}
