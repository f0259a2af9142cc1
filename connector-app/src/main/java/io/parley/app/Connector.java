package io.parley.app;

import io.parley.channel.Channel;
import io.parley.config.Secrets;
import io.parley.config.Settings;
import io.parley.console.AfterAll;
import io.parley.console.Console;
import io.parley.console.ConsoleOptions;
import io.parley.console.Metrics;
import io.parley.console.Readiness;
import io.parley.console.Remap;
import io.parley.crm.Allowance;
import io.parley.crm.Crm;
import io.parley.decide.Decide;
import io.parley.enrich.Enrich;
import io.parley.enrich.Languages;
import io.parley.health.Lights;
import io.parley.intake.Intake;
import io.parley.routes.ChannelRoutes;
import io.parley.store.Store;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Parley: store, console, CRMs, channels and stages, put together by constructor. Closing it stops reading
 * first, lets what is under way come to its end, and gives back what it had claimed.
 */
final class Connector implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Connector.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Settings settings;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Lights lights;
    private final Metrics metrics;
    private @Nullable Console console;
    private volatile boolean started;

    private Connector(Settings settings, Secrets secrets, InstantSource clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        lights = new Lights(clock);
        metrics = new Metrics(clock);
    }

    /**
     * Starts everything, or nothing.
     *
     * @param secrets what the console must never show
     * @throws IllegalStateException when something can't be started; the message says what to do
     * @throws io.parley.store.StoreFailure when the store can't be opened
     */
    static Connector start(Settings settings, Secrets secrets, InstantSource clock) {
        Connector connector = new Connector(settings, secrets, clock);
        try {
            connector.start();
        } catch (RuntimeException failure) {
            connector.close();
            throw failure;
        }
        return connector;
    }

    private void start() {
        Store store = opened(Stores.open(settings.store(), clock));
        Crew crew = new Crew(lights, PATIENCE);
        Watch tally = new Watch(metrics, () -> crew.wake(Stages.DECIDE));
        Intake intake = new Intake(store.inbox(), tally);
        Enrich enrich = new Enrich(settings.own(), new Languages(settings.languages()));
        OwnRoutes own = OwnRoutes.beside(settings.file());
        List<Crm> crms = crms();
        Flow flow = opened(new Flow(enrich, new Decide(settings.rules()), own.flow()));
        ChannelRoutes routes =
                new ChannelRoutes(flow.camel(), own.channelTypes(), intake, lights, clock, Stages.backoff());
        Remap remap = malformed -> routes.again(malformed.subject(), malformed.payload());
        AfterAll afterAll = new Overruling(store.inbox(), enrich, crms, crm -> crew.wake("deliver " + crm));
        Console.Parts parts = new Console.Parts(
                store, lights, this::readiness, metrics, remap, afterAll, bell(crms), secrets::redact, clock);
        Console shown = opened(Console.start(consoleOptions(), parts));
        console = shown;
        shown.serve(flow.camel());
        opened(crew);
        Channels channels = opened(Channels.open(settings, flow.camel(), routes));
        hire(crew, flow, new Stages(store, lights, tally, clock), crms, channels.all());
        crew.add("heartbeat", new Heartbeat(store), 1);
        crew.start();
        started = true;
    }

    URI consoleUrl() {
        int port = console == null ? settings.console().port() : console.port();
        return URI.create("http://localhost:" + port + "/");
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    private ConsoleOptions consoleOptions() {
        return new ConsoleOptions(
                settings.console().port(),
                settings.console().address(),
                settings.console().behindProxy(),
                settings.console().users());
    }

    private static BiPredicate<String, String> bell(List<Crm> crms) {
        return (name, secret) ->
                crms.stream().filter(crm -> crm.name().equals(name)).anyMatch(crm -> crm.ring(secret));
    }

    private List<Crm> crms() {
        List<Crm> crms = new ArrayList<>();
        settings.crms().forEach(crm -> {
            lights.grey("crm " + crm.name(), "deliver");
            Crm open = opened(crm.type().open(crm.name(), crm.options()));
            metrics.watch(
                    open.name(), () -> open.allowance().map(Allowance::ratio).orElse(Double.NaN));
            crms.add(open);
        });
        return crms;
    }

    private void hire(Crew crew, Flow flow, Stages stages, List<Crm> crms, List<Channel> channels) {
        stages.decide(crew, flow.producer(), crms);
        for (Crm crm : crms) {
            stages.serve(
                    crew, crm, channels, Repeats.of(settings.crm(crm.name()).orElseThrow()));
        }
        channels.forEach(channel -> stages.answer(crew, channel, crms));
    }

    private Readiness readiness() {
        if (!started) {
            return Readiness.not("Parley is starting.");
        }
        return lights.all().stream()
                .filter(light -> light.subject().equals("store") && light.colour() == Lights.Colour.RED)
                .findFirst()
                .map(light -> Readiness.not(light.reason()))
                .orElse(Readiness.READY);
    }

    @Override
    public void close() {
        started = false;
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception failure) {
                log.warn("{} did not close: {}", part.getClass().getSimpleName(), failure.getMessage());
            }
        }
    }
}
