package io.parley.crm.oracle.soap;

import static io.parley.crm.oracle.soap.Tenant.REQUEST;
import static io.parley.crm.oracle.soap.Tenant.request;
import static io.parley.crm.oracle.soap.Tenant.requests;
import static io.parley.crm.oracle.soap.Tenant.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.oracle.api.Item;
import io.parley.crm.oracle.api.OracleServer.Below;
import io.parley.crm.oracle.api.Written;
import io.parley.crm.oracle.api.Written.Done;
import io.parley.crm.oracle.api.Written.Failed;
import io.parley.model.Outcome;
import io.parley.model.Outcome.Blocked;
import io.parley.model.Outcome.Refused;
import io.parley.model.Outcome.Retry;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Twenty records are one transaction, and workflow rules are in none. */
@Execution(ExecutionMode.CONCURRENT)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WritingTest {

    private final Tenant tenant = new Tenant();
    private final SoapServer server = tenant.open();

    /** Requests are counted here, and one that came too fast would be counted twice. */
    @BeforeEach
    void leaveThePaceToTheClient() {
        tenant.oracle.habits().enforcePace(false);
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    private List<String> subjects() {
        return tenant.oracle.records(REQUEST).stream()
                .map(row -> row.get("Subject"))
                .toList();
    }

    /** How often a workflow rule ran for each new service request. */
    private Collection<Integer> actions() {
        Map<String, Integer> actions = new HashMap<>(tenant.oracle.workflows());
        actions.keySet().removeIf(what -> !what.startsWith(REQUEST + " insert"));
        return actions.values();
    }

    private String made(String key) {
        return ((Done) server.insert(REQUEST, List.of(request(key, key))).get(0)).id();
    }

    private static Outcome.Failure why(Written written) {
        return ((Failed) written).outcome();
    }

    @Test
    void forty_new_records_cost_two_questions_and_two_requests() {
        server.mapping(REQUEST);
        long operations = tenant.oracle.operations();

        assertThat(server.insert(REQUEST, requests(40))).allMatch(Done.class::isInstance);

        assertThat(tenant.oracle.calls().count("query")).isEqualTo(2);
        assertThat(tenant.oracle.calls().count("insert")).isEqualTo(2);
        assertThat(tenant.oracle.operations() - operations).isLessThanOrEqualTo(43);
        assertThat(actions()).hasSize(40).containsOnly(1);
    }

    @Test
    void what_is_there_stays_as_it_is_and_sets_off_no_workflow_again() {
        server.insert(REQUEST, List.of(request("KEY1", "As a rep renamed it")));

        assertThat(server.insert(REQUEST, requests(3))).allMatch(Done.class::isInstance);

        assertThat(subjects()).containsExactly("As a rep renamed it", "Request 0", "Request 2");
        assertThat(actions()).containsOnly(1);
    }

    @Test
    void one_that_is_refused_takes_out_only_itself() {
        tenant.oracle.habits().refuseWhere(REQUEST, "Subject", "Request 7", "No sevens");

        List<Written> written = server.insert(REQUEST, requests(20));

        assertThat(written).hasSize(20);
        assertThat(why(written.get(7))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .contains("No sevens"));
        assertThat(subjects()).hasSize(19).doesNotContain("Request 7");
    }

    @Test
    void sending_again_after_a_refusal_doubles_no_action_more_than_the_service_itself_does() {
        tenant.oracle.habits().refuseWhere(REQUEST, "Subject", "Request 7", "No sevens");

        server.insert(REQUEST, requests(20));

        Map<String, Integer> actions = tenant.oracle.workflows();
        for (int n = 0; n < 20; n++) {
            // The service ran those before the refused one, undid the records and not the actions; we add one each.
            int most = n < 7 ? 2 : 1;
            assertThat(actions.getOrDefault(REQUEST + " insert KEY" + n, 0)).isLessThanOrEqualTo(most);
        }
        server.insert(REQUEST, requests(20));
        assertThat(tenant.oracle.workflows().getOrDefault(REQUEST + " insert KEY0", 0))
                .as("what is there is not sent again")
                .isEqualTo(actions.get(REQUEST + " insert KEY0"));
    }

    @Test
    void an_answer_that_is_lost_after_saving_is_found_out_by_asking() {
        server.mapping(REQUEST);
        tenant.oracle.faults().next(1, Fault.SAVE_THEN_DROP, Faults.Where.kind("insert"));

        assertThat(server.insert(REQUEST, requests(20))).allMatch(Done.class::isInstance);

        assertThat(subjects()).hasSize(20);
        assertThat(tenant.oracle.calls().count("insert")).isEqualTo(1);
        assertThat(actions()).containsOnly(1);
    }

    @Test
    void a_back_end_that_timed_out_is_asked_and_nothing_is_sent_again_at_once() {
        tenant.oracle.habits().backEndTimesOut(1, false);

        assertThat(server.insert(REQUEST, requests(5)))
                .allSatisfy(one -> assertThat(why(one)).isInstanceOf(Retry.class));
        assertThat(tenant.oracle.calls().count("insert")).isEqualTo(1);

        assertThat(server.insert(REQUEST, requests(5))).allMatch(Done.class::isInstance);
        assertThat(subjects()).hasSize(5);
        assertThat(tenant.oracle.calls().count("insert")).as("singly now").isGreaterThanOrEqualTo(6);
    }

    @Test
    void a_back_end_that_timed_out_and_saved_all_the_same_is_found_out_by_asking() {
        tenant.oracle.habits().backEndTimesOut(1, true);

        assertThat(server.insert(REQUEST, requests(5))).allMatch(Done.class::isInstance);

        assertThat(subjects()).hasSize(5);
        assertThat(tenant.oracle.calls().count("insert")).isEqualTo(1);
    }

    @Test
    void where_the_question_gets_an_empty_answer_nothing_is_sent() {
        server.mapping(REQUEST);
        tenant.oracle.habits().emptyBodies(1);

        assertThat(server.insert(REQUEST, requests(5)))
                .allSatisfy(one -> assertThat(why(one)).isInstanceOf(Retry.class));
        assertThat(tenant.oracle.calls().count("insert")).isZero();

        assertThat(server.insert(REQUEST, requests(5))).allMatch(Done.class::isInstance);
    }

    @Test
    void two_clients_with_the_same_keys_make_each_record_once() {
        SoapServer other = tenant.open();
        List<CompletableFuture<List<Written>>> both = List.of(
                CompletableFuture.supplyAsync(() -> server.insert(REQUEST, requests(20))),
                CompletableFuture.supplyAsync(() -> other.insert(REQUEST, requests(20))));

        both.forEach(one -> assertThat(one.join()).allMatch(Done.class::isInstance));
        assertThat(subjects()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void a_doubled_key_is_recognised_whatever_code_the_tenant_has_for_it() {
        SoapServer other = tenant.open();
        tenant.oracle.habits().duplicateCode("DAT-00235");
        tenant.oracle.habits().enforcePace(false);

        CompletableFuture<List<Written>> one = CompletableFuture.supplyAsync(() -> other.insert(REQUEST, requests(20)));
        assertThat(server.insert(REQUEST, requests(20))).allMatch(Done.class::isInstance);
        assertThat(one.join()).allMatch(Done.class::isInstance);
        assertThat(subjects()).hasSize(20);
    }

    @Test
    void a_refusal_that_nobody_can_ask_about_gives_nothing_up() {
        tenant.oracle.habits().refuseWhere(REQUEST, "Subject", "Request", "Not these");
        tenant.oracle.habits().silentAfterInserts(true);

        List<Written> written = server.insert(REQUEST, requests(1));

        assertThat(why(written.get(0))).isInstanceOf(Retry.class);
    }

    @Test
    void of_two_changes_of_one_record_a_refused_one_is_not_told_as_done() {
        String id = made("KEY1");

        List<Written> written = server.update(
                REQUEST,
                List.of(
                        Item.of(Map.of("Id", id, "Priority", "Urgent")),
                        Item.of(Map.of("Id", id, "Status", "Pending"))));

        assertThat(written).hasSize(2).allMatch(Failed.class::isInstance);
    }

    @Test
    void a_client_waits_no_longer_than_it_is_told_and_asks_what_became_of_it() {
        SoapServer hasty = tenant.open(Duration.ofMillis(700));
        hasty.mapping(REQUEST);
        tenant.oracle.faults().next(1, Fault.slow(Duration.ofSeconds(3)), Faults.Where.kind("insert"));

        assertThat(hasty.insert(REQUEST, requests(3))).allMatch(Done.class::isInstance);

        assertThat(subjects()).hasSize(3);
        assertThat(tenant.oracle.calls().count("insert")).isEqualTo(1);
    }

    @Test
    void two_changes_of_one_record_both_arrive() {
        String id = made("KEY1");

        List<Written> written = server.update(
                REQUEST,
                List.of(
                        Item.of(Map.of("Id", id, "Subject", "New", "Priority", "2-High")),
                        Item.of(Map.of("Id", id, "Status", "Pending", "Priority", "4-Low"))));

        assertThat(written).containsExactly(new Done(id), new Done(id));
        assertThat(tenant.oracle.records(REQUEST)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("Subject", "New")
                .containsEntry("Status", "Pending")
                .containsEntry("Priority", "4-Low"));
    }

    @Test
    void notes_below_several_requests_are_one_request_and_change_nothing_above_them() {
        String first = made("KEY1");
        String second = made("KEY2");
        long before = tenant.oracle.calls().count("execute");
        List<Below> notes = new ArrayList<>();
        for (String parent : List.of(first, second, first)) {
            notes.add(new Below(
                    parent,
                    Item.of(Map.of("ExternalSystemId", "NOTE" + notes.size(), "Subject", "S", "Description", "D"))));
        }

        assertThat(server.addBelow(REQUEST, "Note", notes)).allMatch(Done.class::isInstance);
        assertThat(server.addBelow(REQUEST, "Note", notes)).allMatch(Done.class::isInstance);

        assertThat(tenant.oracle.calls().count("execute")).isEqualTo(before + 1);
        assertThat(tenant.oracle.below(REQUEST, first, "Note")).hasSize(2);
        assertThat(tenant.oracle.below(REQUEST, second, "Note")).hasSize(1);
        assertThat(tenant.oracle.records(REQUEST))
                .allMatch(row -> row.get("ModId").equals("0"));
    }

    @Test
    void a_wrongly_typed_value_would_be_stored_as_nothing_and_is_refused_before() {
        List<Written> written = server.insert(
                REQUEST,
                List.of(
                        with(request("KEY1", "One"), "CustomDate0", "tomorrow"),
                        with(request("KEY2", "Two"), "CustomBoolean0", "yes"),
                        request("KEY3", "Three")));

        assertThat(why(written.get(0))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field())
                .isEqualTo("CustomDate0"));
        assertThat(why(written.get(1))).isInstanceOf(Refused.class);
        assertThat(subjects()).containsExactly("Three");
    }

    @Test
    void a_value_that_is_in_no_picklist_is_refused_before() {
        List<Written> written = server.insert(REQUEST, List.of(with(request("KEY1", "One"), "Priority", "Urgent")));

        assertThat(why(written.get(0))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field())
                .isEqualTo("Priority"));
        assertThat(tenant.oracle.calls().count("insert")).isZero();
    }

    @Test
    void a_key_of_more_than_30_characters_is_refused_before() {
        assertThat(why(server.insert(REQUEST, List.of(request("K".repeat(31), "One")))
                        .get(0)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_tag_that_the_tenant_does_not_know_is_named() {
        List<Written> written = server.insert(REQUEST, List.of(with(request("KEY1", "One"), "NoSuchField", "x")));

        assertThat(why(written.get(0))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field())
                .isEqualTo("NoSuchField"));
    }

    @Test
    void a_right_that_is_missing_blocks_and_names_the_role() {
        tenant.oracle.habits().forbid(REQUEST, "Insert");

        assertThat(server.insert(REQUEST, requests(2))).allSatisfy(one -> assertThat(why(one))
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.fix()).contains("role")));
    }

    @Test
    void a_record_that_another_session_changed_meanwhile_is_tried_again() {
        String id = made("KEY1");
        tenant.oracle.faults().next(1, Fault.ROW_LOCKED);

        assertThat(why(server.update(REQUEST, List.of(Item.of(Map.of("Id", id, "Subject", "x"))))
                        .get(0)))
                .isInstanceOf(Retry.class);
    }
}
