package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueryTest {

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

    private String request(String key, String subject) {
        String answer = client.insert(
                "ServiceRequest",
                "<ServiceRequest><ExternalSystemId>" + key + "</ExternalSystemId><Subject>" + subject
                        + "</Subject></ServiceRequest>");
        return Client.first(answer, "Id");
    }

    @Test
    void only_what_is_asked_for_comes_back() {
        request("K1", "It broke");

        String answer =
                client.query("ServiceRequest", "", "[ExternalSystemId] = 'K1'", "<Subject/><Area/><ClosedTime/>");

        assertThat(answer)
                .contains("<ServiceRequest><Subject>It broke</Subject><Area></Area></ServiceRequest>")
                .contains("urn:/crmondemand/xml/ServiceRequest/Data", "lastpage=\"true\"");
    }

    @Test
    void notes_come_below_their_request_by_a_condition_of_their_own() {
        String id = request("K1", "It broke");
        oracle.desk().note("ServiceRequest", id, "for the customer", false);
        oracle.desk().note("ServiceRequest", id, "among us", true);
        long before = oracle.operations();

        String answer = client.query(
                "ServiceRequest",
                "pagesize='100'",
                "[Id] = '" + id + "'",
                "<Id/><ListOfNote pagesize='100'><Note searchspec=\"[Private] = 'N'\"><Description/></Note></ListOfNote>");

        assertThat(answer)
                .contains("<Note><Description>for the customer</Description></Note>")
                .doesNotContain("among us");
        assertThat(oracle.operations() - before).isEqualTo(2);
    }

    @Test
    void a_note_is_added_below_a_request_that_is_skipped() {
        String id = request("K1", "It broke");

        String answer = client.write(
                "ServiceRequest",
                "Execute",
                "<ServiceRequest operation='skipnode'><Id>" + id + "</Id><ListOfNote><Note operation='insert'>"
                        + "<Subject>@alice</Subject><Description>Hello</Description><Private>false</Private>"
                        + "<ExternalSystemId>N1</ExternalSystemId></Note></ListOfNote></ServiceRequest>");

        assertThat(answer).contains("ServiceRequestExecute_Output", "<ListOfNote><Note>");
        assertThat(oracle.below("ServiceRequest", id, "Note")).singleElement().satisfies(note -> assertThat(note)
                .containsEntry("Description", "Hello")
                .containsEntry("CreatedByFullName", "Parley Connector"));
    }

    @Test
    void pages_end_with_the_last_one() {
        for (int i = 0; i < 5; i++) {
            request("K" + i, "No " + i);
        }
        String all = "[Subject] LIKE 'No*'";

        String first = client.query("ServiceRequest", "pagesize='2' recordcountneeded='true'", all, "<Id/>");
        String last = client.query("ServiceRequest", "pagesize='2' startrownum='4'", all, "<Id/>");

        assertThat(first).contains("lastpage=\"false\"", "recordcount=\"5\"");
        assertThat(Client.count(first, "ServiceRequest")).isEqualTo(2);
        assertThat(last).contains("lastpage=\"true\"").doesNotContain("recordcount");
        assertThat(Client.count(last, "ServiceRequest")).isEqualTo(1);
        assertThat(client.query("ServiceRequest", "", all, "<Id/>")).contains("lastpage=\"true\"");
    }

    @Test
    void more_than_100_records_of_a_page_are_refused() {
        assertThat(client.query("ServiceRequest", "pagesize='101'", "[Id] = 'x'", "<Id/>"))
                .contains("SBL-EAI-04186");
    }
}
