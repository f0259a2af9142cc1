package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.salesforce.SalesforceSandbox;
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

/** parley install, from an org that has nothing to one that has all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InstallCommandTest {

    @TempDir
    private Path folder;

    private final SalesforceSandbox salesforce =
            SalesforceSandbox.start(SalesforceSandbox.Options.on(0, null).withoutPackage());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> questions = new ArrayList<>();
    private String answer = "yes";

    @BeforeEach
    void write_the_files() throws IOException {
        Files.writeString(folder.resolve("parley.yaml"), """
                channels:
                  blog: { type: rss, url: "https://blog.example/feed" }
                crms:
                  sales:
                    type: salesforce
                    login-url: "%s"
                    client-id: "%s"
                    client-secret: "${SECRET}"
                  desk: { type: notebook }
                rules: rules.yaml
                """.formatted(salesforce.url(), SalesforceSandbox.CLIENT_ID));
        Files.writeString(folder.resolve("rules.yaml"), "- { name: all, then: { open: case, in: sales } }\n");
    }

    @AfterEach
    void stop() {
        salesforce.close();
        Logs.configure(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.WARN), new Secrets());
    }

    @Test
    void from_an_org_that_lacks_everything_to_one_where_nothing_blocks() {
        assertThat(parley("check")).isEqualTo(1);
        assertThat(out.toString()).contains("blocking crm sales", "MentionKey__c on Case");

        assertThat(parley("install", "sales")).isZero();
        assertThat(questions).containsExactly("Do this? Type yes: ");
        assertThat(out.toString())
                .contains(
                        "What Parley needs in sales:",
                        "add      missing  Field MentionKey__c on Case: Text 255, external id, unique",
                        "Added: Object Channel Message (ChannelMessage__c)",
                        "Assigned: Permission set \"Parley Integration\"",
                        "ok       The object ChannelMessage__c has all that Parley needs.");

        assertThat(parley("check")).isZero();
        assertThat(parley("install", "salesforce", "--yes")).isZero();
        assertThat(out.toString()).contains("There is nothing to do.");
    }

    @Test
    void whoever_does_not_say_yes_changes_nothing() {
        answer = "no";

        assertThat(parley("install", "sales")).isEqualTo(1);
        assertThat(out.toString()).endsWith("Nothing was done.\n");
        answer = null;
        assertThat(parley("install", "sales")).isEqualTo(1);
        assertThat(salesforce.metadata("CustomField")).isEmpty();
    }

    @Test
    void a_dry_run_shows_the_plan_and_asks_nobody() {
        assertThat(parley("install", "sales", "--dry-run")).isZero();

        assertThat(out.toString()).contains("add      missing  Object Channel Message (ChannelMessage__c)", "to add");
        assertThat(questions).isEmpty();
        assertThat(salesforce.metadata("CustomObject")).isEmpty();
    }

    @Test
    void removing_says_what_is_lost_and_takes_away_what_was_added() {
        parley("install", "sales", "--yes");
        out.getBuffer().setLength(0);

        assertThat(parley("install", "sales", "--remove")).isZero();
        assertThat(questions).containsExactly("Remove this? What is deleted is lost. Type yes: ");
        assertThat(out.toString())
                .contains(
                        "Object Channel Message (ChannelMessage__c)",
                        "Its 0 records are deleted.",
                        "Removed: Field MentionKey__c on Case");
        assertThat(salesforce.metadata("CustomField")).isEmpty();
        assertThat(salesforce.metadata("StaticResource")).isEmpty();
        assertThat(parley("check")).isEqualTo(1);
    }

    @Test
    void scripts_get_the_plan_what_was_done_and_the_findings_as_json() {
        assertThat(parley("install", "sales", "--json", "--yes")).isZero();

        JsonNode told = Json.tree(out.toString());
        assertThat(told.path("ok").asBoolean()).isTrue();
        assertThat(told.at("/plan/aim").asText()).isEqualTo("INSTALL");
        assertThat(told.at("/plan/steps/0/deed").asText()).isEqualTo("ADD");
        assertThat(told.path("done")).isNotEmpty();
        assertThat(told.path("findings")).isNotEmpty();

        out.getBuffer().setLength(0);
        assertThat(parley("install", "sales", "--json")).isEqualTo(2);
        assertThat(Json.tree(out.toString()).path("message").asText()).contains("--yes");
    }

    @Test
    void a_user_who_may_not_is_told_which_permission_is_missing() {
        salesforce.faults().next(1, Fault.FORBIDDEN, Faults.Where.kind("metadata"));

        assertThat(parley("install", "sales", "--yes")).isEqualTo(1);
        assertThat(out.toString())
                .contains("ModifyMetadata", "fix: ", "Modify Metadata Through Metadata API Functions", "API Enabled");
    }

    @Test
    void a_crm_that_is_not_there_or_can_not_be_installed_in_is_refused_with_a_clear_sentence() {
        assertThat(parley("install", "slaes")).isEqualTo(2);
        assertThat(out.toString()).contains("There is no CRM 'slaes' in", "It has: sales, desk.");

        assertThat(parley("install", "desk")).isEqualTo(1);
        assertThat(out.toString()).contains("Parley can install nothing", "What is missing now:", "  1. ");
        assertThat(parley("install", "desk", "--remove")).isEqualTo(2);
        assertThat(out.toString()).contains("Parley can install nothing in a CRM of type notebook.");
        assertThat(parley("install")).isEqualTo(2);
    }

    private int parley(String... arguments) {
        Secrets secrets = new Secrets();
        Map<String, String> environment = Map.of("SECRET", SalesforceSandbox.CLIENT_SECRET);
        CommandLine line = Parley.commandLine(
                secrets,
                new CheckCommand(config -> types(), config -> new Asked(), environment::get, secrets),
                new InstallCommand(config -> types(), environment::get, secrets, question -> {
                    questions.add(question);
                    return answer;
                }));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-c", folder.resolve("parley.yaml").toString()));
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
    }

    private static Types types() {
        Types installed = Types.installed();
        List<CrmType> crms = new ArrayList<>(installed.crms());
        crms.add(new Notebook());
        return new Types(installed.channels(), crms);
    }

    private record Asked() implements Connections {
        @Override
        public List<Finding> check(CrmSettings crm) {
            return crm.name().equals("sales") ? Connections.checkCrm(crm) : List.of();
        }

        @Override
        public List<Finding> check(ChannelSettings channel) {
            return List.of();
        }
    }

    private record Notebook() implements CrmType {
        @Override
        public String name() {
            return "notebook";
        }

        @Override
        public List<Option> options() {
            return List.of();
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.of(Capability.OPEN_CASE);
        }

        @Override
        public Crm open(String name, Map<String, String> options) {
            throw new UnsupportedOperationException("nobody opens it here");
        }
    }
}
