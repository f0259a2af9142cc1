package io.parley.crm.sugarcrm.v11;

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
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults.Where;
import io.parley.sandbox.sugar.SugarSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is known to go wrong with commercial Sugar, each thing a test. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class V11TrapsTest {

    private SugarSandbox sugar = SugarSandbox.start(0, null);
    private final List<V11Server> servers = new ArrayList<>();
    private long nanos;

    @AfterEach
    void close() {
        servers.forEach(V11Server::close);
        sugar.close();
    }

    private void restart(SugarSandbox.Options options) {
        sugar.close();
        sugar = SugarSandbox.start(options);
    }

    private V11Server server(String user, String password, String platform, @Nullable String version, int chunk) {
        Access access = new Access(
                sugar.url().toString(), null, null, user, password, platform, version, 4, Duration.ofSeconds(3));
        V11Server server = new V11Server(access, "sync_key", chunk, () -> nanos);
        servers.add(server);
        return server;
    }

    private V11Server admin() {
        return server(SugarSandbox.ADMIN, SugarSandbox.PASSWORD, "parley", null, V11Server.CHUNK);
    }

    private V11Server user() {
        return server(SugarSandbox.USER, SugarSandbox.PASSWORD, "parley", null, V11Server.CHUNK);
    }

    private static NewBean aCase(int number) {
        return new NewBean("Cases", key(number), Map.of("name", "Case " + number));
    }

    private static String key(int number) {
        return "00000000-0000-5000-8000-" + String.format(java.util.Locale.ROOT, "%012d", number);
    }

    private static List<NewBean> cases(int count) {
        return IntStream.range(0, count).mapToObj(V11TrapsTest::aCase).toList();
    }

    private static String id(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).id();
    }

    private static Outcome.Failure failure(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Failed.class);
        return ((Saved.Failed) saved).outcome();
    }

    private static Outcome.Blocked blocked(Runnable call) {
        try {
            call.run();
        } catch (CrmFailure failure) {
            assertThat(failure.outcome()).isInstanceOf(Outcome.Blocked.class);
            return (Outcome.Blocked) failure.outcome();
        }
        throw new AssertionError("nothing blocks");
    }

    @Test
    void the_newest_version_that_there_is_gets_spoken_and_no_password_goes_out_to_find_it() {
        restart(SugarSandbox.Options.on(0, null).withNewest(21));

        user().fields("Cases");

        assertThat(sugar.calls().count("version")).isEqualTo(6);
        assertThat(sugar.calls().count("token")).isEqualTo(1);
        assertThat(sugar.journal()).anyMatch(line -> line.startsWith("GET /rest/v11_21/metadata"));
    }

    @Test
    void a_version_that_was_set_and_is_not_there_is_said() {
        V11Server server = server(SugarSandbox.USER, SugarSandbox.PASSWORD, "parley", "11_27", 25);

        assertThat(blocked(server::self).reason()).contains("incorrect_version");
    }

    @Test
    void a_sugar_that_is_too_old_is_said() {
        restart(SugarSandbox.Options.on(0, null).withNewest(19));

        assertThat(blocked(user()::self).fix()).contains("Sugar 13.0");
    }

    @Test
    void a_second_login_on_the_same_platform_ends_ours_and_we_log_in_once_more() {
        V11Server ours = user();
        ours.self();
        user().self();

        assertThat(ours.fields("Cases")).isNotEmpty();
    }

    @Test
    void two_programs_on_one_platform_do_not_end_each_other_s_sessions_for_ever() {
        V11Server ours = user();
        V11Server theirs = user();
        Outcome.Blocked told = blocked(() -> {
            for (int i = 0; i < 20; i++) {
                ours.fields("Cases");
                theirs.fields("Cases");
            }
        });
        long logins = sugar.calls().count("token");

        assertThat(told.reason()).contains("Another program", "the platform parley");
        assertThat(told.fix()).contains("platform of its own");
        assertThat(logins).isLessThan(20);
        assertThatThrownBy(() -> ours.fields("Cases")).isInstanceOf(CrmFailure.class);
        assertThat(sugar.calls().count("token")).isEqualTo(logins);

        nanos += Duration.ofMinutes(2).toNanos();
        assertThat(ours.fields("Cases")).isNotEmpty();
    }

    @Test
    void a_platform_that_nobody_registered_is_said_with_the_place_to_register_it() {
        restart(SugarSandbox.Options.on(0, null).withoutPlatforms());

        Outcome.Blocked told = blocked(user()::self);

        assertThat(told.fix()).contains("parley", "Configure API Platforms");
    }

    @Test
    void a_wrong_password_is_not_offered_again_and_again_and_never_told() {
        V11Server server = server(SugarSandbox.USER, "wrong-password-canary", "parley", null, 25);
        Outcome.Blocked first = blocked(server::self);
        blocked(server::self);

        assertThat(sugar.calls().count("token")).isEqualTo(1);
        assertThat(first.toString() + server).doesNotContain("canary");
        nanos += Duration.ofMinutes(1).toNanos();
        blocked(server::self);
        assertThat(sugar.calls().count("token")).isEqualTo(2);
    }

    @Test
    void twenty_calls_that_meet_the_end_of_a_session_renew_it_once() throws Exception {
        V11Server server = user();
        server.self();
        sugar.expireTokens();
        ExecutorService pool = Executors.newFixedThreadPool(20);
        Callable<?> call = () -> server.read("Cases", Set.of("no-such-id"), Set.of("name"));
        for (Future<?> each : pool.invokeAll(java.util.Collections.nCopies(20, call))) {
            each.get();
        }
        pool.shutdown();

        assertThat(sugar.calls().count("token")).isEqualTo(2);
    }

    @Test
    void an_admin_upserts_by_key_and_a_repeat_leaves_the_record_as_it_is() {
        V11Server server = admin();
        String id = id(server.create(List.of(aCase(1))).get(0));
        sugar.desk().close(id);

        assertThat(server.create(List.of(aCase(1)))).containsExactly(new Saved.Done(id, false));

        assertThat(sugar.calls().count("upsert")).isEqualTo(1);
        assertThat(sugar.records("Cases")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("status", "Closed"));
    }

    @Test
    void a_user_who_may_not_upsert_tries_it_once_and_looks_before_each_creation_instead() {
        V11Server server = user();

        server.create(cases(30)).forEach(V11TrapsTest::id);
        server.create(cases(31)).forEach(V11TrapsTest::id);

        assertThat(sugar.count("Cases")).isEqualTo(31);
        assertThat(sugar.calls().count("upsert")).isEqualTo(1);
        assertThat(sugar.records("Cases")).allSatisfy(row -> assertThat(row).containsKey("sync_key"));
    }

    @Test
    void an_answer_that_was_lost_is_looked_for_before_anything_is_sent_again() {
        for (V11Server server : List.of(user(), admin())) {
            int before = sugar.count("Leads");
            NewBean lead = new NewBean("Leads", key(before + 1), Map.of("last_name", "Miller"));
            sugar.faults().next(1, Fault.SAVE_THEN_DROP, Where.kind("create"));
            sugar.faults().next(1, Fault.SAVE_THEN_DROP, Where.kind("upsert"));
            Saved lost = server.create(List.of(lead)).get(0);
            sugar.faults().clear();

            assertThat(failure(lost)).isInstanceOf(Outcome.Retry.class);
            id(server.create(List.of(lead)).get(0));
            assertThat(sugar.count("Leads")).isEqualTo(before + 1);
        }
    }

    @Test
    void a_bulk_request_whose_answer_was_lost_makes_nothing_twice() {
        V11Server server = user();
        server.create(List.of(aCase(100)));
        sugar.faults().next(1, Fault.SAVE_THEN_DROP, Where.kind("bulk"));

        assertThat(server.create(cases(25)))
                .allSatisfy(each -> assertThat(failure(each)).isInstanceOf(Outcome.Retry.class));
        server.create(cases(25)).forEach(V11TrapsTest::id);

        assertThat(sugar.count("Cases")).isEqualTo(26);
    }

    @Test
    void two_threads_with_one_key_make_one_record_though_the_user_may_not_upsert() throws Exception {
        V11Server server = user();
        server.create(List.of(aCase(99)));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        Callable<List<Saved>> call = () -> server.create(List.of(aCase(1), aCase(2)));
        for (Future<List<Saved>> each : pool.invokeAll(java.util.Collections.nCopies(8, call))) {
            each.get().forEach(V11TrapsTest::id);
        }
        pool.shutdown();

        assertThat(sugar.count("Cases")).isEqualTo(3);
    }

    @Test
    void one_that_fails_in_a_bulk_request_leaves_the_others_alone() {
        sugar.refuseWhere("Cases", "name", "case 7", "Not this one");

        List<Saved> saved = admin().create(cases(10));

        assertThat(failure(saved.get(7))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).contains("Not this one");
            assertThat(refused.field()).isEqualTo("name");
        });
        assertThat(saved.stream().filter(Saved.Done.class::isInstance)).hasSize(9);
    }

    @Test
    void fewer_records_than_asked_for_are_not_the_end_as_long_as_next_offset_says_so() {
        restart(SugarSandbox.Options.on(0, null).withMostRecords(7));
        V11Server server = user();
        List<Saved> saved = server.create(cases(50));
        Set<String> ids = new java.util.HashSet<>();
        saved.forEach(each -> ids.add(id(each)));

        List<Bean> found = server.find(new Query(
                "Cases",
                List.of(new Query.Since("date_modified", Instant.EPOCH)),
                Set.of("name", "date_modified"),
                "case_number",
                10,
                30));

        assertThat(found.stream().map(Bean::id))
                .containsExactlyElementsOf(sugar.records("Cases").subList(10, 40).stream()
                        .map(row -> String.valueOf(row.get("id")))
                        .toList());
        assertThat(found.get(0).time("date_modified")).isNotNull();
        assertThat(server.read("Cases", ids, Set.of("name"))).hasSize(50);
    }

    @Test
    void what_is_missing_or_locked_or_too_much_is_sorted_by_who_must_act() {
        V11Server server = user();
        String id = id(server.create(List.of(aCase(1))).get(0));
        Change change = new Change("Cases", id, Map.of("status", "Assigned"));

        assertThat(failure(server.change(List.of(new Change("Cases", "gone", Map.of("status", "New"))))
                        .get(0)))
                .isInstanceOf(Outcome.Refused.class);
        sugar.faults().next(1, Fault.ROW_LOCKED);
        assertThat(failure(server.change(List.of(change)).get(0))).isInstanceOf(Outcome.Retry.class);
        sugar.faults().next(1, Fault.UNAVAILABLE);
        assertThat(failure(server.change(List.of(change)).get(0)))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.after()).isEqualTo(sugar.wait503()));
        sugar.faults().next(1, Fault.LIMIT_REACHED);
        assertThat(failure(server.change(List.of(change)).get(0)))
                .isInstanceOfSatisfying(
                        Outcome.Blocked.class, much -> assertThat(much.after()).isEqualTo(sugar.wait503()));
        sugar.faults().next(1, Fault.FORBIDDEN);
        assertThat(failure(server.change(List.of(change)).get(0))).isInstanceOf(Outcome.Blocked.class);
        assertThat(server.change(List.of(change))).containsExactly(new Saved.Done(id, false));
    }

    @Test
    void a_key_field_that_is_missing_is_said_with_all_modules_that_lack_it() {
        restart(SugarSandbox.Options.on(0, null).withKeyField(null));

        Outcome.Blocked told = blocked(() -> user().create(List.of(aCase(1))));

        assertThat(told.reason()).contains("sync_key", "Cases, Leads, Contacts, Notes");
        assertThat(sugar.count("Cases")).isZero();
    }

    @Test
    void people_are_found_by_address_and_related_and_files_get_into_notes() {
        V11Server server = user();
        String contact = sugar.desk().contact("Alice", "Miller", "Alice@Example.org");
        String id = id(server.create(List.of(aCase(1))).get(0));
        String note = id(server.create(List.of(
                        new NewBean("Notes", key(2), Map.of("name", "File", "parent_type", "Cases", "parent_id", id))))
                .get(0));

        assertThat(server.withEmail("Contacts", Set.of("alice@example.org"), Set.of("last_name", "email1")))
                .hasEntrySatisfying("alice@example.org", beans -> assertThat(beans)
                        .singleElement()
                        .satisfies(bean -> assertThat(bean.get("email1")).isEqualTo("Alice@Example.org")));
        assertThat(server.relate(List.of(new Relation("Cases", id, "contacts", "Contacts", contact))))
                .containsExactly(new Saved.Done(id, false));
        assertThat(server.related("Cases", id, "contacts", Set.of("last_name")))
                .extracting(Bean::id)
                .containsExactly(contact);
        server.put(note, "picture.png", new byte[] {1, 2, 3, 4, 5, 6});
        assertThat(sugar.records("Notes").get(0))
                .containsEntry("filename", "picture.png")
                .containsEntry("file_size", 6);
        assertThat(server.fields("Cases").get("status").choices()).contains("Pending Input");
        assertThat(server.fields("AOP_Case_Updates")).isEmpty();
    }

    @Test
    void many_in_one_call_take_fewer_calls_than_one_by_one() {
        long[] calls = new long[2];
        long[] millis = new long[2];
        for (int way = 0; way < 2; way++) {
            restart(SugarSandbox.Options.on(0, null));
            V11Server server = server(
                    SugarSandbox.ADMIN, SugarSandbox.PASSWORD, "parley", "11_24", way == 0 ? 1 : V11Server.CHUNK);
            server.fields("Cases");
            long before = sugar.calls().total();
            long start = System.nanoTime();
            server.create(cases(200)).forEach(V11TrapsTest::id);
            millis[way] = (System.nanoTime() - start) / 1_000_000;
            calls[way] = sugar.calls().total() - before;
            assertThat(sugar.count("Cases")).isEqualTo(200);
        }
        System.out.printf(
                "FIGURES v11, 200 cases on the stand-in: one by one %d calls, %d ms; bulk of %d: %d calls, %d ms%n",
                calls[0], millis[0], V11Server.CHUNK, calls[1], millis[1]);
        assertThat(calls[1]).isLessThan(calls[0] / 10);
    }
}
