package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.config.Secrets;
import io.parley.config.Settings.ChannelSettings;
import io.parley.config.Settings.CrmSettings;
import io.parley.config.Settings.LogSettings;
import io.parley.json.Json;
import io.parley.logging.Logs;
import io.parley.model.Finding;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** parley check against an org that lacks one thing: the command, its words and its exit code. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckSalesforceTest {

    @TempDir
    private Path folder;

    private final SalesforceSandbox salesforce = SalesforceSandbox.start(SalesforceSandbox.Options.on(0, null));
    private final StringWriter out = new StringWriter();

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
                    wake: none
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
    void an_org_that_has_everything_ends_with_zero() {
        assertThat(check()).isZero();
        assertThat(blocking()).isEmpty();
    }

    @Test
    void a_field_that_is_missing_is_one_finding_that_names_it() {
        salesforce.setup().hide("Case.MentionKey__c");

        assertThat(check()).isEqualTo(1);
        assertThat(blocking()).singleElement().satisfies(finding -> {
            assertThat(finding.path("message").asText()).contains("MentionKey__c", "Case");
            assertThat(finding.path("fix").asText()).contains("parley install");
        });
    }

    @Test
    void a_permission_that_is_missing_is_one_finding_that_says_where_to_give_it() {
        salesforce.setup().lock("Case.Priority");

        assertThat(check()).isEqualTo(1);
        assertThat(blocking()).singleElement().satisfies(finding -> {
            assertThat(finding.path("message").asText()).contains("Priority", "Case", "may not");
            assertThat(finding.path("fix").asText()).containsIgnoringCase("permission");
        });
    }

    @Test
    void an_edition_without_api_access_is_one_finding() {
        salesforce.setup().withoutApi();

        assertThat(check()).isEqualTo(1);
        assertThat(blocking())
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("fix").asText()).contains("edition"));
    }

    private List<JsonNode> blocking() {
        List<JsonNode> blocking = new ArrayList<>();
        for (JsonNode finding : Json.tree(out.toString()).path("findings")) {
            if (finding.path("severity").asText().equalsIgnoreCase("blocking")) {
                blocking.add(finding);
            }
        }
        return blocking;
    }

    private int check() {
        Secrets secrets = new Secrets();
        Map<String, String> environment = Map.of("SECRET", SalesforceSandbox.CLIENT_SECRET);
        CommandLine line = Parley.commandLine(
                secrets,
                new CheckCommand(config -> Types.installed(), config -> new OnlyTheCrm(), environment::get, secrets));
        return line.setOut(new PrintWriter(out))
                .execute("check", "--json", "-c", folder.resolve("parley.yaml").toString());
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
