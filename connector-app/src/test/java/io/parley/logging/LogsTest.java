package io.parley.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.config.Secrets;
import io.parley.config.Settings.LogSettings;
import io.parley.config.Settings.LogSettings.Format;
import io.parley.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.KeyValuePair;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogsTest {

    private static final String CANARY = "c\"nary+s3kret/42 é";
    private static final String KEY =
            "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG\n9w0BAQEFAASCBKcwggSj\n-----END PRIVATE KEY-----";

    private final Secrets secrets = new Secrets();

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_secret_is_in_no_line_whatever_shape_it_takes(Format format) {
        secrets.register(CANARY);
        secrets.register(KEY);
        String basic = base64("admin:" + CANARY);
        String other = base64("x:" + CANARY);
        IllegalStateException cause = new IllegalStateException("refused " + CANARY);

        String line = line(
                format,
                "token " + CANARY + " header " + basic + " or " + other + " url ?t=" + "c%22nary%2Bs3kret%2F42+%C3%A9"
                        + " html c&quot;nary+s3kret/42 é json c\\\"nary+s3kret/42 é and MIIEvQIBADANBgkqhkiG",
                new IllegalArgumentException("because of " + CANARY, cause),
                new KeyValuePair("crm", CANARY));

        assertThat(line).doesNotContain("nary", "s3kret", "MIIEvQ", "czNrcmV0");
        assertThat(line).contains("***", "because of ***", "refused ***");
    }

    @Test
    void a_text_line_is_one_line_with_its_keys() {
        String line = line(
                Format.TEXT,
                "Delivered\n2026-01-01T00:00:00Z ERROR forged",
                null,
                new KeyValuePair("crm", "support"),
                new KeyValuePair("record", "Case 00001"));

        assertThat(line)
                .isEqualTo("2026-11-24T10:00:00.123Z INFO  Deliver: Delivered 2026-01-01T00:00:00Z ERROR forged"
                        + " crm=support record=\"Case 00001\"\n");
    }

    @Test
    void a_json_line_is_one_object_with_its_keys() {
        String line = line(Format.JSON, "Delivered \"it\"\nat last", null, new KeyValuePair("attempt", 3));

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        JsonNode json = Json.tree(line);
        assertThat(json.get("message").asText()).isEqualTo("Delivered \"it\"\nat last");
        assertThat(json.get("attempt").asText()).isEqualTo("3");
        assertThat(json.get("level").asText()).isEqualTo("INFO");
        assertThat(json.get("time").asText()).isEqualTo("2026-11-24T10:00:00.123456Z");
    }

    @Test
    void a_key_can_not_pass_for_a_field_of_the_line() {
        JsonNode json = Json.tree(line(Format.JSON, "true", null, new KeyValuePair("message", "forged")));

        assertThat(json.get("message").asText()).isEqualTo("true");
    }

    @Test
    void libraries_speak_of_warnings_only_unless_asked_for_more() {
        LoggerContext context = new LoggerContext();
        Logs.configure(context, LogSettings.USUAL, secrets);
        assertThat(context.getLogger("org.apache.camel.main").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("io.parley.deliver").isInfoEnabled()).isTrue();

        Logs.configure(context, new LogSettings(Format.TEXT, LogSettings.Level.DEBUG), secrets);
        assertThat(context.getLogger("org.apache.camel.main").isDebugEnabled()).isTrue();
        context.stop();
    }

    @Test
    void words_that_are_too_short_for_a_secret_are_left_alone() {
        secrets.register("abc");

        assertThat(secrets.redact("the abc of it")).isEqualTo("the abc of it");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String line(Format format, String message, @Nullable Throwable thrown, KeyValuePair... pairs) {
        LoggerContext context = new LoggerContext();
        Logger logger = context.getLogger("io.parley.deliver.Deliver");
        LoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, thrown, null);
        event.setInstant(Instant.parse("2026-11-24T10:00:00.123456Z"));
        event.setKeyValuePairs(List.of(pairs));
        return Logs.layout(new LogSettings(format, LogSettings.Level.INFO), secrets)
                .doLayout(event);
    }
}
