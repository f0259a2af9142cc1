package io.parley.app;

import io.parley.config.Settings.StoreSettings;
import io.parley.console.Metrics;
import io.parley.crm.Crm;
import io.parley.crm.CrmType;
import io.parley.decide.Decide;
import io.parley.enrich.Enrich;
import io.parley.enrich.Languages;
import io.parley.enrich.OwnAccounts;
import io.parley.health.Lights;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Visibility;
import io.parley.reply.Listening;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.store.Arrivals;
import io.parley.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Parley's own path: committed to the inbox, decided, delivered in batches with keys. */
record BenchDurable(String storeUrl, int mentions) implements BenchRun {

    private static final int PAGE = 100;

    @Override
    public BenchResult run(String name, Duration latency, BenchProcess crmProcess) {
        InstantSource clock = Machine.clock();
        Lights lights = new Lights(clock);
        Metrics metrics = new Metrics(clock);
        try (Store store = Stores.open(new StoreSettings(storeUrl, "", "", Duration.ofSeconds(10)), clock);
                Crm crm = salesforce(crmProcess);
                Flow flow = new Flow(
                        new Enrich(OwnAccounts.NONE, new Languages(List.of("en"))),
                        new Decide(BenchRules.openACase()),
                        Flow.BUILT_IN);
                Crew crew = new Crew(lights, Duration.ofSeconds(10))) {
            Stages stages = new Stages(store, lights, metrics, clock);
            stages.decide(crew, flow.producer(), List.of(crm));
            stages.serve(crew, crm, List.of(), new Listening.Pace(Duration.ofMinutes(1), Duration.ofMinutes(1)));
            crew.start();
            BenchClock begin = BenchClock.now();
            for (int page = 0; page < mentions; page += PAGE) {
                store.inbox().accept(new Arrivals("bench", arrivals(page, clock), List.of(), String.valueOf(page)));
                crew.wake(Stages.DECIDE);
            }
            while (crmProcess.messages() < mentions) {
                Machine.pause(Duration.ofMillis(50));
            }
            return BenchResult.of(name, latency, mentions, BenchClock.now().since(begin), crmProcess.calls());
        }
    }

    private List<Arrivals.Arrival> arrivals(int from, InstantSource clock) {
        List<Arrivals.Arrival> page = new ArrayList<>(PAGE);
        for (int n = from; n < Math.min(from + PAGE, mentions); n++) {
            page.add(new Arrivals.Arrival(mention(n, clock), "{\"id\":\"" + n + "\",\"content\":\"It leaks\"}"));
        }
        return page;
    }

    /** One author for each mention but every tenth, who speaks again: as on a busy day. */
    private static Mention mention(int n, InstantSource clock) {
        String who = "customer" + (n % 10 == 9 ? n - 5 : n);
        return new Mention(
                new MentionKey("bench", "acme", String.valueOf(n)),
                "",
                MentionKind.POST,
                Visibility.PUBLIC,
                new Author(who, who, who, null, 10),
                null,
                "My machine number " + n + " leaks since this morning.",
                "en",
                "https://bench.example/" + n,
                clock.instant(),
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                null,
                CanReply.YES,
                false);
    }

    private static Crm salesforce(BenchProcess process) {
        CrmType type = ServiceLoader.load(CrmType.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("salesforce"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the Salesforce adapter is not on the class path"));
        return type.open(
                "support",
                Map.of(
                        "login-url", process.url(),
                        "client-id", SalesforceSandbox.CLIENT_ID,
                        "client-secret", SalesforceSandbox.CLIENT_SECRET));
    }
}
