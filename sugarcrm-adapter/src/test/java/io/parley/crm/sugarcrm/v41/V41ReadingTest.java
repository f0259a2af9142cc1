package io.parley.crm.sugarcrm.v41;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.sandbox.suitecrm.SuiteSandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What version 4.1 answers, as measured on SuiteCRM 7.14.6, and what we make of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class V41ReadingTest {

    private static final String CASES = "Cases";

    private final V41Lab lab = new V41Lab();
    private final SuiteSandbox crm = lab.crm;
    private final Bare bare = lab.bare;
    private final V41Server server = lab.server;

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void the_relations_of_a_bean_that_is_gone_break_the_server_and_are_none() {
        assertThat(bare.call(
                                "get_relationships",
                                "module_name",
                                CASES,
                                "module_id",
                                V41Lab.id(),
                                "link_field_name",
                                "contacts",
                                "related_module_query",
                                "",
                                "related_fields",
                                List.of("id"),
                                "related_module_link_name_to_fields_array",
                                List.of(),
                                "deleted",
                                0)
                        .status())
                .isEqualTo(500);

        assertThat(server.related(CASES, V41Lab.id(), "contacts", Set.of("last_name")))
                .isEmpty();
    }

    @Test
    void an_unknown_id_has_a_list_of_warnings_where_others_have_an_object() {
        String id = V41Lab.id();
        assertThat(bare.entry(CASES, id, "name").isArray()).isTrue();
        assertThat(bare.entry(CASES, id, "name").path(1).path("name").asText()).isEqualTo("deleted");

        assertThat(server.read(CASES, List.of(id), Set.of("name"))).isEmpty();
    }

    @Test
    void what_is_required_may_be_missing_and_a_choice_may_be_any_text_and_a_name_is_cut() {
        String id = bare.set("Contacts", Map.of("first_name", "Only"))
                .json()
                .path("id")
                .asText();
        assertThat(id).isNotEmpty();
        String junk = bare.set(CASES, Map.of("name", "x".repeat(300), "priority", "junk"))
                .json()
                .path("id")
                .asText();

        assertThat(bare.entry(CASES, junk, "priority")
                        .path("priority")
                        .path("value")
                        .asText())
                .isEqualTo("junk");
        assertThat(lab.named(junk)).hasSize(255);
        assertThat(server.fields("Contacts").get("last_name").required()).isTrue();
        assertThat(server.fields(CASES).get("priority").choices()).contains("P1", "P2", "P3");
        assertThat(server.fields(CASES).get("name").length()).isEqualTo(255);
    }

    @Test
    void text_is_read_as_it_was_written_whatever_the_echo_says() {
        String text =
                "<b>bold</b> & \"quoted\" 'single' \\ back\n\ntwo  spaces &amp; &lt;i&gt; <3 <script>x()</script> é 😀";
        String line = text.replace("\n", " ");
        String id = V41Lab.id();
        String update = V41Lab.id();
        assertThat(bare.set(CASES, Map.of("name", "R&D über <b>"))
                        .json()
                        .path("entry_list")
                        .toString())
                .contains("&amp;amp;", "&uuml;", "&lt;b&gt;");
        server.create(List.of(
                new NewBean(CASES, id, Map.of("name", line, "description", text)),
                new NewBean("AOP_Case_Updates", update, Map.of("name", line, "description", text, "case_id", id))));

        assertThat(server.read(CASES, List.of(id), Set.of("name", "description"))
                        .get(id)
                        .values())
                .containsEntry("name", line)
                .containsEntry("description", text);
        assertThat(server.read("AOP_Case_Updates", List.of(update), Set.of("description"))
                        .get(update)
                        .get("description"))
                .isEqualTo(text);
        assertThat(server.find(new Query(
                        "AOP_Case_Updates",
                        List.of(new Query.Is("case_id", id)),
                        Set.of("description", "internal", "date_modified"),
                        "date_modified",
                        0,
                        5)))
                .singleElement()
                .satisfies(bean -> {
                    assertThat(bean.get("description")).isEqualTo(text);
                    assertThat(bean.get("internal")).isEqualTo("false");
                    assertThat(bean.time("date_modified")).isNotNull();
                });
    }

    @Test
    void an_argument_of_another_name_breaks_php_8_and_is_taken_by_its_place_in_php_7() {
        Bare.Told broken = bare.call("get_entry_list", "module_name", CASES, "Favorites", false);
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.body()).isEmpty();

        String id = V41Lab.id();
        server.create(List.of(V41Lab.newCase(id, "eight")));
        assertThat(lab.named(id)).isEqualTo("eight");

        crm.php7(true);
        String other = V41Lab.id();
        server.create(List.of(V41Lab.newCase(other, "seven")));
        assertThat(lab.named(other)).isEqualTo("seven");
        assertThat(server.find(new Query(
                        CASES, List.of(new Query.Is("name", "seven")), Set.of("name"), "date_modified", 0, 5)))
                .hasSize(1);
        assertThat(server.related(CASES, other, "contacts", Set.of("last_name")))
                .isEmpty();
        assertThat(server.withEmail("Contacts", List.of("a@b.example"), Set.of("last_name")))
                .isEmpty();
    }

    @Test
    void people_are_found_by_any_address_whatever_its_case() {
        String contact = V41Lab.id();
        server.create(List.of(
                new NewBean("Contacts", contact, Map.of("last_name", "O'Brien", "email1", "Pat.O'Brien@Example.org")),
                new NewBean("Contacts", V41Lab.id(), Map.of("last_name", "Other", "email1", "other@example.org"))));

        assertThat(server.withEmail(
                        "Contacts", List.of("pat.o'brien@EXAMPLE.org", "nobody@example.org"), Set.of("last_name")))
                .containsOnlyKeys("pat.o'brien@example.org")
                .hasEntrySatisfying("pat.o'brien@example.org", found -> assertThat(found)
                        .extracting(bean -> bean.get("last_name"))
                        .containsExactly("O'Brien"));
    }

    @Test
    void pages_come_in_the_order_of_time_and_id_and_deleted_ones_are_left_out() {
        List<String> ids =
                IntStream.range(0, 7).mapToObj(i -> V41Lab.id()).sorted().toList();
        server.create(ids.stream().map(id -> V41Lab.newCase(id, "p")).toList());
        Instant same = Instant.parse("2026-01-02T03:04:05Z");
        ids.forEach(id -> crm.desk().changedAt(CASES, id, same));
        crm.desk().delete(CASES, ids.get(3));
        crm.desk().changedAt(CASES, ids.get(3), same);

        List<String> seen = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 3) {
            server.find(new Query(
                            CASES,
                            List.of(new Query.Since("date_modified", same)),
                            Set.of("date_modified"),
                            "date_modified",
                            offset,
                            3))
                    .forEach(bean -> seen.add(bean.id()));
        }
        List<String> left = new ArrayList<>(ids);
        left.remove(3);
        assertThat(seen).containsExactlyElementsOf(left);
        assertThat(server.find(new Query(
                        CASES,
                        List.of(new Query.Since("date_modified", same.plusSeconds(1))),
                        Set.of("name"),
                        "date_modified",
                        0,
                        9)))
                .isEmpty();
    }

    @Test
    void sugar_ce_has_no_case_updates_and_no_state() {
        crm.sugarCe(true);

        assertThat(server.fields("AOP_Case_Updates")).isEmpty();
        assertThat(server.fields(CASES)).doesNotContainKey("state").containsKey("status");
        assertThat(server.fields("Notes")).containsKeys("parent_type", "parent_id", "portal_flag", "contact_id");
    }

    @Test
    void who_made_a_bean_has_a_name_and_not_the_word_of_the_login() {
        String id = V41Lab.id();
        server.create(List.of(V41Lab.newCase(id, "c")));
        crm.desk().write(id, "an answer", false);
        assertThat(bare.call("get_entry_list", "module_name", "AOP_Case_Updates")
                        .body())
                .contains("robin")
                .doesNotContain(SuiteSandbox.REP);

        assertThat(server.find(new Query(
                        "AOP_Case_Updates",
                        List.of(new Query.Is("case_id", id)),
                        Set.of("created_by", "created_by_name"),
                        "id",
                        0,
                        5)))
                .singleElement()
                .satisfies(bean -> assertThat(bean.get("created_by_name")).isEqualTo(SuiteSandbox.REP));
    }
}
