package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import io.parley.sandbox.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginTest {

    private static final KeyPair KEYS = keys();

    private final SalesforceSandbox sandbox = SalesforceSandbox.start(0, null);
    private final Http http = new Http(sandbox.url(), null);

    @BeforeEach
    void trust() {
        sandbox.registerKey(KEYS.getPublic());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Http.Reply jwt(KeyPair signer, Map<String, Object> changes) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss",
                SalesforceSandbox.CLIENT_ID,
                "sub",
                SalesforceSandbox.USERNAME,
                "aud",
                sandbox.url().toString(),
                "exp",
                String.valueOf(Instant.now().getEpochSecond() + 270)));
        claims.putAll(changes);
        try {
            Base64.Encoder base64 = Base64.getUrlEncoder();
            String text = base64.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + base64.encodeToString(Json.write(claims).getBytes(StandardCharsets.UTF_8));
            Signature sign = Signature.getInstance("SHA256withRSA");
            sign.initSign(signer.getPrivate());
            sign.update(text.getBytes(StandardCharsets.US_ASCII));
            return http.post(
                    "/services/oauth2/token",
                    "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                            + Org61.encode(text + "." + base64.encodeToString(sign.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refused(Http.Reply reply, String error) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
        assertThat(reply.json().path("error_description").asText()).isNotEmpty();
    }

    @Test
    void a_signed_jwt_opens_a_session() {
        Http.Reply reply = jwt(KEYS, Map.of());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("id").asText()).matches(".*/id/00D\\w{15}/005\\w{15}");
        assertThat(reply.json().path("instance_url").asText())
                .isEqualTo(sandbox.url().toString());
        assertThat(new Http(sandbox.url(), reply.json().path("access_token").asText())
                        .get(Org61.BASE + "/limits")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_jwt_of_another_key_user_audience_client_or_time_is_refused() {
        refused(jwt(keys(), Map.of()), "invalid_grant");
        refused(jwt(KEYS, Map.of("sub", "nobody@example.com")), "invalid_grant");
        refused(jwt(KEYS, Map.of("aud", "https://example.com")), "invalid_grant");
        refused(jwt(KEYS, Map.of("iss", "other")), "invalid_client_id");
        refused(jwt(KEYS, Map.of("exp", 1_000_000_000L)), "invalid_grant");
    }

    @Test
    void client_credentials_open_a_session_and_wrong_ones_do_not() {
        String grant = "grant_type=client_credentials&client_id=" + SalesforceSandbox.CLIENT_ID + "&client_secret=";

        assertThat(http.post("/services/oauth2/token", grant + SalesforceSandbox.CLIENT_SECRET)
                        .status())
                .isEqualTo(200);
        refused(http.post("/services/oauth2/token", grant + "wrong"), "invalid_client");
    }

    @Test
    void user_name_and_password_are_not_supported() {
        refused(
                http.post("/services/oauth2/token", "grant_type=password&username=a&password=b"),
                "unsupported_grant_type");
    }

    @Test
    void without_a_session_nothing_is_told() {
        Http.Reply reply = new Http(sandbox.url(), "wrong").get(Org61.BASE + "/limits");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text())
                .isEqualTo("[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
    }
}
