package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.deliver.Deliver;
import io.parley.health.Lights;
import io.parley.health.Uncounted;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Priority;
import io.parley.pace.Backoff;
import io.parley.pace.Gate;
import io.parley.store.Arrivals;
import io.parley.store.Decided;
import io.parley.store.InboxItem;
import io.parley.store.Store;
import io.parley.store.jdbc.JdbcStore;
import io.parley.store.jdbc.StoreOptions;
import io.parley.testkit.Mentions;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A thousand mentions of four hundred authors in three hundred threads, decided and on their way to one CRM. */
final class Thousand implements AutoCloseable {

    static final int MENTIONS = 1_000;
    static final int AUTHORS = 400;
    private static final int THREADS = 300;

    final Store store;
    private final InstantSource clock = () -> Clock.systemUTC().instant().plus(later());
    private volatile Duration later = Duration.ZERO;
    private final Crm crm;

    Thousand(Crm crm) {
        this.crm = crm;
        this.store = JdbcStore.open(new StoreOptions("jdbc:h2:mem:" + UUID.randomUUID()), clock);
    }

    /** Half of the authors speak three times, the others twice. */
    static List<Mention> evenly() {
        return IntStream.range(0, MENTIONS)
                .mapToObj(i -> mention(i, i % AUTHORS))
                .toList();
    }

    /** One author in ten speaks up to eight times, most once or twice. */
    static List<Mention> unevenly() {
        Random random = new Random(3);
        int[] spoken = new int[AUTHORS];
        List<Mention> all = new ArrayList<>();
        for (int i = 0; i < MENTIONS; i++) {
            int author = i;
            while (author >= AUTHORS || spoken[author] >= (author % 10 == 0 ? 8 : 3)) {
                author = random.nextInt(AUTHORS);
            }
            spoken[author]++;
            all.add(mention(i, author));
        }
        return all;
    }

    private static Mention mention(int number, int author) {
        int thread = number % THREADS;
        Mentions post = Mentions.post("author" + author)
                .id("m" + number)
                .in("en")
                .says("Mention " + number + " about parcel " + thread);
        return (number < THREADS ? post : post.inReplyTo("m" + thread)).mention();
    }

    void take(List<Mention> mentions) {
        List<Arrivals.Arrival> arrivals = mentions.stream()
                .map(mention -> new Arrivals.Arrival(mention, "{}"))
                .toList();
        store.inbox().accept(new Arrivals("fediverse", arrivals, List.of(), null));
        for (List<InboxItem> some = store.inbox().claim(500);
                !some.isEmpty();
                some = store.inbox().claim(500)) {
            store.inbox().decide(some.stream().map(Thousand::decided).toList());
        }
    }

    private static Decided decided(InboxItem item) {
        Decision decision = new Decision.OpenCase(
                "everything", "support", "A parcel is late", Priority.MEDIUM, null, Duration.ofDays(5));
        return new Decided(item.id(), new EnrichedMention(item.mention(), "en", 12, false), decision);
    }

    /** As many workers as given, each a node's own stage, until nothing waits. */
    void work(int workers) throws Exception {
        ExecutorService crew = Executors.newFixedThreadPool(workers);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            done.add(crew.submit(this::untilNothingWaits));
        }
        crew.shutdown();
        for (Future<?> each : done) {
            each.get();
        }
    }

    private void untilNothingWaits() {
        Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(100), new Random(1));
        Deliver deliver = stage(backoff);
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (waiting() > 0) {
            deliver.round();
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
        }
    }

    /** From now on it is so much later for Parley. */
    void pass(Duration time) {
        later = later.plus(time);
    }

    private Duration later() {
        return later;
    }

    /** How many have not arrived yet. */
    int waiting() {
        return store.overview().waiting().outbox().getOrDefault("support", 0);
    }

    /** One round of a stage that was just started. */
    void oneRound() {
        Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(100), new Random(1));
        stage(backoff).round();
    }

    private Deliver stage(Backoff backoff) {
        return new Deliver(
                crm,
                store,
                List.of(),
                new Lights(clock),
                new Uncounted(),
                clock,
                backoff,
                new Gate(clock, backoff),
                200);
    }

    @Override
    public void close() {
        store.close();
    }
}
