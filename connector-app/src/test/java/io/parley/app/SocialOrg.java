package io.parley.app;

import io.parley.config.Configuration;
import io.parley.config.Loaded;
import io.parley.config.Secrets;
import io.parley.config.Settings;
import io.parley.config.Settings.CrmSettings;
import io.parley.crm.Crm;
import io.parley.decide.Decide;
import io.parley.deliver.Deliver;
import io.parley.enrich.Enrich;
import io.parley.enrich.Languages;
import io.parley.health.Lights;
import io.parley.health.Uncounted;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.pace.Backoff;
import io.parley.pace.Gate;
import io.parley.reply.Hear;
import io.parley.reply.Listening;
import io.parley.reply.Publish;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.sandbox.salesforce.SalesforceSandbox.Options;
import io.parley.store.Arrivals;
import io.parley.store.Decided;
import io.parley.store.InboxItem;
import io.parley.store.Store;
import io.parley.store.jdbc.JdbcStore;
import io.parley.store.jdbc.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A Salesforce org and Parley's stages around it, set up by parley.yaml and rules.yaml as an admin writes them. */
final class SocialOrg implements AutoCloseable {

    /** Stands still until a test moves it; Salesforce and Parley read the same. */
    static final class Time extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final Time time = new Time();
    final SalesforceSandbox salesforce;
    final Store store = JdbcStore.open(new StoreOptions("jdbc:h2:mem:" + UUID.randomUUID()), time);
    final PaperChannel channel = new PaperChannel();
    final Settings settings;
    final Crm crm;
    private final Lights lights = new Lights(time);
    final Enrich enrich;
    private final Decide decide;
    private final Deliver deliver;
    private final Hear hear;
    private final Publish publish;

    /**
     * Sets it up.
     *
     * @param crmOptions lines of parley.yaml below the CRM, each with its line end
     */
    SocialOrg(Path folder, String crmOptions, String rules) {
        salesforce = SalesforceSandbox.start(Options.on(0, null).withClock(time));
        settings = settings(folder, crmOptions, rules);
        CrmSettings support = settings.crm("support").orElseThrow();
        crm = support.type().open(support.name(), support.options());
        enrich = new Enrich(settings.own(), new Languages(settings.languages()));
        decide = new Decide(settings.rules());
        deliver = new Deliver(
                crm, store, List.of(channel), lights, new Uncounted(), time, backoff(), new Gate(time, backoff()), 200);
        hear = new Hear(
                crm,
                store.replies(),
                lights,
                new Uncounted(),
                new Gate(time, backoff()),
                new Listening(
                        crm,
                        store.replies(),
                        lights,
                        time,
                        new Listening.Pace(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                        () -> {}));
        publish = new Publish(
                channel, store.replies(), lights, new Uncounted(), time, backoff(), new Gate(time, backoff()));
    }

    private Settings settings(Path folder, String crmOptions, String rules) {
        Path file = folder.resolve("parley.yaml");
        String yaml = """
                channels:
                  square: { type: mastodon, server: "https://square.example" }
                crms:
                  support:
                    type: salesforce
                    login-url: "%s"
                    client-id: "%s"
                    client-secret: "${CRM_SECRET}"
                    wake: none
                %srules: rules.yaml
                """.formatted(salesforce.url(), SalesforceSandbox.CLIENT_ID, crmOptions.indent(4));
        try {
            Files.writeString(file, yaml);
            Files.writeString(folder.resolve("rules.yaml"), rules);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Types types = Types.installed();
        Loaded<Settings> loaded = new Configuration(
                        name -> SalesforceSandbox.CLIENT_SECRET, types.channels(), types.crms(), new Secrets())
                .load(file);
        if (loaded instanceof Loaded.Good<Settings> good) {
            return good.value();
        }
        throw new AssertionError(loaded.toString());
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(1));
    }

    /** Customers say these, in this order; everything that follows from it has happened when this returns. */
    void say(Mention... mentions) {
        for (Mention mention : mentions) {
            store.inbox().accept(new Arrivals("square", List.of(new Arrivals.Arrival(mention, "{}")), List.of(), null));
            work();
        }
    }

    void work() {
        List<Decided> decided =
                store.inbox().claim(500).stream().map(this::decided).toList();
        store.inbox().decide(decided);
        for (int rounds = 0; deliver.round().handled() > 0 && rounds < 50; rounds++) {
            time.pass(Duration.ofSeconds(2));
        }
    }

    private Decided decided(InboxItem item) {
        EnrichedMention enriched = enrich.enrich(item.mention());
        return new Decided(item.id(), enriched, decide.decide(enriched, item.earlierCrm()));
    }

    /** A rep answers on a case, and the answer stands on the channel; returns its id there. */
    String answer(String caseId, String text) {
        String key = salesforce.desk().reply(caseId, text);
        time.pass(Duration.ofMinutes(1));
        hear.round();
        publish.round();
        if (!channel.standing.contains(text)) {
            throw new AssertionError("the answer was not published: " + text);
        }
        return "ours-" + key;
    }

    List<Map<String, Object>> cases() {
        return salesforce.records("Case");
    }

    /** The case with a message of this text. */
    Map<String, Object> caseOf(String text) {
        return row("Case", String.valueOf(message(text).get("Case__c")));
    }

    Map<String, Object> message(String text) {
        return salesforce.records("ChannelMessage__c").stream()
                .filter(row -> text.equals(row.get("Body__c")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message says: " + text));
    }

    Map<String, Object> row(String object, String id) {
        return salesforce.records(object).stream()
                .filter(row -> id.equals(row.get("Id")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        crm.close();
        store.close();
        salesforce.close();
    }
}
