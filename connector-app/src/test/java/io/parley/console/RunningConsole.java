package io.parley.console;

import io.parley.health.Lights;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.store.Arrivals;
import io.parley.store.Decided;
import io.parley.store.InboxItem;
import io.parley.store.Outbox;
import io.parley.store.OutboxItem;
import io.parley.store.Store;
import io.parley.store.jdbc.JdbcStore;
import io.parley.store.jdbc.StoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A console that really runs, on a real embedded store with mentions in every state. */
final class RunningConsole implements AutoCloseable {

    static final String PASSWORD = "correct-horse-CANARY";
    static final String RULE = "everything else that speaks to us";

    final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
    final Lights lights = new Lights(now::get);
    final Metrics metrics = new Metrics(now::get);
    final AtomicReference<Readiness> readiness = new AtomicReference<>(Readiness.READY);
    final AtomicReference<Optional<String>> remap = new AtomicReference<>(Optional.of("it has no id."));
    final Store store;
    final Console console;
    private boolean storeLost;

    RunningConsole() {
        this(Map.of("admin", PASSWORD));
    }

    /** The secret by which the CRM {@code support} rings. */
    static final String BELL = "a-secret-of-the-crm";

    final java.util.concurrent.atomic.AtomicInteger rings = new java.util.concurrent.atomic.AtomicInteger();

    RunningConsole(Map<String, String> users) {
        this(new ConsoleOptions(0, "127.0.0.1", false, users));
    }

    RunningConsole(ConsoleOptions options) {
        store = JdbcStore.open(new StoreOptions("jdbc:h2:mem:console-" + UUID.randomUUID()), now::get);
        seed();
        console = start(
                options,
                new Console.Parts(
                        store,
                        lights,
                        readiness::get,
                        metrics,
                        letter -> remap.get(),
                        afterAll(),
                        (crm, secret) -> crm.equals("support") && secret.equals(BELL) && rings.incrementAndGet() > 0,
                        text -> text,
                        now::get));
    }

    private Console start(ConsoleOptions options, Console.Parts parts) {
        try {
            return Console.start(options, parts);
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private AfterAll afterAll() {
        return new AfterAll() {
            @Override
            public List<String> crms() {
                return List.of("support");
            }

            @Override
            public boolean open(long id, Mention mention, String crm, String who) {
                return store.inbox()
                        .overrule(
                                id,
                                new EnrichedMention(mention, "und", 0, false),
                                new Decision.OpenCase(
                                        "opened by " + who, crm, "Hi", Priority.MEDIUM, null, Duration.ofDays(5)));
            }
        };
    }

    String url(String path) {
        return "http://127.0.0.1:" + console.port() + path;
    }

    Visitor visitor() {
        return new Visitor(url(""));
    }

    private void seed() {
        lights.green("channel fediverse", "read");
        lights.yellow("channel blog", "read", "The feed host answered 503.");
        lights.red("crm support", "deliver", "The CRM refused the login.", "Renew the client secret.");
        arrive(Samples.mentions());
        decide();
        settle();
        now.set(Samples.NOW);
    }

    void arrive(List<Mention> mentions) {
        List<Arrivals.Arrival> arrivals = mentions.stream()
                .map(mention -> new Arrivals.Arrival(
                        mention, "{\"id\":\"" + mention.key().nativeId() + "\"}"))
                .toList();
        List<Arrivals.Malformed> malformed = List.of(new Arrivals.Malformed(
                "blog", "{\"title\":\"no id\",\"access_token\":\"CANARY-in-payload\"}", "The entry has no id."));
        store.inbox().accept(new Arrivals("fediverse mentions", arrivals, malformed, "6"));
    }

    private void decide() {
        List<Decided> decided = new ArrayList<>();
        for (InboxItem item : store.inbox().claim(100)) {
            EnrichedMention mention = new EnrichedMention(item.mention(), "und", 12, false);
            boolean aside = item.mention().content().isEmpty();
            decided.add(new Decided(
                    item.id(),
                    mention,
                    aside
                            ? new Decision.SetAside("pictures alone", "It has no words.")
                            : new Decision.OpenCase(
                                    RULE, "support", "Mention", Priority.MEDIUM, null, Duration.ofDays(5))));
        }
        store.inbox().decide(decided);
    }

    private void settle() {
        List<Outbox.Settled> settled = new ArrayList<>();
        for (OutboxItem item : store.outbox().claim("support", 100)) {
            settled.add(new Outbox.Settled(item, outcome(item), now.get().plusSeconds(3600)));
        }
        store.outbox().settle(settled);
    }

    private static Outcome outcome(OutboxItem item) {
        return switch (item.mention().mention().key().nativeId()) {
            case "1" ->
                new Outcome.Delivered(
                        new RecordRef("support", RecordKind.CASE, "500A", "https://crm.example/500A", "00001026"));
            case "2" -> new Outcome.Retry("The CRM asks us to wait.", null);
            case "3" -> new Outcome.Refused("Subject: data value too large (max length=255)", "Subject");
            default ->
                new Outcome.Delivered(
                        new RecordRef("support", RecordKind.CASE, "500B", "javascript:alert(1)", "00001027"));
        };
    }

    /** The number of the dead letter of a stage. */
    long letter(io.parley.store.DeadLetters.Stage stage) {
        return store.deadLetters().list(100).stream()
                .filter(letter -> letter.stage() == stage)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** As when the database goes away. */
    void loseStore() {
        if (!storeLost) {
            storeLost = true;
            store.close();
        }
    }

    @Override
    public void close() {
        try {
            console.close();
        } finally {
            loseStore();
        }
    }
}
