package io.parley.app;

import io.parley.sandbox.FeedHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the demo's parley.yaml and rules.yaml: the same files that an admin writes by hand. */
final class DemoFiles {

    /** Everybody on this machine may look into the demo's console. */
    static final String USER = "demo";

    static final String PASSWORD = "acme-4711";

    private DemoFiles() {}

    /** What the demo's parley.yaml refers to. */
    static Map<String, String> environment(DemoWorld world) {
        return Map.of(
                "PARLEY_DEMO_PASSWORD",
                PASSWORD,
                "PARLEY_DEMO_SQUARE_TOKEN",
                world.square.brandToken(),
                "PARLEY_DEMO_CRM_SECRET",
                world.crm.secret());
    }

    /** Writes both and gives back the path of parley.yaml. */
    static Path write(Path folder, int consolePort, DemoWorld world, DemoOptions options) {
        StringBuilder yaml = new StringBuilder("""
                # Written by parley demo. An installation's own file looks the same.
                store: { url: "jdbc:h2:file:%s" }
                console: { port: %d, users: { demo: "${PARLEY_DEMO_PASSWORD}" } }
                log: { level: warn }
                own-accounts: ["@acme"]
                channels:
                  square: { type: mastodon, server: "%s", token: "${PARLEY_DEMO_SQUARE_TOKEN}", follow: [mentions, "#acme"], every: 1s }
                """.formatted(folder.resolve("store"), consolePort, world.square.url()));
        int number = 1;
        for (DemoOptions.Hashtag hashtag : options.hashtags()) {
            yaml.append("  fediverse-%d: { type: mastodon, server: \"https://%s\", follow: [\"#%s\"], every: 30s }%n"
                    .formatted(number++, hashtag.server(), hashtag.tag()));
        }
        number = 1;
        for (FeedHost feed : world.feeds) {
            yaml.append("  feed-%d: { type: rss, url: \"%s\", every: 5s }%n".formatted(number++, feed.url()));
        }
        for (String url : options.feedUrls()) {
            yaml.append("  feed-%d: { type: rss, url: \"%s\", every: 1m }%n".formatted(number++, url));
        }
        yaml.append("crms:\n  support:\n");
        world.crm.yaml().forEach(line -> yaml.append("    ").append(line).append('\n'));
        yaml.append("rules: rules.yaml\n");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("rules.yaml"), rules());
            return Files.writeString(folder.resolve("parley.yaml"), yaml);
        } catch (IOException failure) {
            throw new UncheckedIOException("The demo can't write to " + folder, failure);
        }
    }

    private static String rules() throws IOException {
        try (InputStream rules = DemoFiles.class.getResourceAsStream("/demo/rules.yaml")) {
            return new String(rules.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
