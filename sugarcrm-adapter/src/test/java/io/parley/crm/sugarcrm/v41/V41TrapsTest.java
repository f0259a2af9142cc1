package io.parley.crm.sugarcrm.v41;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Relation;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.model.Outcome;
import io.parley.sandbox.Fault;
import io.parley.sandbox.suitecrm.SuiteSandbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What version 4.1 does to those who write without knowing it, as measured on SuiteCRM 7.14.6, and to us not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class V41TrapsTest {

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
    void a_set_entry_with_an_unknown_id_is_answered_with_it_and_writes_nothing() {
        String id = V41Lab.id();
        Bare.Told told = bare.set(CASES, Map.of("id", id, "name", "lost"));
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("id").asText()).isEqualTo(id);
        assertThat(crm.records(CASES)).isEmpty();

        assertThat(server.create(List.of(V41Lab.newCase(id, "kept")))).containsExactly(new Saved.Done(id, true));
        assertThat(lab.named(id)).isEqualTo("kept");
    }

    @Test
    void a_change_of_a_bean_that_is_gone_is_answered_with_its_id_and_writes_nothing() {
        String id = V41Lab.id();
        server.create(List.of(V41Lab.newCase(id, "old")));
        crm.desk().delete(CASES, id);
        assertThat(bare.set(CASES, Map.of("id", id, "name", "ghost"))
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(id);

        assertThat(server.change(List.of(new Change(CASES, id, Map.of("name", "new")))))
                .singleElement()
                .isInstanceOfSatisfying(Saved.Failed.class, failed -> assertThat(failed.outcome())
                        .isInstanceOf(Outcome.Retry.class));
    }

    @Test
    void an_id_that_is_taken_ends_in_a_database_failure_and_is_a_bean_that_is_there() {
        String id = V41Lab.id();
        bare.set(CASES, Map.of("id", id, "new_with_id", true, "name", "first"));
        Bare.Told again = bare.set(CASES, Map.of("id", id, "new_with_id", true, "name", "second"));
        assertThat(again.status()).isEqualTo(500);
        assertThat(again.body()).startsWith("Database failure");

        assertThat(server.create(List.of(V41Lab.newCase(id, "third")))).containsExactly(new Saved.Done(id, false));
        assertThat(lab.named(id)).isEqualTo("first");
    }

    @Test
    void the_id_of_a_deleted_bean_is_taken_too() {
        String id = V41Lab.id();
        server.create(List.of(V41Lab.newCase(id, "first")));
        crm.desk().delete(CASES, id);

        assertThat(server.create(List.of(V41Lab.newCase(id, "second")))).containsExactly(new Saved.Done(id, false));
        assertThat(crm.records(CASES)).isEmpty();
    }

    @Test
    void a_batch_breaks_off_at_an_id_that_is_taken_and_the_rest_of_it_is_sent_again() {
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> V41Lab.id()).toList();
        server.create(List.of(V41Lab.newCase(ids.get(2), "there")));

        List<Saved> saved = server.create(
                ids.stream().map(id -> V41Lab.newCase(id, "batch")).toList());

        assertThat(saved).extracting(one -> ((Saved.Done) one).id()).containsExactlyElementsOf(ids);
        assertThat(crm.records(CASES)).hasSize(5);
        assertThat(lab.named(ids.get(2))).isEqualTo("there");
        assertThat(lab.named(ids.get(4))).isEqualTo("batch");
    }

    @Test
    void a_bean_that_the_crm_does_not_want_fails_alone_and_in_its_words() {
        crm.refuseWhere(CASES, "name", "bad", "No field name of this sort, please");
        List<Saved> saved = server.create(List.of(
                V41Lab.newCase(V41Lab.id(), "good 1"),
                V41Lab.newCase(V41Lab.id(), "a bad one"),
                V41Lab.newCase(V41Lab.id(), "good 2")));

        assertThat(saved.get(0)).isInstanceOf(Saved.Done.class);
        assertThat(saved.get(1))
                .isEqualTo(new Saved.Failed(new Outcome.Refused("No field name of this sort, please", "name")));
        assertThat(saved.get(2)).isInstanceOf(Saved.Done.class);
        assertThat(crm.records(CASES)).hasSize(2);
    }

    @Test
    void many_threads_with_the_same_keys_make_each_bean_once() {
        List<NewBean> beans = IntStream.range(0, 10)
                .mapToObj(i -> V41Lab.newCase(V41Lab.id(), "c" + i))
                .toList();
        List<CompletableFuture<List<Saved>>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(CompletableFuture.supplyAsync(() -> server.create(beans)));
        }

        all.forEach(one -> assertThat(one.join()).hasSize(10).allMatch(Saved.Done.class::isInstance));
        assertThat(crm.records(CASES)).hasSize(10);
        assertThat(crm.calls().count("token")).as("logins, with the bare one").isEqualTo(2);
    }

    @Test
    void a_bean_that_our_user_may_not_save_is_left_out_of_the_answer_of_a_batch() {
        crm.forbid("Notes", "save");

        assertThat(server.create(List.of(new NewBean("Notes", V41Lab.id(), Map.of("name", "n")))))
                .singleElement()
                .isInstanceOfSatisfying(Saved.Failed.class, failed -> assertThat(failed.outcome())
                        .isInstanceOf(Outcome.Blocked.class));
    }

    @Test
    void a_wrong_link_is_counted_as_failed_with_status_200() {
        String id = V41Lab.id();
        String contact = V41Lab.id();
        server.create(List.of(V41Lab.newCase(id, "c"), new NewBean("Contacts", contact, Map.of("last_name", "L"))));
        Bare.Told told = bare.call(
                "set_relationship",
                "module_name",
                CASES,
                "module_id",
                id,
                "link_field_name",
                "nolink",
                "related_ids",
                List.of(contact));
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("failed").asInt()).isEqualTo(1);

        List<Saved> saved = server.relate(List.of(
                new Relation(CASES, id, "contacts", "Contacts", contact),
                new Relation(CASES, id, "nolink", "Contacts", contact)));

        assertThat(saved.get(0)).isEqualTo(new Saved.Done(id, false));
        assertThat(saved.get(1)).isInstanceOfSatisfying(Saved.Failed.class, failed -> assertThat(failed.outcome())
                .isInstanceOf(Outcome.Refused.class));
        assertThat(server.related(CASES, id, "contacts", Set.of("last_name")))
                .extracting(Bean::id)
                .containsExactly(contact);
    }

    @Test
    void a_relation_to_nothing_is_counted_as_made() {
        String id = V41Lab.id();
        server.create(List.of(V41Lab.newCase(id, "c")));
        Bare.Told told = bare.call(
                "set_relationship",
                "module_name",
                CASES,
                "module_id",
                id,
                "link_field_name",
                "contacts",
                "related_ids",
                List.of(V41Lab.id()));
        assertThat(told.json().path("created").asInt()).isEqualTo(1);

        assertThat(server.relate(List.of(new Relation(CASES, id, "contacts", "Contacts", V41Lab.id()))))
                .singleElement()
                .isInstanceOf(Saved.Failed.class);
    }

    @Test
    void a_field_that_is_not_there_is_left_out_without_a_word() {
        assertThat(bare.set(CASES, Map.of("name", "x", "no_such_field_c", "lost"))
                        .status())
                .isEqualTo(200);

        assertThat(server.create(List.of(new NewBean(CASES, V41Lab.id(), Map.of("name", "x", "no_such_field_c", "y")))))
                .containsExactly(new Saved.Failed(
                        new Outcome.Refused("Cases has no field no_such_field_c.", "no_such_field_c")));
    }

    @Test
    void a_wrong_password_is_refused_with_status_200_and_blocks_without_being_told() {
        try (V41Server stranger = lab.server("wrong-secret-word")) {
            assertThatThrownBy(stranger::self)
                    .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                            .isInstanceOfSatisfying(
                                    Outcome.Blocked.class, blocked -> assertThat(blocked.reason() + blocked.fix())
                                            .contains("LDAP", "Invalid Login")
                                            .doesNotContain("wrong-secret-word")));
        }
    }

    @Test
    void an_ended_session_is_renewed_once_however_many_meet_it() {
        server.self();
        long before = crm.calls().count("token");
        crm.expireTokens();
        List<CompletableFuture<List<Saved>>> all = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> server.create(List.of(V41Lab.newCase(V41Lab.id(), "s" + i)))))
                .toList();

        all.forEach(one -> assertThat(one.join()).allMatch(Saved.Done.class::isInstance));
        assertThat(crm.calls().count("token")).isEqualTo(before + 1);
    }

    @Test
    void numbers_and_silence_are_sorted_by_who_must_act() {
        assertThat(server.fields("No_Such_Module")).isEmpty();
        assertThat(server.create(List.of(new NewBean("No_Such_Module", V41Lab.id(), Map.of("name", "x")))))
                .singleElement()
                .isInstanceOfSatisfying(Saved.Failed.class, failed -> assertThat(failed.outcome())
                        .isInstanceOf(Outcome.Blocked.class));
        crm.faults().next(1, Fault.FORBIDDEN);
        assertThatThrownBy(() -> server.read(CASES, List.of(V41Lab.id()), Set.of("name")))
                .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                        .isInstanceOf(Outcome.Blocked.class));
        crm.faults().next(1, Fault.UNAVAILABLE);
        assertThatThrownBy(() -> server.read(CASES, List.of(V41Lab.id()), Set.of("name")))
                .isInstanceOfSatisfying(CrmFailure.class, failure -> assertThat(failure.outcome())
                        .isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.after())
                                .isNotNull()));
        assertThat(bare.send("nothing_of_the_sort", "{}").json().path("number").isTextual())
                .isTrue();
        assertThat(bare.send("get_user_id", "{broken").body()).isEqualTo("null");
        assertThat(bare.set(CASES, Map.of("id", "a'b", "new_with_id", true)).body())
                .isEqualTo("null");
        assertThat(bare.call("get_entry_list", "module_name", CASES, "query", "cases.nope = 'x'")
                        .status())
                .isEqualTo(500);
        assertThat(bare.call("get_entry_list", "module_name", CASES, "query", "cases.name = 'x'; DELETE FROM cases")
                        .json()
                        .path("number")
                        .asInt())
                .isEqualTo(40);
    }

    @Test
    void an_answer_lost_after_saving_is_found_out_by_the_next_try() {
        String id = V41Lab.id();
        server.fields(CASES);
        crm.faults().next(1, Fault.SAVE_THEN_DROP);

        assertThat(server.create(List.of(V41Lab.newCase(id, "once"))))
                .singleElement()
                .isInstanceOfSatisfying(Saved.Failed.class, failed -> assertThat(failed.outcome())
                        .isInstanceOf(Outcome.Retry.class));
        assertThat(server.create(List.of(V41Lab.newCase(id, "twice")))).containsExactly(new Saved.Done(id, false));
        assertThat(crm.records(CASES)).hasSize(1);
        assertThat(lab.named(id)).isEqualTo("once");
    }

    @Test
    void suitecrm_8_has_it_below_legacy() {
        try (SuiteSandbox eight =
                        SuiteSandbox.start(SuiteSandbox.Options.on(0, null).withLegacyPath());
                V41Server client = V41Lab.server(eight, SuiteSandbox.PASSWORD)) {
            assertThat(client.create(List.of(V41Lab.newCase(V41Lab.id(), "eight"))))
                    .allMatch(Saved.Done.class::isInstance);
            assertThat(eight.records(CASES)).hasSize(1);
        }
    }

    @Test
    void a_file_hangs_on_a_note() {
        String note = V41Lab.id();
        server.create(List.of(new NewBean("Notes", note, Map.of("name", "with a file"))));
        byte[] file = "😀 content".getBytes(StandardCharsets.UTF_8);

        server.put(note, "photo of it.txt", file);

        assertThat(bare.call("get_note_attachment", "id", note)
                        .json()
                        .path("note_attachment")
                        .path("file")
                        .asText())
                .isEqualTo(java.util.Base64.getEncoder().encodeToString(file));
        assertThatThrownBy(() -> server.put(V41Lab.id(), "x.txt", file)).isInstanceOf(CrmFailure.class);
    }

    @Test
    void a_hundred_cases_take_four_calls_in_batches_and_a_hundred_one_by_one() {
        List<NewBean> beans = IntStream.range(0, 100)
                .mapToObj(i -> V41Lab.newCase(V41Lab.id(), "c" + i))
                .toList();
        server.fields(CASES);
        long before = crm.calls().count("set_entries");
        assertThat(server.create(beans)).allMatch(saved -> saved instanceof Saved.Done done && done.fresh());
        long batched = crm.calls().count("set_entries") - before;
        for (NewBean bean : beans) {
            server.create(List.of(new NewBean(CASES, V41Lab.id(), bean.values())));
        }
        long single = crm.calls().count("set_entries") - before - batched;

        System.out.println("100 cases by set_entries: " + batched + " calls; one by one: " + single + " calls");
        assertThat(batched).isEqualTo(4);
        assertThat(single).isEqualTo(100);
    }
}
