package io.parley.crm.oracle.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.oracle.api.Access;
import io.parley.crm.oracle.soap.SoapFailure.Kind;
import io.parley.model.Outcome;
import io.parley.model.Outcome.Blocked;
import io.parley.model.Outcome.Refused;
import io.parley.model.Outcome.Retry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultTableTest {

    private static final Access ACCESS = new Access(
            "https://pod.example",
            "ACME/PARLEY",
            "s3cret",
            Access.Mode.STATELESS,
            "Parley, Test",
            Duration.ofSeconds(5));

    /** With a stack of errors, as the service itself answers; each error is code and words. */
    private static SoapFailure siebel(String outer, String... errors) {
        StringBuilder stack = new StringBuilder();
        for (int i = 0; i < errors.length; i += 2) {
            stack.append("<error><errorcode>(").append(errors[i]).append(")</errorcode><errorsymbol/><errormsg>");
            stack.append(errors[i + 1]).append("</errormsg></error>");
        }
        return fault("<faultcode>SOAP:Server</faultcode><faultstring>" + outer + "</faultstring><detail>"
                + "<siebdetail xmlns='http://www.siebel.com/ws/fault'><logfilename/><errorstack>" + stack
                + "</errorstack></siebdetail></detail>");
    }

    /** With one code, as the gateway before it answers. */
    private static SoapFailure gateway(String code, String words, String more) {
        return fault("<faultcode>env:Server</faultcode><faultstring>" + words + "</faultstring><detail><ErrorCode>"
                + code + "</ErrorCode><ErrorMessage>" + words + "</ErrorMessage>" + more + "</detail>");
    }

    private static SoapFailure fault(String inner) {
        return fault(inner, Words.NONE);
    }

    private static SoapFailure fault(String inner, Words sent) {
        String text = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault>" + inner
                + "</s:Fault></s:Body></s:Envelope>";
        try {
            Node envelope = SafeXml.read(text.getBytes(StandardCharsets.UTF_8));
            return new FaultTable(ACCESS).failure(Fault.in(envelope).orElseThrow(), "ServiceRequest", sent);
        } catch (NotXml broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void too_many_requests_wait_as_long_as_the_service_asks() {
        SoapFailure failure = gateway("SBL-ODU-01005", "try again in 340 ms", "<RequestWait>340</RequestWait>");

        assertThat(failure.kind()).isEqualTo(Kind.TOO_FAST);
        assertThat(failure.pause()).isEqualTo(Duration.ofMillis(340));
        assertThat(failure.outcome()).isInstanceOf(Retry.class);
    }

    @Test
    void a_spent_allotment_blocks_and_says_when_it_is_tried_again() {
        for (SoapFailure failure : List.of(
                gateway("SBL-SBL-70172", "Web Services Operations allotment exceeded", ""),
                siebel("(SBL-EAI-04376)", "SBL-SBL-70172", "Web Services Operations allotment exceeded"))) {
            assertThat(failure.kind()).isEqualTo(Kind.WHOLE);
            assertThat(failure.outcome()).isInstanceOfSatisfying(Blocked.class, blocked -> {
                assertThat(blocked.after()).isEqualTo(FaultTable.SPENT);
                assertThat(blocked.reason()).contains("SBL-SBL-70172");
            });
        }
    }

    @Test
    void too_many_requests_at_the_same_time_block_for_a_minute() {
        assertThat(gateway("SBL-SBL-70172", "Concurrent Requests allotment exceeded", "")
                        .outcome())
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.after()).isEqualTo(FaultTable.CROWDED));
    }

    @Test
    void a_back_end_that_gave_no_answer_leaves_the_outcome_unknown() {
        SoapFailure failure = gateway("SBL-ODU-01006", "Internal Error: RIP_WAIT_ERROR_TIMEOUT", "");

        assertThat(failure.kind()).isEqualTo(Kind.UNSURE);
        assertThat(failure.outcome()).isInstanceOf(Retry.class);
    }

    @Test
    void compatibility_mode_is_known_by_its_symptom_and_explained() {
        SoapFailure failure = gateway(
                "SBL-ODU-01006", "Internal Error: com.siebel.occam.integration.IntegrationServletException", "");

        assertThat(failure.kind()).isEqualTo(Kind.WHOLE);
        assertThat(failure.outcome()).isInstanceOfSatisfying(Blocked.class, blocked -> assertThat(blocked.fix())
                .contains("Web Services R16 Compatibility Mode", "company profile"));
    }

    @Test
    void any_other_gateway_error_wants_a_new_login() {
        assertThat(gateway("SBL-ODU-01006", "Internal Error: session", "").kind())
                .isEqualTo(Kind.SESSION);
    }

    @Test
    void a_wrong_password_blocks_and_is_not_shown() {
        SoapFailure failure =
                fault("<faultcode xmlns:w='urn:w'>w:FailedAuthentication</faultcode><faultstring>s3cret is wrong"
                        + "</faultstring>");

        assertThat(failure.outcome()).isInstanceOfSatisfying(Blocked.class, blocked -> {
            assertThat(blocked.reason()).contains("ACME/PARLEY");
            assertThat(blocked.fix()).contains("COMPANY/USER");
            assertThat(blocked.toString()).doesNotContain("s3cret");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DAT-00225", "DAT-00235", "DAT-00412", "DAT-00421", "DAT-00476", "DAT-00498", "DAT-00510", "DAT-00521",
                "DAT-00565", "DAT-56810", "EAI-04186", "EAI-04375", "EAI-04376", "EAI-04397", "EAI-13011", "ODS-50736",
                "ODS-50751", "EAI-04127", "EAI-04381"
            })
    void what_is_wrong_with_a_record_is_refused(String code) {
        SoapFailure failure = siebel("Error(SBL-" + code + ")", "SBL-" + code, "Something is wrong");

        assertThat(failure.kind()).isEqualTo(Kind.RECORD);
        assertThat(failure.outcome()).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo("Oracle CRM On Demand refused the ServiceRequest: Something is wrong (SBL-" + code + ")"));
    }

    @Test
    void a_value_that_no_picklist_has_is_refused_with_its_field() {
        assertThat(siebel(
                                "outer(SBL-EAI-04376)",
                                "SBL-EAI-04376",
                                "Method 'Insert' failed",
                                "SBL-DAT-00225",
                                "Value entered in field 'Priority' of buscomp 'Service Request' does not match any value"
                                        + " in the bounded pick list 'PICK_SR_PRIORITY'.")
                        .outcome())
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo("Priority");
                    assertThat(refused.reason()).endsWith("(SBL-DAT-00225)");
                });
    }

    @Test
    void an_unknown_tag_is_found_behind_the_outer_error() {
        assertThat(siebel(
                                "outer(SBL-EAI-04316)",
                                "SBL-EAI-04316",
                                "Error in the document",
                                "SBL-EAI-04127",
                                "Element with XML tag 'CustomText99' is not found in the definition of EAI Integration"
                                        + " Component 'Service Request'")
                        .outcome())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("CustomText99"));
    }

    @Test
    void a_missing_right_blocks_wherever_in_the_stack_it_stands() {
        SoapFailure failure = siebel(
                "outer(SBL-EAI-04376)", "SBL-EAI-04421", "No insert is allowed", "SBL-EAI-04376", "Method failed");

        assertThat(failure.kind()).isEqualTo(Kind.WHOLE);
        assertThat(failure.outcome()).isInstanceOf(Blocked.class);
    }

    @Test
    void a_record_that_stands_in_the_way_is_a_conflict() {
        assertThat(siebel("(SBL-EAI-04401)", "SBL-EAI-04401", "The user key is taken")
                        .kind())
                .isEqualTo(Kind.CONFLICT);
        SoapFailure changed = siebel("(SBL-DAT-00523)", "SBL-DAT-00523", "Changed by another user");
        assertThat(changed.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(changed.outcome()).isInstanceOf(Retry.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EAI-04403", "ODS-00187", "ODS-50085", "ODS-50720", "ODS-50731", "ODS-50735"})
    void what_is_not_there_is_nothing(String code) {
        assertThat(siebel("(SBL-" + code + ")", "SBL-" + code, "No data").kind())
                .isEqualTo(Kind.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SBL-ODU-09999", "SBL-NET-01234", ""})
    void what_nobody_knows_is_tried_again_once_it_is_known_what_was_done(String code) {
        SoapFailure failure = gateway(code, "Something happened", "");

        assertThat(failure.kind()).isEqualTo(Kind.UNSURE);
        assertThat(failure.outcome()).isInstanceOf(Retry.class);
    }

    @Test
    void neither_a_customers_words_nor_a_password_stand_in_a_reason() {
        Outcome.Failure outcome = fault(
                        "<faultcode>S</faultcode><faultstring>Value 'my kettle exploded' of s3cret (SBL-DAT-00521)"
                                + "</faultstring>",
                        new Words(List.of("my kettle exploded"), ""))
                .outcome();

        assertThat(outcome.reason()).doesNotContain("kettle", "s3cret").contains("SBL-DAT-00521");
    }
}
