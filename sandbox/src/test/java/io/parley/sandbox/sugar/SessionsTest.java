package io.parley.sandbox.sugar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Http;
import io.parley.sandbox.Http.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionsTest {

    private final SugarSandbox sugar = SugarSandbox.start(0, null);
    private final Http http = new Http(sugar.url(), null);

    @AfterEach
    void close() {
        sugar.close();
    }

    @Test
    void a_login_gives_an_hour_and_a_token_to_go_on_with() {
        JsonNode granted = Session.login(http, SugarSandbox.ADMIN, "parley").json();

        assertThat(granted.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(granted.path("refresh_expires_in").asInt()).isEqualTo(1_209_600);
        assertThat(granted.path("token_type").asText()).isEqualTo("bearer");
        assertThat(granted.path("access_token").asText()).isNotBlank();
    }

    @Test
    void a_second_login_on_the_same_platform_ends_the_first() {
        Session first = new Session(sugar, SugarSandbox.USER);
        Session second = new Session(sugar, SugarSandbox.USER);

        refused(first.get("/me"), 401, "invalid_grant");
        assertThat(second.get("/me").json().at("/current_user/user_name").asText())
                .isEqualTo(SugarSandbox.USER);
    }

    @Test
    void logins_on_two_platforms_and_of_two_users_live_side_by_side() {
        Session one = new Session(sugar, SugarSandbox.USER);
        Session.login(http, SugarSandbox.USER, "base");
        Session.login(http, SugarSandbox.ADMIN, "parley");

        assertThat(one.get("/me").status()).isEqualTo(200);
    }

    @Test
    void a_platform_that_nobody_registered_is_refused() {
        refused(Session.login(http, SugarSandbox.USER, "somewhere"), 422, "invalid_parameter");

        sugar.registerPlatform("somewhere");

        assertThat(Session.login(http, SugarSandbox.USER, "somewhere").status()).isEqualTo(200);
    }

    @Test
    void a_refresh_makes_new_tokens_and_ends_the_old_ones() {
        JsonNode old = Session.login(http, SugarSandbox.USER, "parley").json();

        assertThat(refresh(old).status()).isEqualTo(200);
        refused(refresh(old), 401, "invalid_grant");
        refused(
                http.get(
                        "/rest/v11_24/me",
                        "OAuth-Token",
                        old.path("access_token").asText()),
                401,
                "invalid_grant");
    }

    private Reply refresh(JsonNode granted) {
        return http.post(
                "/rest/v11_24/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "sugar",
                        "client_secret",
                        "",
                        "refresh_token",
                        granted.path("refresh_token").asText(),
                        "platform",
                        "parley"));
    }

    @Test
    void what_is_wrong_with_a_call_is_told_in_sugar_s_shape() {
        refused(http.get("/rest/v11_24/me"), 401, "need_login");
        refused(http.get("/rest/v11_25/ping"), 301, "incorrect_version");
        Session session = new Session(sugar, SugarSandbox.USER);
        refused(session.get("/Nonsense"), 404, "no_method");
        refused(session.get("/Cases/no-such-id"), 404, "not_found");
        refused(session.post("/Cases", Map.of("name", "x", "nonsense", "y")), 422, "invalid_parameter");
        refused(session.post("/Cases", Map.of("description", "x")), 422, "missing_parameter");
        refused(session.post("/Cases", Map.of("name", "x", "status", "Nonsense")), 422, "invalid_parameter");
        refused(session.post("/Cases", Map.of("name", "x".repeat(256))), 422, "invalid_parameter");
        refused(session.post("/Cases", Map.of("name", "x", "id", "my-own")), 403, "not_authorized");
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        Reply reply = http.post(
                "/rest/v11_24/oauth2/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "sugar",
                        "client_secret",
                        "",
                        "username",
                        SugarSandbox.USER,
                        "password",
                        "guess",
                        "platform",
                        "parley"));

        refused(reply, 401, "need_login");
        assertThat(reply.text()).doesNotContain("guess");
    }

    private static void refused(Reply reply, int status, String error) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
        assertThat(reply.json().path("error_message").asText()).isNotBlank();
    }
}
