package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.config.Secrets;
import io.parley.config.Settings.ChannelSettings;
import io.parley.config.Settings.CrmSettings;
import io.parley.config.Settings.LogSettings;
import io.parley.logging.Logs;
import io.parley.model.Finding;
import io.parley.sandbox.oracle.OracleSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** parley check and parley install for a tenant that lacks one thing: what an admin reads, and the exit code. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckOracleTest {

    @TempDir
    private Path folder;

    private final OracleSandbox oracle = OracleSandbox.start(0, null);
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void write_the_files() throws IOException {
        write("");
        Files.writeString(folder.resolve("rules.yaml"), "- { name: all, then: { open: case, in: sales } }\n");
    }

    private void write(String more) throws IOException {
        Files.writeString(folder.resolve("parley.yaml"), """
                channels:
                  blog: { type: rss, url: "https://blog.example/feed" }
                crms:
                  sales:
                    type: oracle-crm-on-demand
                    url: "%s"
                    user: "%s"
                    password: "${SECRET}"
                    %s
                rules: rules.yaml
                """.formatted(oracle.url(), OracleSandbox.USER, more));
    }

    @AfterEach
    void stop() {
        oracle.close();
        Logs.configure(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.WARN), new Secrets());
    }

    @Test
    void a_tenant_that_has_everything_ends_with_zero_and_says_what_no_program_can_tell() {
        assertThat(check()).isZero();
        assertThat(out.toString())
                .contains(
                        "Logged in to",
                        OracleSandbox.USER,
                        "What no program can tell",
                        "check again after some mentions")
                .doesNotContain(OracleSandbox.PASSWORD);
    }

    @Test
    void the_field_of_the_author_is_one_finding_that_says_where_to_make_it() {
        oracle.hide("ServiceRequest", "IndexedShortText0");

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("IndexedShortText0", "Field Setup", "author-field");
    }

    @Test
    void install_makes_the_field_and_the_check_after_it_is_green() {
        oracle.hide("ServiceRequest", "IndexedShortText0");

        assertThat(run("install", "sales", "--yes")).isZero();
        assertThat(out.toString())
                .contains("add      missing  Field IndexedShortText0", "added: Field IndexedShortText0");
        assertThat(check()).isZero();
    }

    @Test
    void where_administrative_services_are_not_enabled_install_says_how_a_person_does_it() {
        oracle.hide("ServiceRequest", "IndexedShortText0");
        oracle.habits().administration(false);

        assertThat(run("install", "sales", "--yes")).isEqualTo(1);
        assertThat(out.toString())
                .contains("by hand  missing  Field IndexedShortText0", "not enabled for this company", "Field Setup");
    }

    @Test
    void a_word_that_is_in_no_picklist_is_told_with_the_tenants_own() {
        oracle.picklist("ServiceRequest", "Status", Set.of("New", "Done"));

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("no value 'Open'", "Done, New", "open-status", "closed-statuses");
    }

    @Test
    void a_field_of_the_author_that_another_program_uses_is_told() {
        oracle.desk().create("ServiceRequest", Map.of("Subject", "Old", "IndexedShortText0", "SAP-4711"));

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("holds what Parley did not write", "author-field");
    }

    @Test
    void a_tenant_without_the_type_of_answers_on_leads_is_told() {
        oracle.picklist("Activity", "Type", Set.of("Call", "Email"));

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("no value 'Correspondence'", "reply-activity-type");
    }

    @Test
    void r16_compatibility_is_explained() {
        oracle.habits().r16Compatibility(true);

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("R16 Compatibility Mode", "login: session");
    }

    @Test
    void with_a_session_r16_compatibility_is_no_trouble() throws IOException {
        oracle.habits().r16Compatibility(true);
        write("login: session");

        assertThat(check()).isZero();
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        oracle.password("another-one");

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("refused the login").doesNotContain(OracleSandbox.PASSWORD);
    }

    @Test
    void a_right_that_is_missing_names_the_role() {
        oracle.habits().forbid("ServiceRequest", "QueryPage");

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("role");
    }

    @Test
    void an_account_that_is_not_there_is_told() throws IOException {
        write("default-account: \"AAPA-NONE\"");

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("no account with the id AAPA-NONE");
    }

    private int check() {
        return run("check");
    }

    private int run(String... command) {
        Secrets secrets = new Secrets();
        Map<String, String> environment = Map.of("SECRET", OracleSandbox.PASSWORD);
        CommandLine line = Parley.commandLine(
                secrets,
                new CheckCommand(config -> Types.installed(), config -> new OnlyTheCrm(), environment::get, secrets),
                new InstallCommand(config -> Types.installed(), environment::get, secrets, question -> null));
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("-c", folder.resolve("parley.yaml").toString()));
        return line.setOut(new PrintWriter(out)).execute(all.toArray(String[]::new));
    }

    private record OnlyTheCrm() implements Connections {
        @Override
        public List<Finding> check(CrmSettings crm) {
            return Connections.checkCrm(crm);
        }

        @Override
        public List<Finding> check(ChannelSettings channel) {
            return List.of();
        }
    }
}
