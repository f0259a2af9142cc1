package io.parley.sandbox.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginTest {

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

    private String anything() {
        return client.query("ServiceRequest", "", "[Id] = 'x'", "<Id/>");
    }

    private HttpResponse<String> login(String password) {
        return client.get("?command=login", Map.of("UserName", OracleSandbox.USER, "Password", password));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    @Test
    void a_request_that_brings_the_password_needs_no_session() {
        assertThat(anything()).contains("QueryPage_Output");
        assertThat(oracle.sessions()).isEmpty();
    }

    @Test
    void a_wrong_password_is_told_both_ways() {
        oracle.password("another");

        assertThat(anything()).contains("FailedAuthentication");
        assertThat(login(OracleSandbox.PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void in_r16_compatibility_mode_and_by_the_draft_namespace_the_servlet_fails() {
        client.head(Client.security(Client.DRAFT, OracleSandbox.USER, OracleSandbox.PASSWORD));
        assertThat(anything()).contains("SBL-ODU-01006", "IntegrationServletException");

        client.head(Client.security(Gate.WSSE, OracleSandbox.USER, OracleSandbox.PASSWORD));
        oracle.habits().r16Compatibility(true);
        assertThat(anything()).contains("SBL-ODU-01006", "IntegrationServletException");
    }

    @Test
    void a_session_lasts_until_it_is_logged_off() {
        client.head("").cookie(cookie(login(OracleSandbox.PASSWORD)));
        assertThat(anything()).contains("QueryPage_Output");

        client.get(
                "?command=logoff",
                Map.of("Cookie", "JSESSIONID=" + oracle.sessions().get(0)));
        assertThat(anything()).contains("SBL-ODU-01006").doesNotContain("IntegrationServletException");
    }

    @Test
    void credentials_may_come_encoded() {
        oracle.password("pä ss+1");
        String encoded = URLEncoder.encode("pä ss+1", StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(client.get("?command=login&isEncoded=Y", Map.of("UserName", "ACME%2Fparley", "Password", encoded))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("?command=LOGIN", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_company_has_ten_sessions() {
        for (int i = 0; i < 10; i++) {
            assertThat(login(OracleSandbox.PASSWORD).statusCode()).isEqualTo(200);
        }

        assertThat(login(OracleSandbox.PASSWORD).statusCode()).isEqualTo(500);
        oracle.endSessions();
        assertThat(login(OracleSandbox.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void the_name_of_the_client_is_noted_and_a_header_that_must_be_understood_is() {
        String security = Client.security(Gate.WSSE, OracleSandbox.USER, OracleSandbox.PASSWORD);
        client.head(security + "<ClientName xmlns='urn:crmondemand/ws'>Acme, Test</ClientName>");
        anything();
        client.head(security + "<x xmlns='urn:x' s:mustUnderstand='1'/>");

        assertThat(anything()).contains("soap:MustUnderstand");
        assertThat(oracle.clientNames()).containsExactly("Acme, Test");
    }

    @Test
    void the_user_is_found_by_the_sign_in_id_and_by_the_service_of_version_1() {
        String found = client.query("User", "", "[UserSignInId] = '" + OracleSandbox.USER + "'", "<Id/><Alias/>");
        String current = client.send(
                        "\"document/urn:crmondemand/ws/currentuser/:CurrentUserQueryPage\"",
                        "<CurrentUserWS_CurrentUserQueryPage_Input xmlns='" + Services.CURRENT_USER
                                + "'><ListOfCurrentUser><CurrentUser><UserId/></CurrentUser></ListOfCurrentUser>"
                                + "</CurrentUserWS_CurrentUserQueryPage_Input>")
                .body();

        assertThat(Client.first(found, "Alias")).isEqualTo("parley");
        assertThat(Client.first(current, "UserId")).isEqualTo(Client.first(found, "Id"));
    }
}
