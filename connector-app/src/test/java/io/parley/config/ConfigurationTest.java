package io.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.config.Settings.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigurationTest {

    private static final String RULES = """
            - name: everything
              then: { open: case, in: sales }
            """;

    private static final String PARLEY = """
            store: { url: "jdbc:postgresql://db.example/parley", user: parley, password: "${DB_PASSWORD}" }
            console: { port: 9090, address: 0.0.0.0, behind-proxy: yes, users: { admin: "${ADMIN_PASSWORD}" } }
            own-accounts: { fediverse: ["@acme"] }
            languages: [en, de]
            log: { format: json, level: warn }
            channels:
              fediverse:
                type: mastodon
                server: "https://${HOST}"
                token: "${file:token.txt}"
                follow: [mentions, "#acme"]
                boosts: yes
                terms: token.txt
            crms:
              sales: { type: salesforce, login-url: "https://login.example", client-secret: "${CRM_SECRET}" }
            rules: rules.yaml
            """;

    @TempDir
    private Path folder;

    private Files files;

    @BeforeEach
    void set_the_environment() {
        files = new Files(folder)
                .set("DB_PASSWORD", "db-canary-1")
                .set("ADMIN_PASSWORD", "admin-canary-2")
                .set("CRM_SECRET", "crm-canary-3")
                .set("HOST", "square.example");
        files.write("token.txt", "token-canary-4\n");
    }

    @Test
    void everything_that_is_set_is_read() {
        Settings settings = files.settings(PARLEY, RULES);

        assertThat(settings.store())
                .isEqualTo(new Settings.StoreSettings(
                        "jdbc:postgresql://db.example/parley", "parley", "db-canary-1", Duration.ofSeconds(10)));
        assertThat(settings.console())
                .isEqualTo(new Settings.ConsoleSettings(9090, "0.0.0.0", true, Map.of("admin", "admin-canary-2")));
        assertThat(settings.languages()).containsExactly("en", "de");
        assertThat(settings.log()).isEqualTo(new LogSettings(LogSettings.Format.JSON, LogSettings.Level.WARN));
        assertThat(settings.own().onChannel()).containsOnlyKeys("fediverse");
        assertThat(settings.channel("fediverse").orElseThrow().options())
                .isEqualTo(Map.of(
                        "server", "https://square.example",
                        "token", "token-canary-4",
                        "follow", "mentions,#acme",
                        "every", "30s",
                        "boosts", "true",
                        "page", "40",
                        "terms", folder.resolve("token.txt").toAbsolutePath().toString()));
        assertThat(settings.crm("sales").orElseThrow().options()).containsEntry("client-secret", "crm-canary-3");
        assertThat(settings.rules().rules()).hasSize(1);
    }

    @Test
    void what_is_not_set_has_its_usual_value() {
        Settings settings = files.settings("""
                channels: { blog: { type: rss, url: "https://blog.example/feed" } }
                crms: { sales: { type: salesforce, login-url: "https://login.example", client-secret: "${CRM_SECRET}" } }
                rules: rules.yaml
                """, RULES);

        assertThat(settings.store().url()).isEqualTo("jdbc:h2:file:./data/parley");
        assertThat(settings.console().port()).isEqualTo(8080);
        assertThat(settings.console().address()).isEqualTo("127.0.0.1");
        assertThat(settings.log()).isEqualTo(LogSettings.USUAL);
        assertThat(settings.languages()).contains("ar", "zh", "ja", "ko", "ru", "hi");
    }

    @Test
    void no_settings_show_a_secret_and_every_secret_is_registered() {
        Settings settings = files.settings(PARLEY, RULES);

        assertThat(settings.toString()).doesNotContain("canary").contains("fediverse", "sales");
        assertThat(files.secrets.redact("db-canary-1 admin-canary-2 crm-canary-3 token-canary-4"))
                .isEqualTo("*** *** *** ***");
    }

    @Test
    void other_rules_can_be_read_for_the_same_configuration() {
        Settings settings = files.settings(PARLEY, RULES);
        Path other = files.write("other.yaml", "- { name: nothing, then: set aside, because: We rest. }\n");
        Path wrong = files.write("wrong.yaml", "- { name: nothing, then: set aside, when: { kind: pots } }\n");

        assertThat(files.configuration().rules(other, settings)).isInstanceOf(Loaded.Good.class);
        assertThat(files.configuration().rules(wrong, settings)).isInstanceOf(Loaded.Wrong.class);
    }
}
