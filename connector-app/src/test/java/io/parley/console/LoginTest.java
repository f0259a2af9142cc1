package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginTest {

    private final RunningConsole running = new RunningConsole();

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mentions/1", "/dead-letters", "/dead-letters/1"})
    void a_page_asks_a_stranger_to_log_in(String path) {
        HttpResponse<String> answer = running.visitor().get(path);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).startsWith("/login?next=");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void what_changes_by_itself_and_what_programs_ask_is_closed_to_strangers_too() {
        assertThat(running.visitor().get("/fragments/overview").statusCode()).isEqualTo(401);
        assertThat(running.visitor().get("/api/dead-letters").statusCode()).isEqualTo(401);
    }

    @Test
    void who_logs_in_arrives_where_they_wanted_to_go() {
        Visitor visitor = running.visitor();
        HttpResponse<String> answer = visitor.post(
                "/login",
                Map.of(
                        "csrf",
                        visitor.token("/login"),
                        "next",
                        "/dead-letters",
                        "user",
                        "admin",
                        "password",
                        RunningConsole.PASSWORD));
        assertThat(location(answer)).isEqualTo("/dead-letters");
        assertThat(visitor.get("/dead-letters").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/logout", "javascript:x"})
    void nobody_is_led_away_after_logging_in(String next) {
        Visitor visitor = running.visitor();
        HttpResponse<String> answer = visitor.post(
                "/login",
                Map.of(
                        "csrf",
                        visitor.token("/login"),
                        "next",
                        next,
                        "user",
                        "admin",
                        "password",
                        RunningConsole.PASSWORD));
        assertThat(location(answer)).isEqualTo("/");
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        List<String> cookies = running.visitor()
                .logIn("admin", RunningConsole.PASSWORD)
                .headers()
                .allValues("set-cookie");
        assertThat(cookies)
                .singleElement()
                .asString()
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/");
        assertThat(cookies.get(0)).doesNotContain("Secure");
    }

    @Test
    void behind_a_proxy_that_speaks_https_the_cookie_is_for_https_alone() {
        try (RunningConsole proxied =
                new RunningConsole(new ConsoleOptions(0, "127.0.0.1", true, Map.of("admin", "x")))) {
            HttpResponse<String> answer = proxied.visitor().get("/login", "X-Forwarded-Proto", "https");
            assertThat(answer.headers().allValues("set-cookie"))
                    .singleElement()
                    .asString()
                    .contains("Secure");
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_user_look_alike() {
        HttpResponse<String> wrong = running.visitor().logIn("admin", "wrong");
        HttpResponse<String> unknown = running.visitor().logIn("nobody", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("User or password is wrong.");
        assertThat(unknown.body()).contains("User or password is wrong.");
    }

    @Test
    void after_five_wrong_tries_even_the_right_password_has_to_wait() {
        Visitor visitor = running.visitor();
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.logIn("admin", "wrong" + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> closed = visitor.logIn("admin", RunningConsole.PASSWORD);
        assertThat(closed.statusCode()).isEqualTo(429);
        assertThat(closed.body()).contains("Too many wrong tries. Please wait 1 minute, then try again.");
        assertThat(closed.headers().firstValue("retry-after")).hasValue("61");
        running.now.updateAndGet(now -> now.plus(Duration.ofMinutes(2)));
        assertThat(visitor.logIn("admin", RunningConsole.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void guessing_through_the_programs_door_is_slowed_down_as_well() {
        Visitor visitor = running.visitor();
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.get("/api/dead-letters", "Authorization", "Basic YWRtaW46d3Jvbmc=")
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(visitor.get("/api/dead-letters", "Authorization", "Basic YWRtaW46d3Jvbmc=")
                        .statusCode())
                .isEqualTo(429);
        assertThat(visitor.logIn("admin", RunningConsole.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void the_login_form_of_another_site_is_refused() {
        HttpResponse<String> answer = running.visitor()
                .post("/login", Map.of("user", "admin", "password", RunningConsole.PASSWORD, "csrf", "made-up"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith(Gatekeeper.COOKIE));
    }

    @Test
    void who_logs_out_is_out_even_with_the_old_cookie() {
        Visitor visitor = running.visitor().loggedIn();
        assertThat(visitor.post("/logout", Map.of("csrf", visitor.token("/"))).statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_session_ends_after_eight_idle_hours_even_while_a_page_refreshes_itself() {
        Visitor visitor = running.visitor().loggedIn();
        for (int hour = 0; hour < 8; hour++) {
            assertThat(visitor.get("/fragments/overview").statusCode()).isEqualTo(200);
            running.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
        }
        running.now.updateAndGet(now -> now.plusSeconds(1));
        assertThat(visitor.get("/fragments/overview").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void without_users_nobody_can_log_in_and_the_page_says_how_to_change_that() {
        try (RunningConsole nobody = new RunningConsole(Map.of())) {
            for (String path : List.of("/", "/login", "/dead-letters")) {
                HttpResponse<String> answer = nobody.visitor().get(path);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("console:\n  users:", "PARLEY_ADMIN_PASSWORD");
            }
            assertThat(nobody.visitor().get("/api/dead-letters").statusCode()).isEqualTo(503);
            assertThat(nobody.visitor().get("/health/live").statusCode()).isEqualTo(200);
            assertThat(nobody.visitor().get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(nobody.visitor().get("/metrics").statusCode()).isEqualTo(200);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
