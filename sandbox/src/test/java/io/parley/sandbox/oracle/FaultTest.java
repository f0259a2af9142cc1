package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults.Where;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultTest {

    private static final String ACTION = "\"document/urn:crmondemand/ws/ecbs/servicerequest/:ServiceRequestInsert\"";
    private static final String BODY = "<ServiceRequestInsert_Input xmlns='urn:crmondemand/ws/ecbs/servicerequest/'>"
            + "<ListOfServiceRequest xmlns='urn:/crmondemand/xml/ServiceRequest/Data'><ServiceRequest><Status>%s</Status>"
            + "</ServiceRequest></ListOfServiceRequest></ServiceRequestInsert_Input>";

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

    private HttpResponse<String> insert(String status) {
        return client.send(ACTION, BODY.formatted(status));
    }

    @Test
    void a_fault_comes_with_500_or_with_200() {
        assertThat(insert("x").statusCode()).isEqualTo(500);
        oracle.habits().faultsWith200(true);

        HttpResponse<String> answer = insert("x");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<siebdetail xmlns=\"http://www.siebel.com/ws/fault\">", "<errorcode>(SBL-DAT-00225)");
    }

    @Test
    void a_fault_about_data_may_take_the_other_shape() {
        oracle.habits().gatewayFaults(true);

        assertThat(insert("x").body())
                .contains("<ErrorCode>SBL-DAT-00225</ErrorCode>")
                .doesNotContain("siebdetail");
    }

    @Test
    void the_action_must_be_the_operation_in_quotes() {
        assertThat(client.send(ACTION.replace("\"", ""), BODY.formatted("Open")).body())
                .contains("SOAPAction must be");
    }

    @Test
    void a_wrong_namespace_is_refused() {
        assertThat(client.send(ACTION, BODY.formatted("Open").replace("ServiceRequest/Data", "ServiceRequest"))
                        .body())
                .contains("SBL-EAI-04127");
        assertThat(client.send(ACTION, BODY.formatted("Open").replace("ecbs/", ""))
                        .body())
                .contains("There is no operation");
    }

    @Test
    void a_request_with_a_doctype_or_broken_xml_is_refused() {
        assertThat(client.raw(ACTION, "<!DOCTYPE a><a/>").body()).contains("DOCTYPE");
        assertThat(client.raw(ACTION, "<a>").body()).contains("no well-formed XML");
        assertThat(client.raw(ACTION, "<a/>").body()).contains("no SOAP 1.1 message");
    }

    @Test
    void what_is_saved_and_then_cut_is_there() {
        oracle.faults().next(1, Fault.SAVE_THEN_DROP, Where.kind("insert"));

        assertThatThrownBy(() -> insert("Open")).isInstanceOf(UncheckedIOException.class);
        assertThat(oracle.count("ServiceRequest")).isEqualTo(1);
    }

    @Test
    void what_is_cut_before_is_not() {
        oracle.faults().next(1, Fault.DROP, Where.object("ServiceRequest"));

        assertThatThrownBy(() -> insert("Open")).isInstanceOf(UncheckedIOException.class);
        assertThat(oracle.count("ServiceRequest")).isZero();
    }

    @Test
    void the_back_end_may_be_lost_before_or_after_it_saved() {
        oracle.habits().backEndTimesOut(1, false);
        assertThat(insert("Open").body()).contains("SBL-ODU-01006", "RIP_WAIT_ERROR_TIMEOUT");
        assertThat(oracle.count("ServiceRequest")).isZero();

        oracle.habits().backEndTimesOut(1, true);
        assertThat(insert("Open").body()).contains("RIP_WAIT_ERROR_TIMEOUT");
        assertThat(oracle.count("ServiceRequest")).isEqualTo(1);
    }

    @Test
    void an_empty_body_says_nothing_about_what_was_done() {
        oracle.habits().emptyBodies(1);

        assertThat(insert("Open").body()).isEmpty();
        assertThat(oracle.count("ServiceRequest")).isEqualTo(1);
    }

    @Test
    void every_fault_to_order_has_its_own_code() {
        oracle.faults().next(1, Fault.LIMIT_REACHED);
        assertThat(insert("Open").body()).contains("SBL-SBL-70172");
        oracle.faults().next(1, Fault.FORBIDDEN);
        assertThat(insert("Open").body()).contains("SBL-EAI-04421");
        oracle.faults().next(1, Fault.ROW_LOCKED);
        assertThat(insert("Open").body()).contains("SBL-DAT-00523");
        oracle.faults().next(1, Fault.SESSION_EXPIRED);
        assertThat(insert("Open").body()).contains("SBL-ODU-01006");
        oracle.faults().next(1, Fault.UNAVAILABLE);
        assertThat(insert("Open").statusCode()).isEqualTo(503);
        assertThat(oracle.count("ServiceRequest")).isZero();
    }

    @Test
    void words_may_be_refused_by_a_rule_of_the_tenant() {
        oracle.habits().refuseWhere("ServiceRequest", "Status", "Open", "Nothing is open here");

        assertThat(insert("Open").body()).contains("Nothing is open here", "SBL-EAI-13011");
    }

    @ParameterizedTest
    @EnumSource(value = Hostile.class, names = "HUGE", mode = EnumSource.Mode.EXCLUDE)
    void a_hostile_answer_comes_in_place_of_a_fine_one(Hostile hostile) {
        String fine = insert("Open").body();
        oracle.habits().hostile(hostile);

        assertThat(insert("Open").body()).isNotEqualTo(fine);
        oracle.habits().hostile(null);
        assertThat(insert("Open").body()).contains("Insert_Output");
    }
}
