package io.parley.endtoend;

import static org.awaitility.Awaitility.await;

import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.sandbox.townsquare.Post;
import io.parley.sandbox.townsquare.TownSquare;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A CRM, a social network, and Parley between them in a process of its own. */
final class World implements AutoCloseable {

    static final String EVERYTHING_OPENS_A_CASE = """
            - name: everything
              then: { open: case, in: support, reopen-within: 5d }
            """;

    private static final String SQUARE =
            "  square: { type: mastodon, server: \"{square}\", token: \"${SQUARE_TOKEN}\", follow: [mentions], every: 250ms }";

    final SalesforceSandbox salesforce = SalesforceSandbox.start(0, null);
    final TownSquare square = TownSquare.start(0, null);
    final Installation parley;
    private final String yaml;

    /**
     * Prepares it; {@link Installation#start()} starts Parley.
     *
     * @param store the value of {@code store:} in parley.yaml
     */
    World(Path folder, String store) {
        this(folder, store, SQUARE);
    }

    /** @param channels the lines under {@code channels:}; {@code {square}} stands for the square's address */
    World(Path folder, String store, String channels) {
        salesforce.setAllowance(10_000_000);
        yaml = """
                store: %s
                console: { port: {port}, users: { admin: "${PARLEY_ADMIN_PASSWORD}" } }
                channels:
                %s
                crms:
                  support:
                    type: salesforce
                    login-url: "%s"
                    client-id: "%s"
                    client-secret: "${CRM_SECRET}"
                {crm}
                rules: rules.yaml
                """.formatted(
                        store,
                        channels.replace("{square}", square.url().toString()),
                        salesforce.url(),
                        SalesforceSandbox.CLIENT_ID);
        parley = new Installation(folder, with("replies-every: 500ms"), EVERYTHING_OPENS_A_CASE)
                .with("SQUARE_TOKEN", square.brandToken())
                .with("CRM_SECRET", SalesforceSandbox.CLIENT_SECRET);
    }

    private String with(String... crmOptions) {
        String indent = "    ";
        return yaml.replace("{crm}", indent + String.join("\n" + indent, crmOptions));
    }

    /** Writes parley.yaml anew with these options of the CRM; they count from the next start. */
    void set(String... crmOptions) {
        parley.write("parley.yaml", with(crmOptions).replace("{port}", String.valueOf(parley.port)));
    }

    static World onH2(Path folder) {
        return new World(folder, h2(folder));
    }

    static World onH2(Path folder, String channels) {
        return new World(folder, h2(folder), channels);
    }

    private static String h2(Path folder) {
        return "{ url: \"jdbc:h2:file:" + folder.resolve("store") + "\" }";
    }

    List<Map<String, Object>> messages(String direction) {
        return salesforce.records("ChannelMessage__c").stream()
                .filter(row -> direction.equals(row.get("Direction__c")))
                .toList();
    }

    /** The id of the case that holds this text, once it is there. */
    String caseOf(String text) {
        return String.valueOf(await("a case with: " + text + parley.tail())
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> messages("Inbound").stream()
                                .filter(row -> text.equals(row.get("Body__c")))
                                .map(row -> row.get("Case__c"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null));
    }

    /** Texts of our replies on the square, without the name that stands in front. */
    List<String> answers() {
        return square.repliesBy(TownSquare.BRAND).stream()
                .map(Post::text)
                .map(text -> text.replaceFirst("^@\\S+ ", ""))
                .toList();
    }

    @Override
    public void close() {
        parley.close();
        square.close();
        salesforce.close();
    }
}
