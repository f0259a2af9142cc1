package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.ChannelType;
import io.parley.channel.ReplyRules;
import io.parley.config.Secrets;
import io.parley.config.Settings.ChannelSettings;
import io.parley.config.Settings.CrmSettings;
import io.parley.config.Settings.LogSettings;
import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.CrmType;
import io.parley.json.Json;
import io.parley.logging.Logs;
import io.parley.model.Finding;
import io.parley.model.Option;
import io.parley.model.Option.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckCommandTest {

    private static final String CANARY = "canary-5ecret";

    private static final String PARLEY = """
            channels:
              blog: { type: rss, url: "https://blog.example/feed" }
            crms:
              support: { type: helpdesk, client-secret: "${SECRET}" }
            rules: rules.yaml
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private Finding crmFinding = Finding.ok("crm support", "Logged in.");

    @BeforeEach
    void write_the_files() throws IOException {
        Files.writeString(folder.resolve("parley.yaml"), PARLEY);
        Files.writeString(folder.resolve("rules.yaml"), "- { name: all, then: { open: case, in: support } }\n");
    }

    @AfterEach
    void log_as_before() {
        Logs.configure(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.WARN), new Secrets());
    }

    @Test
    void when_all_is_well_it_says_so_and_ends_with_0() {
        assertThat(check()).isZero();
        assertThat(out.toString())
                .contains("parley.yaml has no mistakes.", "ok       crm support: Logged in.", "Parley can run.");
    }

    @Test
    void a_blocking_finding_comes_with_its_fix_and_ends_with_1() {
        crmFinding =
                Finding.blocking("crm support", "The field Mention Key is missing.", "Run parley install support.");

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "blocking crm support: The field Mention Key is missing.", "fix: Run parley install support.");
    }

    @Test
    void a_warning_alone_blocks_nothing() {
        crmFinding = Finding.warning("crm support", "The licence ends soon.", "Renew it.");

        assertThat(check()).isZero();
    }

    @Test
    void a_wrong_configuration_is_told_whole_and_nobody_is_asked() throws IOException {
        Files.writeString(
                folder.resolve("parley.yaml"), PARLEY.replace("rss", "rrs").replace("SECRET", "SECRTE"));

        assertThat(check()).isEqualTo(2);
        assertThat(out.toString())
                .contains(
                        "parley.yaml:2: There is no channel type 'rrs'. Did you mean 'rss'?",
                        "parley.yaml:4: The environment variable SECRTE is not set.",
                        "2 mistakes.");
        assertThat(asked).isEmpty();
    }

    @Test
    void scripts_get_json() throws IOException {
        crmFinding = Finding.blocking("crm support", "No.", "Yes.");

        assertThat(check("--json")).isEqualTo(1);
        JsonNode found = Json.tree(out.toString());
        assertThat(found.get("ok").asBoolean()).isFalse();
        assertThat(found.at("/findings/0/severity").asText()).isEqualTo("BLOCKING");
        assertThat(found.at("/findings/0/fix").asText()).isEqualTo("Yes.");

        Files.writeString(folder.resolve("parley.yaml"), "chanels: {}");
        out.getBuffer().setLength(0);
        assertThat(check("--json")).isEqualTo(2);
        assertThat(Json.tree(out.toString()).at("/problems/0/line").asInt()).isEqualTo(1);
    }

    @Test
    void a_secret_is_in_no_output_even_when_the_other_side_quotes_it() {
        crmFinding = Finding.blocking("crm support", "Wrong secret " + CANARY + ".", "Replace " + CANARY + ".");

        check();
        check("--json");
        assertThat(out.toString() + err).doesNotContain(CANARY).contains("Wrong secret ***.");
    }

    @Test
    void an_error_of_the_other_side_is_one_clean_sentence() {
        crmFinding = null;

        assertThat(check()).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("parley check: the login with *** failed\n");
    }

    @Test
    void without_or_with_an_unknown_command_or_option_it_ends_with_2() {
        assertThat(parley()).isEqualTo(2);
        assertThat(parley("chek")).isEqualTo(2);
        assertThat(parley("check", "--jsn")).isEqualTo(2);
        assertThat(err.toString()).contains("Which command?", "Did you mean", "--json");
    }

    @Test
    void help_has_an_example_and_version_says_which() {
        assertThat(parley("check", "--help")).isZero();
        assertThat(parley("--help")).isZero();
        assertThat(parley("--version")).isZero();
        assertThat(out.toString()).contains("Example:", "parley check --config", "parley (not packaged)");
    }

    private int check(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("check", "-c", folder.resolve("parley.yaml").toString()));
        arguments.addAll(List.of(more));
        return parley(arguments.toArray(String[]::new));
    }

    private int parley(String... arguments) {
        Secrets secrets = new Secrets();
        CommandLine line = Parley.commandLine(
                secrets,
                new CheckCommand(config -> types(), config -> new Answers(), Map.of("SECRET", CANARY)::get, secrets));
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    private static Types types() {
        ChannelType rss = new ChannelType(
                "rss", "RSS", List.of(Option.required("url", Kind.URL, "The feed.")), ReplyRules.readOnly("A feed."));
        return new Types(List.of(rss), List.of(new Helpdesk()));
    }

    private final class Answers implements Connections {
        @Override
        public List<Finding> check(CrmSettings crm) {
            asked.add(crm.name());
            if (crmFinding == null) {
                throw new IllegalStateException(
                        "the login with " + crm.options().get("client-secret") + " failed");
            }
            return List.of(crmFinding);
        }

        @Override
        public List<Finding> check(ChannelSettings channel) {
            asked.add(channel.name());
            return List.of(Finding.ok("channel " + channel.name(), "It answers."));
        }
    }

    private record Helpdesk() implements CrmType {
        @Override
        public String name() {
            return "helpdesk";
        }

        @Override
        public List<Option> options() {
            return List.of(Option.required("client-secret", Kind.SECRET, "The secret."));
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.allOf(Capability.class);
        }

        @Override
        public Crm open(String name, Map<String, String> options) {
            throw new UnsupportedOperationException("the test answers for it");
        }
    }
}
