package io.parley.crm.sugarcrm.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.Relation;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.model.Outcome;
import io.parley.sandbox.suitecrm.SuiteSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What V8 does with beans and texts that nobody would expect. Where something is lost, the bare call loses it first. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class V8TrapsTest {

    private final SuiteSandbox suite = SuiteSandbox.start(0, null);
    private final V8Server server = new V8Server(access(suite, SuiteSandbox.PASSWORD));

    static Access access(SuiteSandbox suite, @Nullable String password) {
        boolean user = password != null;
        return new Access(
                suite.url().toString(),
                user ? SuiteSandbox.CLIENT_ID : SuiteSandbox.OWN_CLIENT_ID,
                user ? SuiteSandbox.CLIENT_SECRET : SuiteSandbox.OWN_CLIENT_SECRET,
                user ? SuiteSandbox.USER : null,
                password,
                null,
                null,
                4,
                Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        server.close();
        suite.close();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private Saved create(String module, String id, Map<String, String> values) {
        return server.create(List.of(new NewBean(module, id, values))).get(0);
    }

    private String created(String module, Map<String, String> values) {
        String id = id();
        assertThat(create(module, id, values)).isEqualTo(new Saved.Done(id, true));
        return id;
    }

    private Bean read(String module, String id, String... fields) {
        return server.read(module, Set.of(id), Set.of(fields)).get(id);
    }

    @Test
    void an_id_among_the_attributes_is_answered_201_and_nothing_is_written() {
        String lost = id();
        String body = "{\"data\":{\"type\":\"Cases\",\"attributes\":{\"id\":\"" + lost + "\",\"name\":\"x\"}}}";
        assertThat(new Bare(suite).call("POST", "/module", body).statusCode()).isEqualTo(201);
        assertThat(suite.records("Cases")).isEmpty();

        String kept = created("Cases", Map.of("name", "x"));

        assertThat(suite.records("Cases")).singleElement().satisfies(row -> assertThat(row.get("id"))
                .isEqualTo(kept));
    }

    @Test
    void an_id_that_is_there_or_was_deleted_is_no_failure_and_changes_nothing() {
        String id = created("Cases", Map.of("name", "first"));

        assertThat(create("Cases", id, Map.of("name", "second"))).isEqualTo(new Saved.Done(id, false));
        assertThat(read("Cases", id, "name").get("name")).isEqualTo("first");

        suite.desk().delete("Cases", id);
        assertThat(create("Cases", id, Map.of("name", "third"))).isEqualTo(new Saved.Done(id, false));
        assertThat(suite.records("Cases")).isEmpty();
    }

    @Test
    void of_many_who_create_the_same_bean_at_once_one_does() {
        NewBean bean = new NewBean("Cases", id(), Map.of("name", "x"));

        List<Saved> saved = server.create(java.util.Collections.nCopies(8, bean));

        assertThat(saved).allMatch(Saved.Done.class::isInstance);
        assertThat(saved.stream().filter(one -> ((Saved.Done) one).fresh())).hasSize(1);
        assertThat(suite.records("Cases")).hasSize(1);
    }

    @Test
    void a_bean_that_is_not_found_is_400_and_simply_missing() {
        String there = created("Cases", Map.of("name", "x"));
        String gone = id();
        assertThat(new Bare(suite).call("GET", "/module/Cases/" + gone, "").statusCode())
                .isEqualTo(400);

        assertThat(server.read("Cases", Set.of(there, gone, "no id at all"), Set.of("name")))
                .containsOnlyKeys(there);
        assertThat(server.change(List.of(new Change("Cases", gone, Map.of("name", "y")))))
                .singleElement()
                .isInstanceOfSatisfying(Saved.Failed.class, failed -> assertThat(failed.outcome())
                        .isInstanceOf(Outcome.Retry.class));
    }

    @Test
    void an_unknown_attribute_is_refused_with_its_name() {
        assertThat(create("Cases", id(), Map.of("name", "x", "brand_c", "y")))
                .isInstanceOfSatisfying(Saved.Failed.class, failed -> assertThat(failed.outcome())
                        .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.field())
                                .isEqualTo("brand_c")));
    }

    @Test
    void one_refused_bean_holds_up_no_other() {
        suite.refuseWhere("Cases", "name", "bad", "Not in the field name");
        List<NewBean> beans = IntStream.range(0, 6)
                .mapToObj(i -> new NewBean("Cases", id(), Map.of("name", i == 3 ? "bad" : "good " + i)))
                .toList();

        List<Saved> saved = server.create(beans);

        assertThat(saved.get(3)).isInstanceOf(Saved.Failed.class);
        assertThat(saved.stream().filter(Saved.Done.class::isInstance)).hasSize(5);
        assertThat(suite.records("Cases")).hasSize(5);
    }

    @Test
    void missing_and_senseless_values_are_taken_so_they_are_no_proof_of_anything() {
        String id = created("Leads", Map.of("status", "No such status"));

        assertThat(read("Leads", id, "status", "last_name").get("status")).isEqualTo("No such status");
    }

    @Test
    void without_a_page_size_there_are_twenty_and_no_word_about_the_others() {
        List<NewBean> beans = IntStream.range(0, 25)
                .mapToObj(i -> new NewBean("Cases", id(), Map.of("name", "case " + i)))
                .toList();
        server.create(beans);
        var silent = new Bare(suite).get("/module/Cases");
        assertThat(silent.path("data")).hasSize(20);
        assertThat(silent.has("meta")).isFalse();

        assertThat(server.find(new Query("Cases", List.of(), Set.of("name"), "case_number", 0, 100)))
                .hasSize(25);
        assertThat(server.find(new Query("Cases", List.of(), Set.of("name"), "case_number", 20, 10)))
                .hasSize(5);
        assertThat(server.find(new Query("Cases", List.of(), Set.of("name"), "case_number", 7, 5)))
                .hasSize(5);
        assertThat(server.find(new Query("Cases", List.of(), Set.of("name"), "case_number", 500, 100)))
                .isEmpty();
    }

    @Test
    void times_are_cut_to_the_minute_in_answers_and_compared_to_the_second() {
        String id = created("Cases", Map.of("name", "x"));
        Instant changed = Instant.parse("2026-03-04T05:06:37Z");
        suite.desk().changedAt("Cases", id, changed);

        assertThat(read("Cases", id, "date_modified").time("date_modified"))
                .isEqualTo(Instant.parse("2026-03-04T05:06:00Z"));
        assertThat(since(changed)).hasSize(1);
        assertThat(since(changed.plusSeconds(1))).isEmpty();
    }

    private List<Bean> since(Instant time) {
        List<Query.Term> terms = List.of(new Query.Since("date_modified", time));
        return server.find(new Query("Cases", terms, Set.of("name"), "date_modified", 0, 10));
    }

    @Test
    void a_time_in_iso_8601_would_be_stored_as_another_one() {
        String id = created("Cases", Map.of("name", "x", "date_entered", "2026-03-04T05:06:07Z"));

        assertThat(suite.records("Cases")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("id", id)
                .containsEntry("date_entered", "2026-03-04 05:06:07"));
    }

    @Test
    void words_that_look_like_markup_or_entities_arrive_as_they_were_written_wherever_they_stand() {
        String text =
                "<John> <b>bold</b> & \"quoted\" 'q' &amp; &lt;i&gt; &#60; 1<2 a<b <script>alert(1)</script> 😀 ש";
        String bare = id();
        new Bare(suite)
                .call(
                        "POST",
                        "/module",
                        Values.body("Notes", bare, Map.of())
                                .toString()
                                .replace(
                                        "\"attributes\":{}",
                                        "\"attributes\":{\"name\":\"<John> &amp; <script>x</script>\"}"));
        assertThat(suite.records("Notes").get(0).get("name")).isEqualTo("&");

        String owner = created("Cases", Map.of("name", text, "description", text));
        String note = created("Notes", Map.of("name", text, "description", text));
        String update = created("AOP_Case_Updates", Map.of("description", text, "case_id", owner));

        assertThat(read("Cases", owner, "name", "description").values())
                .containsEntry("name", text)
                .containsEntry("description", text);
        assertThat(read("Notes", note, "description").get("description")).isEqualTo(text);
        assertThat(read("AOP_Case_Updates", update, "description").get("description"))
                .isEqualTo(text);
        assertThat(suite.shown("AOP_Case_Updates", update, "description")).isEqualTo(text);
    }

    @Test
    void lines_stay_lines_in_the_thread_of_a_case() {
        String update = created("AOP_Case_Updates", Map.of("description", "one\ntwo\n\nfour", "case_id", id()));

        assertThat(suite.shown("AOP_Case_Updates", update, "description")).isEqualTo("one\ntwo\n\nfour");
        assertThat(read("AOP_Case_Updates", update, "description").get("description"))
                .isEqualTo("one\ntwo\n\nfour");
    }

    @Test
    void an_update_of_a_case_without_words_would_make_the_server_fail() {
        String body = "{\"data\":{\"type\":\"AOP_Case_Updates\",\"attributes\":{\"name\":\"x\"}}}";
        assertThat(new Bare(suite).call("POST", "/module", body).statusCode()).isEqualTo(500);

        created("AOP_Case_Updates", Map.of("case_id", id()));
    }

    @Test
    void what_is_too_long_is_cut_without_a_word() {
        String id = created("Cases", Map.of("name", "n".repeat(300), "description", "é".repeat(70_000)));

        Bean cut = read("Cases", id, "name", "description");
        assertThat(cut.get("name")).hasSize(255);
        assertThat(cut.get("description")).hasSize(32_767);
    }

    @Test
    void an_old_database_makes_question_marks_of_emoji_and_says_that_all_is_well() {
        suite.utf8mb3(true);

        String id = created("Notes", Map.of("name", "Hello 😀"));

        assertThat(read("Notes", id, "name").get("name")).isEqualTo("Hello ????");
    }

    @Test
    void booleans_come_back_as_they_went() {
        String update = created("AOP_Case_Updates", Map.of("description", "x", "internal", "true"));
        String other = created("AOP_Case_Updates", Map.of("description", "x", "internal", "false"));

        assertThat(read("AOP_Case_Updates", update, "internal").is("internal")).isTrue();
        assertThat(read("AOP_Case_Updates", other, "internal").is("internal")).isFalse();
    }

    @Test
    void the_fields_of_case_updates_are_known_although_v8_tells_them_to_nobody() {
        assertThat(new Bare(suite)
                        .call("GET", "/meta/fields/AOP_Case_Updates", "")
                        .statusCode())
                .isEqualTo(400);

        assertThat(server.fields("AOP_Case_Updates")).containsKeys("case_id", "internal", "contact_id");
        assertThat(server.fields("No_Such_Module")).isEmpty();
    }

    @Test
    void case_updates_that_a_role_forbids_are_not_there() {
        suite.forbid("AOP_Case_Updates", "view");

        assertThat(server.fields("AOP_Case_Updates")).isEmpty();
    }

    @Test
    void a_module_that_a_role_forbids_waits_for_an_admin() {
        suite.forbid("Cases", "save");

        assertThatThrownBy(() -> create("Cases", id(), Map.of("name", "x")))
                .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                        .isInstanceOfSatisfying(Outcome.Blocked.class, blocked -> assertThat(blocked.fix())
                                .contains("Role Management")));
    }

    @Test
    void an_address_finds_its_people_whatever_its_case() {
        String ann = created("Contacts", Map.of("last_name", "Zed", "email1", "Ann.Zed@example.com"));

        Map<String, List<Bean>> found =
                server.withEmail("Contacts", List.of("ANN.ZED@example.com", "nobody@example.com"), Set.of("last_name"));

        assertThat(found).containsOnlyKeys("ann.zed@example.com");
        assertThat(found.get("ann.zed@example.com")).extracting(Bean::id).containsExactly(ann);
    }

    @Test
    void a_relation_may_be_repeated_and_one_to_nobody_is_a_failure() {
        String owner = created("Cases", Map.of("name", "x"));
        String contact = created("Contacts", Map.of("last_name", "Zed"));
        Relation relation = new Relation("Cases", owner, "contacts", "Contacts", contact);

        assertThat(server.relate(List.of(relation, relation))).allMatch(Saved.Done.class::isInstance);
        assertThat(server.related("Cases", owner, "contacts", Set.of("last_name")))
                .extracting(Bean::id)
                .containsExactly(contact);
        assertThat(server.relate(List.of(new Relation("Cases", owner, "contacts", "Contacts", id()))))
                .singleElement()
                .isInstanceOf(Saved.Failed.class);
    }

    @Test
    void a_filter_by_what_is_no_column_is_answered_with_no_json_and_tried_again() {
        List<Query.Term> terms = List.of(new Query.Is("account_name", "x"));

        assertThatThrownBy(() -> server.find(new Query("Cases", terms, Set.of("name"), "date_entered", 0, 10)))
                .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                        .isInstanceOf(Outcome.Retry.class));
    }

    @Test
    void a_file_hangs_on_a_note_and_one_of_a_kind_that_the_server_forbids_is_refused() {
        String note = created("Notes", Map.of("name", "File"));

        server.put(note, "cat one.png", new byte[] {1, 2, 3});

        assertThat(suite.file(note)).containsExactly(1, 2, 3);
        assertThat(read("Notes", note, "filename").get("filename")).isEqualTo("cat one.png");
        assertThatThrownBy(() -> server.put(note, "page.php", new byte[] {1}))
                .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                        .isInstanceOf(Outcome.Refused.class));
    }

    @Test
    void no_more_than_some_calls_are_under_way_and_a_list_keeps_its_order() {
        List<NewBean> beans = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> beans.add(new NewBean("Cases", id(), Map.of("name", "case " + i))));

        List<Saved> saved = server.create(beans);

        assertThat(saved.stream().map(one -> ((Saved.Done) one).id()))
                .containsExactlyElementsOf(beans.stream().map(NewBean::key).toList());
        assertThat(suite.calls().count("create")).isEqualTo(40);
    }
}
