package io.parley.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.parley.health.Lights.Colour;
import io.parley.model.Mention;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.sandbox.Fault;
import io.parley.sandbox.wordpress.Blog;
import io.parley.testkit.PaperInbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretsTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger camelLog = (Logger) LoggerFactory.getLogger("org.apache.camel");
    private final Logger parleyLog = (Logger) LoggerFactory.getLogger("io.parley.routes");
    private final Captured captured = new Captured();

    /** Everything that is logged, with exceptions and their causes. */
    private static final class Captured extends AppenderBase<ILoggingEvent> {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + event.getKeyValuePairs());
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                lines.add(String.valueOf(cause.getMessage()));
            }
        }
    }

    @BeforeEach
    void listen() {
        captured.start();
        root.addAppender(captured);
        root.getAppender("out").stop();
        camelLog.setLevel(Level.DEBUG);
        parleyLog.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(captured);
        root.getAppender("out").start();
        camelLog.setLevel(null);
        parleyLog.setLevel(null);
    }

    @Test
    void a_token_is_in_no_log_no_endpoint_no_route_no_light_and_no_reason() throws Exception {
        PaperInbox inbox = new PaperInbox();
        try (TownSquareLab lab = new TownSquareLab()) {
            String token = lab.square.brandToken();
            lab.post("ann", "Hello", null);
            List<String> shown = new ArrayList<>();
            try (CamelRig.Running running = new CamelRig().start("fedi", "mastodon", lab.options(), inbox)) {
                await().until(() -> inbox.mentions().size() == 1);
                Mention target = inbox.mentions().get(0);
                shown.add(running.channel().publish(reply(), target).toString());
                lab.square.faults().next(6, Fault.UNAVAILABLE).next(6, Fault.DROP);
                shown.add(running.channel().publish(reply(), target).toString());
                await().until(() -> running.lights().all().get(0).colour() == Colour.YELLOW);
                shown.add(running.lights().all().toString());
                shown.addAll(endpointsAndRoutes(running.camel()));
            }
            shown.addAll(captured.lines);
            assertThat(captured.lines).hasSizeGreaterThan(100);
            assertThat(shown).filteredOn(text -> text.contains(token)).isEmpty();
        }
    }

    @Test
    void a_password_and_its_base64_are_in_no_log_no_endpoint_and_no_route() throws Exception {
        PaperInbox inbox = new PaperInbox();
        try (BlogLab lab = new BlogLab()) {
            lab.post("ann", "Hello", null);
            String password = lab.secrets().get(0);
            String login =
                    Base64.getEncoder().encodeToString((Blog.USER + ':' + password).getBytes(StandardCharsets.UTF_8));
            List<String> shown = new ArrayList<>();
            try (CamelRig.Running running = new CamelRig().start("blog", "wordpress", lab.options(), inbox)) {
                await().until(() -> inbox.mentions().size() == 1);
                Mention target = inbox.mentions().get(0);
                shown.add(running.channel().publish(reply(), target).toString());
                shown.add(running.channel().find(reply(), target).toString());
                shown.addAll(endpointsAndRoutes(running.camel()));
            }
            shown.addAll(captured.lines);
            assertThat(shown)
                    .filteredOn(text -> text.contains(password) || text.contains(login))
                    .isEmpty();
        }
    }

    @Test
    void a_wrong_token_is_not_quoted_even_when_the_server_quotes_it() {
        PaperInbox inbox = new PaperInbox();
        try (TownSquareLab lab = new TownSquareLab()) {
            Map<String, String> options = new HashMap<>(lab.options());
            options.put("token", "wrong-token-4711");
            ConfiguredChannel channel = new ConfiguredChannel(
                    "fedi",
                    ChannelTypes.builtIn().declaration("mastodon"),
                    ChannelTypes.builtIn().folder("mastodon"),
                    options);
            assertThat(channel.redact("token wrong-token-4711 is wrong")).isEqualTo("token … is wrong");
            assertThat(channel.toString()).doesNotContain("4711");
            try (CamelRig.Running running = new CamelRig().start("fedi", "mastodon", options, inbox)) {
                await().until(() -> running.lights().all().get(0).colour() == Colour.RED);
                assertThat(running.lights().all().toString()).doesNotContain("4711");
            }
            assertThat(captured.lines).filteredOn(line -> line.contains("4711")).isEmpty();
        }
    }

    private static List<String> endpointsAndRoutes(CamelContext camel) throws Exception {
        List<String> shown = new ArrayList<>();
        camel.getEndpoints().forEach(each -> shown.add(each.getEndpointUri() + ' ' + each.getEndpointKey()));
        shown.add(camel.getRoutes().toString());
        ModelCamelContext model = (ModelCamelContext) camel;
        model.getRouteDefinitions().forEach(each -> shown.add(each.toString()));
        return shown;
    }

    private static Reply reply() {
        RecordRef record = new RecordRef("support", RecordKind.CASE, "1", null, null);
        return new Reply("n1", record, "Hello Ann", "Rita", Instant.parse("2026-03-01T10:00:00Z"), null);
    }
}
