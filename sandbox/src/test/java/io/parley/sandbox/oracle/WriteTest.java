package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WriteTest {

    private final OracleSandbox oracle = OracleSandbox.start(0, null);
    private final Client client = new Client(oracle);

    @BeforeEach
    void without_pace() {
        oracle.habits().enforcePace(false);
    }

    @AfterEach
    void close() {
        oracle.close();
    }

    private static String request(String key, String more) {
        return "<ServiceRequest><ExternalSystemId>" + key + "</ExternalSystemId>" + more + "</ServiceRequest>";
    }

    private Map<String, String> only(String object) {
        assertThat(oracle.records(object)).hasSize(1);
        return oracle.records(object).get(0);
    }

    @Test
    void a_record_has_its_stamps_and_who_made_it() {
        String answer = client.insert("ServiceRequest", request("K1", "<Subject>It broke</Subject>"));

        assertThat(answer).contains("ServiceRequestInsert_Output", "<Id>", "<ModId>0</ModId>");
        assertThat(only("ServiceRequest"))
                .containsEntry("Status", "Open")
                .containsEntry("CreatedByFullName", "Parley Connector")
                .containsKeys("SRNumber", "CreatedDate", "ModifiedDate", "OpenedTime");
    }

    @Test
    void one_error_saves_nothing_of_the_twenty_yet_workflow_rules_of_the_others_ran() {
        String answer = client.insert(
                "ServiceRequest", request("K1", "") + request("K2", "<Status>Nonsense</Status>") + request("K3", ""));

        assertThat(answer).contains("SBL-DAT-00225", "'Status'");
        assertThat(oracle.count("ServiceRequest")).isZero();
        assertThat(oracle.workflows())
                .containsOnlyKeys("User insert AAPA-16V7L", "User insert AAPA-16V7M", "ServiceRequest insert K1");
        client.insert("ServiceRequest", request("K1", ""));
        assertThat(oracle.workflows()).containsEntry("ServiceRequest insert K1", 2);
    }

    @Test
    void more_than_twenty_records_are_refused() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 21; i++) {
            many.append(request("K" + i, ""));
        }

        assertThat(client.insert("ServiceRequest", many.toString())).contains("At most 20");
        assertThat(oracle.count("ServiceRequest")).isZero();
    }

    @Test
    void the_same_key_twice_is_a_fault_with_the_code_that_was_set() {
        client.insert("ServiceRequest", request("K1", ""));

        assertThat(client.insert("ServiceRequest", request("K1", ""))).contains("SBL-EAI-04381", "SBL-DAT-00381");
        oracle.habits().duplicateCode("EAI-04375");
        assertThat(client.insert("ServiceRequest", request("K1", ""))).contains("SBL-EAI-04375");
        assertThat(client.insert("Contact", contact("K1"))).contains("ContactInsert_Output");
    }

    private static String contact(String key) {
        return "<Contact><ExternalSystemId>" + key + "</ExternalSystemId><ContactFirstName>A</ContactFirstName>"
                + "<ContactLastName>B</ContactLastName></Contact>";
    }

    @Test
    void a_key_of_31_characters_and_a_text_that_is_too_long_are_refused() {
        assertThat(client.insert("ServiceRequest", request("K".repeat(31), "")))
                .contains("SBL-DAT-00235", "at most 30");
        assertThat(client.insert("ServiceRequest", request("K1", "<Subject>" + "s".repeat(251) + "</Subject>")))
                .contains("'Subject'", "at most 250");
    }

    @Test
    void an_unknown_element_is_told_inside_two_other_errors() {
        assertThat(client.insert("ServiceRequest", request("K1", "<Colour>red</Colour>")))
                .containsSubsequence("(SBL-EAI-04376)", "(SBL-EAI-04316)", "(SBL-EAI-04127)");
    }

    @Test
    void a_value_of_the_wrong_type_is_lost_without_a_word() {
        String answer = client.insert(
                "ServiceRequest",
                request(
                        "K1",
                        "<CustomBoolean0>yes</CustomBoolean0><CustomNumber0>12,5</CustomNumber0>"
                                + "<CustomDate0>11/25/2026 10:00:00</CustomDate0>"));

        assertThat(answer).contains("ServiceRequestInsert_Output");
        assertThat(only("ServiceRequest"))
                .containsEntry("CustomBoolean0", "false")
                .containsEntry("CustomNumber0", "0")
                .doesNotContainKey("CustomDate0");
    }

    @Test
    void times_are_kept_in_utc() {
        client.insert("ServiceRequest", request("K1", "<CustomDate0>2026-11-25T10:00:00+02:00</CustomDate0>"));

        assertThat(only("ServiceRequest")).containsEntry("CustomDate0", "2026-11-25T08:00:00Z");
    }

    @Test
    void what_is_required_or_read_only_is_refused() {
        assertThat(client.insert("Lead", "<Lead><LeadLastName>Miller</LeadLastName></Lead>"))
                .contains("SBL-DAT-00498", "'LeadFirstName'");
        assertThat(client.insert("ServiceRequest", request("K1", "<ModId>7</ModId>")))
                .contains("SBL-DAT-00510", "'ModId'");
        oracle.require("ServiceRequest", "Area");
        assertThat(client.insert("ServiceRequest", request("K1", ""))).contains("'Area' is a required field");
    }

    @Test
    void an_update_finds_its_record_by_a_user_key_and_only_by_one() {
        client.insert("ServiceRequest", request("K1", "<Subject>old</Subject>") + request("K2", ""));
        String second = oracle.records("ServiceRequest").get(1).get("Id");

        client.write("ServiceRequest", "Update", request("K1", "<Subject>new</Subject>"));

        assertThat(oracle.records("ServiceRequest").get(0))
                .containsEntry("Subject", "new")
                .containsEntry("ModId", "1");
        assertThat(client.write("ServiceRequest", "Update", request("K1", "<Id>" + second + "</Id>")))
                .contains("SBL-EAI-04401");
        assertThat(client.write("ServiceRequest", "Update", request("K9", ""))).contains("SBL-EAI-04403");
        assertThat(client.write("ServiceRequest", "Update", "<ServiceRequest><Subject>x</Subject></ServiceRequest>"))
                .contains("SBL-EAI-04397");
    }

    @Test
    void a_closed_request_has_the_time_of_its_closing_until_it_is_opened_again() {
        client.insert("ServiceRequest", request("K1", ""));

        client.write("ServiceRequest", "Update", request("K1", "<Status>Closed</Status>"));
        assertThat(only("ServiceRequest")).containsKey("ClosedTime");

        client.write("ServiceRequest", "Update", request("K1", "<Status>Open</Status>"));
        assertThat(only("ServiceRequest")).doesNotContainKey("ClosedTime");
    }

    @Test
    void a_node_of_execute_without_an_operation_is_refused() {
        assertThat(client.write("ServiceRequest", "Execute", request("K1", ""))).contains("SBL-EAI-04186");
    }

    @Test
    void a_note_belongs_to_the_request_that_it_was_added_to_and_to_no_other() {
        client.insert("ServiceRequest", request("K1", "") + request("K2", ""));
        oracle.desk()
                .note("ServiceRequest", oracle.records("ServiceRequest").get(0).get("Id"), "text", false);
        String note = oracle.records("Note").get(0).get("Id");
        String change = "<ServiceRequest operation='skipnode'><ExternalSystemId>%s</ExternalSystemId><ListOfNote>"
                + "<Note operation='update'><Id>" + note + "</Id><Description>new</Description></Note></ListOfNote>"
                + "</ServiceRequest>";

        assertThat(client.write("ServiceRequest", "Execute", change.formatted("K2")))
                .contains("SBL-EAI-04403");
        assertThat(client.write("ServiceRequest", "Execute", change.formatted("K1")))
                .contains("Execute_Output");
        assertThat(oracle.records("Note").get(0)).containsEntry("Description", "new");
        assertThat(oracle.workflows()).doesNotContainKey("ServiceRequest update K1");
    }

    @Test
    void whether_a_new_note_changes_its_request_is_a_switch() {
        client.insert("ServiceRequest", request("K1", ""));
        String id = only("ServiceRequest").get("Id");

        oracle.desk().note("ServiceRequest", id, "one", false);
        assertThat(only("ServiceRequest")).containsEntry("ModId", "0");

        oracle.habits().newNoteBumps(true);
        oracle.desk().note("ServiceRequest", id, "two", false);
        assertThat(only("ServiceRequest"))
                .containsEntry("ModId", "1")
                .containsEntry("ModifiedByFullName", OracleSandbox.REP);
    }

    @Test
    void an_activity_belongs_to_a_lead() {
        client.insert(
                "Lead",
                "<Lead><ExternalSystemId>L1</ExternalSystemId><LeadFirstName>Alice</LeadFirstName>"
                        + "<LeadLastName>Miller</LeadLastName></Lead>");
        client.insert(
                "Activity",
                "<Activity><LeadExternalSystemId>L1</LeadExternalSystemId><Activity>Task</Activity>"
                        + "<Subject>Hello</Subject></Activity>");

        assertThat(oracle.below("Lead", only("Lead").get("Id"), "Activity")).hasSize(1);
        assertThat(client.insert(
                        "Activity",
                        "<Activity><Activity>Task</Activity><Subject>x</Subject><LeadId>AAPA-1</LeadId></Activity>"))
                .contains("SBL-DAT-00225");
    }

    @Test
    void notes_move_when_records_are_merged_and_go_when_theirs_is_deleted() {
        client.insert("ServiceRequest", request("K1", "") + request("K2", ""));
        List<Map<String, String>> requests = oracle.records("ServiceRequest");
        String survivor = requests.get(0).get("Id");
        oracle.desk().note("ServiceRequest", requests.get(1).get("Id"), "text", false);

        oracle.desk().merge("ServiceRequest", survivor, requests.get(1).get("Id"));
        assertThat(oracle.below("ServiceRequest", survivor, "Note")).hasSize(1);
        assertThat(oracle.count("ServiceRequest")).isEqualTo(1);

        client.write("ServiceRequest", "Delete", request("K1", ""));
        assertThat(oracle.count("Note")).isZero();
    }

    @Test
    void a_right_that_is_missing_is_told_by_its_code() {
        oracle.habits().forbid("ServiceRequest", "Insert");

        assertThat(client.insert("ServiceRequest", request("K1", ""))).contains("SBL-EAI-04421");
        assertThat(client.insert("User", "<User><FirstName>x</FirstName></User>"))
                .contains("SBL-EAI-04421");
    }

    @Test
    void operations_are_counted_by_record() {
        long before = oracle.operations();

        client.insert("ServiceRequest", request("K1", "") + request("K2", "") + request("K3", ""));

        assertThat(oracle.operations() - before).isEqualTo(3);
    }
}
