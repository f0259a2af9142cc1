package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What trips a client up that trusts what other services do; limits, faults and keys have tests of their own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OracleTrapsTest {

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

    private String request() {
        return oracle.desk().create("ServiceRequest", Map.of("Subject", "It broke"));
    }

    private String insert(String fields) {
        return client.insert("ServiceRequest", "<ServiceRequest>" + fields + "</ServiceRequest>");
    }

    @Test
    void a_lead_has_no_notes() {
        String answer = client.insert(
                "Lead",
                "<Lead><LeadFirstName>A</LeadFirstName><LeadLastName>B</LeadLastName>"
                        + "<ListOfNote><Note><Subject>x</Subject></Note></ListOfNote></Lead>");

        assertThat(answer).contains("SBL-EAI-04316", "SBL-EAI-04127", "'ListOfNote'");
        assertThat(oracle.count("Lead")).isZero();
    }

    @Test
    void there_is_no_upsert() {
        assertThat(client.write("ServiceRequest", "InsertOrUpdate", "")).contains("There is no operation");
    }

    @Test
    void an_element_outside_the_namespace_is_unknown() {
        assertThat(insert("<Subject xmlns=''>x</Subject>")).contains("SBL-EAI-04127");
    }

    @Test
    void lists_below_a_record_have_pages_too() {
        String id = request();
        for (int i = 0; i < 3; i++) {
            oracle.desk().note("ServiceRequest", id, "No " + i, false);
        }

        String first = notes(id, "pagesize='2'");
        String last = notes(id, "pagesize='2' startrownum='2'");

        assertThat(first).contains("<ListOfNote lastpage=\"false\">");
        assertThat(Client.count(first, "Note")).isEqualTo(2);
        assertThat(last).contains("<ListOfNote lastpage=\"true\">", "No 2");
        assertThat(notes(id, "pagesize='101'")).contains("SBL-EAI-04186");
    }

    private String notes(String id, String page) {
        return client.query(
                "ServiceRequest",
                "",
                "[Id] = '" + id + "'",
                "<Id/><ListOfNote " + page + "><Note><Description/></Note></ListOfNote>");
    }

    @Test
    void nothing_found_is_an_empty_last_page_and_no_fault() {
        HttpResponse<String> none = client.send(
                "\"document/urn:crmondemand/ws/ecbs/contact/:ContactQueryPage\"",
                "<ContactQueryPage_Input xmlns='urn:crmondemand/ws/ecbs/contact/'><ListOfContact"
                        + " xmlns='urn:/crmondemand/xml/Contact/Query'><Contact searchspec=\"[Id] = 'x'\"><Id/></Contact>"
                        + "</ListOfContact></ContactQueryPage_Input>");

        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(none.body()).contains("lastpage=\"true\"").doesNotContain("<Contact>");
    }

    @Test
    void an_owner_is_named_by_alias_and_an_account_by_its_key() {
        String account = oracle.desk().create("Account", Map.of("AccountName", "Acme", "ExternalSystemId", "A1"));

        insert("<Owner>robin</Owner><AccountExternalSystemId>A1</AccountExternalSystemId>");

        assertThat(oracle.records("ServiceRequest")).singleElement().satisfies(request -> assertThat(request)
                .containsEntry("AccountId", account)
                .containsKey("OwnerId"));
        assertThat(insert("<Owner>Robin Reyes</Owner>")).contains("SBL-DAT-00225", "'Owner'");
    }

    @Test
    void a_disabled_value_of_a_picklist_is_told_and_refused() {
        oracle.disable("ServiceRequest", "Priority", "1-ASAP");

        String values = client.send(
                        "\"document/urn:crmondemand/ws/picklist/:GetPicklistValues\"",
                        "<PicklistWS_GetPicklistValues_Input xmlns='" + Services.PICKLIST
                                + "'><FieldName>Priority</FieldName><RecordType>ServiceRequest</RecordType>"
                                + "</PicklistWS_GetPicklistValues_Input>")
                .body();

        assertThat(values).contains("<DisplayValue>1-ASAP</DisplayValue><Disabled>Y</Disabled>");
        assertThat(insert("<Priority>1-ASAP</Priority>")).contains("SBL-DAT-00225");
    }

    @Test
    void a_gateway_fault_may_come_with_200_and_still_tells_its_code() {
        oracle.habits().faultsWith200(true);
        oracle.habits().allotment(0);

        assertThat(insert("")).contains("soap:Fault", "<ErrorCode>SBL-SBL-70172</ErrorCode>");
        assertThat(oracle.count("ServiceRequest")).isZero();
    }

    @Test
    void a_date_of_version_1_is_lost_in_a_write_though_a_question_takes_it() {
        insert("<CustomDate0>11/25/2026 10:00:00</CustomDate0>");
        insert("<CustomDate0>2026-11-25T10:00:00Z</CustomDate0>");

        String found = client.query("ServiceRequest", "", "[CustomDate0] = '11/25/2026 10:00:00'", "<Id/>");

        assertThat(Client.count(found, "ServiceRequest")).isEqualTo(1);
    }

    @Test
    void a_rep_answers_without_changing_the_request_that_a_poll_would_find() {
        String id = request();
        String before = oracle.records("ServiceRequest").get(0).get("ModifiedDate");

        oracle.desk().note("ServiceRequest", id, "We look into it", false);

        assertThat(oracle.records("ServiceRequest").get(0))
                .containsEntry("ModifiedDate", before)
                .containsEntry("ModId", "0");
    }

    @Test
    void the_same_key_is_good_once_for_each_object() {
        String lead = "<LeadFirstName>A</LeadFirstName><LeadLastName>B</LeadLastName>";

        assertThat(insert("<ExternalSystemId>K1</ExternalSystemId>")).contains("Insert_Output");
        assertThat(client.insert("Lead", "<Lead><ExternalSystemId>K1</ExternalSystemId>" + lead + "</Lead>"))
                .contains("Insert_Output");
    }

    @Test
    void the_user_has_a_slash_and_the_password_a_type() {
        client.head(Client.security(Gate.WSSE, "ACME\\parley", OracleSandbox.PASSWORD));
        assertThat(insert("")).contains("FailedAuthentication");

        client.head(Client.security(Gate.WSSE, OracleSandbox.USER, OracleSandbox.PASSWORD)
                .replace("x#PasswordText", "x#PasswordDigest"));
        assertThat(insert("")).contains("FailedAuthentication");
    }
}
