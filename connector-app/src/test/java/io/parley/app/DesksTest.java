package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.config.Loaded;
import io.parley.config.Settings;
import io.parley.config.Settings.ConsoleSettings;
import io.parley.config.Settings.LogSettings;
import io.parley.config.Settings.StoreSettings;
import io.parley.console.Console;
import io.parley.console.ConsoleOptions;
import io.parley.console.Metrics;
import io.parley.console.Readiness;
import io.parley.decide.Rules;
import io.parley.enrich.Enrich;
import io.parley.enrich.Languages;
import io.parley.enrich.OwnAccounts;
import io.parley.health.Lights;
import io.parley.json.Json;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Visibility;
import io.parley.store.Arrivals;
import io.parley.store.Store;
import io.parley.store.jdbc.JdbcStore;
import io.parley.store.jdbc.StoreOptions;
import io.parley.yaml.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that work on dead letters and forget people, beside a running Parley and without one. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DesksTest {

    private static final String PASSWORD = "hunter2-CANARY";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String url;
    private Loaded<Settings> loaded;

    @BeforeEach
    void seed() {
        url = "jdbc:h2:file:" + folder.resolve("parley");
        loaded = settings(1, PASSWORD);
        try (Store store = open()) {
            store.inbox()
                    .accept(new Arrivals(
                            "blog",
                            List.of(),
                            List.of(
                                    new Arrivals.Malformed(
                                            "blog", "{\"n\":1,\"token\":\"CANARY-payload\"}", "No id\u001b[2J."),
                                    new Arrivals.Malformed("blog", "{\"n\":2}", "No time.")),
                            null));
        }
    }

    @Test
    void without_a_running_parley_the_store_is_asked() {
        assertThat(run("dead-letters", "list")).isZero();
        assertThat(out.toString()).contains("intake", "blog", "No time.", "No id<U+001B>[2J.");
    }

    @Test
    void a_running_parley_is_asked_through_its_console() {
        try (Store store = open();
                Console console = console(store, Map.of("admin", PASSWORD))) {
            loaded = settings(console.port(), PASSWORD);
            assertThat(run("dead-letters", "list", "--json")).isZero();
            assertThat(Json.tree(out.toString())).hasSize(2);
            assertThat(run("dead-letters", "show", "1")).isZero();
            assertThat(out.toString()).contains("payload: ", "(hidden)").doesNotContain("CANARY");
            assertThat(run("dead-letters", "discard", "1", "--why", "a test")).isZero();
            assertThat(out.toString()).contains("Dead letter 1 is discarded.");
            assertThat(run("dead-letters", "retry", "--all")).isZero();
            assertThat(out.toString()).contains("could be read now and is taken in.");
            assertThat(store.deadLetters().open()).isZero();
        }
    }

    @Test
    void a_malformed_item_can_not_be_read_anew_while_parley_does_not_run() {
        assertThat(run("dead-letters", "retry", "2", "--json")).isEqualTo(1);
        assertThat(Json.tree(out.toString()).path(0).path("message").asText())
                .contains("only a running Parley can read it anew");
    }

    @Test
    void what_is_not_there_is_said_and_the_exit_code_is_1() {
        assertThat(run("dead-letters", "show", "99")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no open dead letter 99.");
        assertThat(run("dead-letters", "discard", "99", "--why", "x")).isEqualTo(1);
    }

    @Test
    void what_can_not_be_understood_has_exit_code_2() {
        assertThat(run("dead-letters")).isEqualTo(2);
        assertThat(run("dead-letters", "retry")).isEqualTo(2);
        assertThat(run("dead-letters", "retry", "1", "--all")).isEqualTo(2);
        assertThat(run("dead-letters", "discard", "1")).isEqualTo(2);
        assertThat(run("forget", "ada")).isEqualTo(2);
        loaded = new Loaded.Wrong<>(List.of(new Problem("parley.yaml", 3, "There is no key 'stor'.", "Write store.")));
        assertThat(run("dead-letters", "list")).isEqualTo(2);
        assertThat(err.toString()).contains("parley.yaml:3: There is no key 'stor'. Write store.");
    }

    @Test
    void another_password_than_that_of_the_running_parley_is_said() {
        try (Store store = open();
                Console console = console(store, Map.of("admin", "another"))) {
            loaded = settings(console.port(), PASSWORD);
            assertThat(run("dead-letters", "list")).isEqualTo(1);
            assertThat(err.toString()).contains("knows another password").doesNotContain("CANARY");
        }
    }

    @Test
    void a_running_parley_without_users_can_not_be_asked_and_that_is_said() {
        try (Store store = open();
                Console console = console(store, Map.of())) {
            loaded = settings(console.port());
            assertThat(run("dead-letters", "list")).isEqualTo(1);
            assertThat(err.toString()).contains("its console has no users").contains("console.users");
        }
    }

    @Test
    void nobody_to_forget_is_said() {
        assertThat(run("forget", "@ada", "--channel", "blog")).isEqualTo(1);
        assertThat(out.toString()).contains("Nobody of that name was found there.");
    }

    @Test
    void a_person_is_forgotten_through_the_running_parley() {
        try (Store store = open();
                Console console = console(store, Map.of("admin", PASSWORD))) {
            store.inbox().accept(ada());
            loaded = settings(console.port(), PASSWORD);
            assertThat(run("forget", "@ada", "--channel", "blog", "--json")).isZero();
            assertThat(Json.tree(out.toString()).path("erased").path("mentions").asInt())
                    .isEqualTo(1);
            assertThat(store.overview().mentions(10, Long.MAX_VALUE))
                    .noneMatch(row -> Json.write(row.mention()).contains("Lovelace"));
        }
    }

    private static Arrivals ada() {
        Mention mention = new Mention(
                new MentionKey("blog", "news", "1"),
                "",
                MentionKind.COMMENT,
                Visibility.PUBLIC,
                new Author("id-ada", "ada", "Ada Lovelace", null, null),
                null,
                "Hello",
                null,
                null,
                Clock.systemUTC().instant(),
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                null,
                CanReply.YES,
                false);
        return new Arrivals("blog", List.of(new Arrivals.Arrival(mention, "{}")), List.of(), null);
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Desks desks = new Desks(file -> loaded, settings -> open());
        CommandLine parley = new CommandLine(new Root())
                .addSubcommand(new DeadLettersCommand(desks))
                .addSubcommand(new ForgetCommand(desks));
        return parley.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    }

    @CommandLine.Command(name = "parley")
    private static final class Root {}

    private Store open() {
        return JdbcStore.open(new StoreOptions(url), Clock.systemUTC());
    }

    private static Console console(Store store, Map<String, String> users) {
        Lights lights = new Lights(Clock.systemUTC());
        return Console.start(
                new ConsoleOptions(0, "127.0.0.1", false, users),
                new Console.Parts(
                        store,
                        lights,
                        () -> Readiness.READY,
                        new Metrics(Clock.systemUTC()),
                        letter -> Optional.empty(),
                        new Overruling(
                                store.inbox(),
                                new Enrich(OwnAccounts.NONE, new Languages(List.of())),
                                List.of(),
                                crm -> {}),
                        (crm, secret) -> false,
                        text -> text,
                        Clock.systemUTC()));
    }

    private Loaded<Settings> settings(int port, String... password) {
        Map<String, String> users = password.length == 0 ? Map.of() : Map.of("admin", password[0]);
        return new Loaded.Good<>(new Settings(
                folder.resolve("parley.yaml"),
                new StoreSettings(url, "", "", Duration.ofSeconds(10)),
                new ConsoleSettings(port, "127.0.0.1", false, users),
                List.of(),
                List.of(),
                OwnAccounts.NONE,
                List.of(),
                LogSettings.USUAL,
                new Rules(List.of())));
    }
}
