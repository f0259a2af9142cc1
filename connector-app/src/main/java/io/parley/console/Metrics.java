package io.parley.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.parley.health.Lights;
import io.parley.health.Tally;
import io.parley.model.Decision;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.store.Overview.Waiting;
import io.parley.store.StoreFailure;
import io.parley.store.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the stages do, and tells Prometheus. Labels are names from parley.yaml and rules.yaml and words of
 * Parley's own, so that there are never more series than was configured; no mention, author or record is ever a label.
 */
public final class Metrics implements Tally {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource clock;
    private final MultiGauge lamps;
    private final MultiGauge waiting;
    private final AtomicInteger storeUp = new AtomicInteger();
    private final AtomicReference<Double> oldest = new AtomicReference<>(0.0);

    public Metrics(InstantSource clock) {
        this.clock = clock;
        lamps = MultiGauge.builder("parley.light")
                .description("Traffic light: 0 green, 1 grey, 2 yellow, 3 red")
                .register(registry);
        waiting = MultiGauge.builder("parley.waiting")
                .description("What waits in a queue")
                .register(registry);
        Gauge.builder("parley.store.up", storeUp, AtomicInteger::get)
                .description("1 when the store answers, else 0")
                .register(registry);
        Gauge.builder("parley.oldest.waiting", oldest, AtomicReference::get)
                .baseUnit("seconds")
                .description("How long the oldest mention on its way has waited")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Tells how much of a CRM's allowance of calls is used, 0 to 1; not a number while nobody knows. */
    public void watch(String crm, Supplier<Number> used) {
        Gauge.builder("parley.crm.allowance.used.ratio", used)
                .description("How much of the calls that a CRM allows in 24 hours is used, 0 to 1")
                .tag("crm", crm)
                .strongReference(true)
                .register(registry);
    }

    /** The registry itself, for meters of others. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void taken(String channel, Taken taken) {
        mentions(channel, "new", taken.fresh());
        mentions(channel, "known", taken.known());
        mentions(channel, "malformed", taken.malformed());
    }

    @Override
    public void decided(Mention mention, Decision decision) {
        registry.counter("parley.decisions", "decision", word(decision), "rule", decision.rule())
                .increment();
    }

    @Override
    public void delivery(String crm, Mention mention, Outcome outcome) {
        String word = outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        registry.counter("parley.deliveries", "crm", crm, "outcome", word).increment();
        if (outcome instanceof Outcome.Delivered) {
            Duration lag = Duration.between(mention.published(), clock.instant());
            lag(crm).record(lag.isNegative() ? Duration.ZERO : lag);
        }
    }

    @Override
    public void heard(String crm, int fresh) {
        registry.counter("parley.replies.heard", "crm", crm).increment(fresh);
    }

    @Override
    public void publication(String channel, String outcome) {
        registry.counter("parley.replies", "channel", channel, "outcome", outcome)
                .increment();
    }

    /** All of it, as Prometheus reads it. */
    String scrape(Figures figures, Lights lights) {
        lamps.register(
                lights.all().stream()
                        .map(light -> MultiGauge.Row.of(
                                Tags.of("subject", light.subject()),
                                light.colour().ordinal()))
                        .toList(),
                true);
        try {
            Waiting now = figures.waiting();
            waiting.register(queues(now), true);
            oldest.set(seconds(now.oldest()));
            storeUp.set(1);
        } catch (StoreFailure gone) {
            waiting.register(List.of(), true);
            oldest.set(Double.NaN);
            storeUp.set(0);
        }
        return registry.scrape();
    }

    private Timer lag(String crm) {
        return Timer.builder("parley.lag")
                .description("From the author's words to the record in the CRM")
                .tag("crm", crm)
                .serviceLevelObjectives(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(4))
                .register(registry);
    }

    private void mentions(String channel, String outcome, int count) {
        registry.counter("parley.mentions", "channel", channel, "outcome", outcome)
                .increment(count);
    }

    private static List<MultiGauge.Row<?>> queues(Waiting now) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        rows.add(queue("inbox", "", now.inbox()));
        now.outbox().forEach((crm, count) -> rows.add(queue("outbox", "crm " + crm, count)));
        now.replies().forEach((channel, count) -> rows.add(queue("replies", "channel " + channel, count)));
        rows.add(queue("confirmations", "", now.unconfirmed()));
        rows.add(queue("dead letters", "", now.deadLetters()));
        return rows;
    }

    private double seconds(@Nullable Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    private static MultiGauge.Row<?> queue(String queue, String subject, int count) {
        return MultiGauge.Row.of(Tags.of("queue", queue, "subject", subject), count);
    }

    private static String word(Decision decision) {
        if (decision instanceof Decision.OpenCase) {
            return "open case";
        }
        if (decision instanceof Decision.OpenLead) {
            return "open lead";
        }
        return decision instanceof Decision.AddToRecord ? "add to record" : "set aside";
    }
}
