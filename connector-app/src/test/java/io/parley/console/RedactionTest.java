package io.parley.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RedactionTest {

    @Test
    void secrets_in_fields_are_hidden_at_any_depth() {
        String pretty = Redaction.pretty("""
                {"a":[{"access_token":"CANARY1","apiKey":"CANARY2"}],"Authorization":"CANARY3","clientSecret":"CANARY4",
                 "password":{"x":"CANARY5"},"token":"CANARY6","refreshToken":"CANARY7","Set-Cookie":"CANARY8"}""");
        assertThat(pretty).doesNotContain("CANARY").contains("(hidden)");
    }

    @Test
    void secrets_in_text_are_hidden() {
        assertThat(Redaction.text("GET https://u:CANARY1@a.example/?access_token=CANARY2&x=1"
                        + " with Authorization: Bearer CANARY3canary3canary3"))
                .doesNotContain("CANARY")
                .contains("a.example", "x=1");
    }

    @Test
    void what_people_said_is_left_alone() {
        String post =
                "{\"content\":\"Basic questions about your token economy: key=value? Bearer of bad news\",\"n\":1.50}";
        assertThat(Redaction.pretty(post)).contains("Basic questions about your token economy", "Bearer of bad news");
    }

    @Test
    void json_is_indented_and_other_text_is_not_touched() {
        assertThat(Redaction.pretty("{\"a\":1}")).contains("\n").contains("\"a\" : 1");
        assertThat(Redaction.pretty("<entry>no JSON</entry>")).isEqualTo("<entry>no JSON</entry>");
        assertThat(Redaction.pretty("")).isEmpty();
    }
}
