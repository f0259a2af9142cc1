package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Crm;
import io.parley.crm.salesforce.SalesforceType;
import io.parley.deliver.Deliver;
import io.parley.health.Lights;
import io.parley.health.Uncounted;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Priority;
import io.parley.pace.Backoff;
import io.parley.pace.Gate;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.store.Arrivals;
import io.parley.store.Decided;
import io.parley.store.InboxItem;
import io.parley.store.Store;
import io.parley.store.jdbc.JdbcStore;
import io.parley.store.jdbc.StoreOptions;
import io.parley.testkit.Mentions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a thousand mentions of four hundred authors in three hundred threads cost in API calls, and what they leave. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EconomyTest {

    private static final int MENTIONS = 1_000;
    private static final int AUTHORS = 400;
    private static final int THREADS = 300;
    private static final int MOST_CALLS = 15;

    private final Clock clock = Clock.systemUTC();
    private final SalesforceSandbox salesforce = SalesforceSandbox.start(0, null);
    private final Crm crm = new SalesforceType()
            .open(
                    "support",
                    Map.of(
                            "login-url", salesforce.url().toString(),
                            "client-id", SalesforceSandbox.CLIENT_ID,
                            "client-secret", SalesforceSandbox.CLIENT_SECRET));
    private final Store store = JdbcStore.open(new StoreOptions("jdbc:h2:mem:" + UUID.randomUUID()), clock);

    @AfterEach
    void close() {
        store.close();
        crm.close();
        salesforce.close();
    }

    @Test
    void a_thousand_mentions_of_four_hundred_authors_in_three_hundred_threads_take_fifteen_calls() throws Exception {
        take(evenly());

        work(1);

        told("even authors, one worker");
        everythingIsThereOnce();
        assertThat(salesforce.calls().total()).isLessThanOrEqualTo(MOST_CALLS);
    }

    @Test
    void authors_who_speak_much_more_than_others_take_no_more_calls_than_that() throws Exception {
        take(unevenly());

        work(1);

        told("uneven authors, one worker");
        everythingIsThereOnce();
        assertThat(salesforce.calls().total()).isLessThanOrEqualTo(MOST_CALLS);
    }

    @Test
    void four_workers_that_race_make_nothing_twice() throws Exception {
        take(evenly());

        work(4);

        told("even authors, four workers");
        everythingIsThereOnce();
    }

    private void told(String run) {
        System.out.printf(
                "[economy] %s: %d calls for %d mentions: %s%n",
                run, salesforce.calls().total(), MENTIONS, salesforce.calls().byKind());
    }

    /** A case is what one author and one account say to each other, so there are as many cases as authors. */
    private void everythingIsThereOnce() {
        assertThat(salesforce.count("Case")).isEqualTo(AUTHORS);
        assertThat(salesforce.count("ChannelPersona__c")).isEqualTo(AUTHORS);
        assertThat(salesforce.count("ChannelMessage__c")).isEqualTo(MENTIONS);
        Map<Object, Object> authorOfCase = new HashMap<>();
        salesforce.records("ChannelMessage__c").forEach(message -> {
            Object author = message.get("Persona__c");
            assertThat(message).containsKeys("Case__c", "Persona__c");
            assertThat(authorOfCase.putIfAbsent(message.get("Case__c"), author)).isIn(null, author);
        });
        assertThat(store.deadLetters().open()).isZero();
    }

    /** Half of the authors speak three times, the others twice. */
    private static List<Mention> evenly() {
        return IntStream.range(0, MENTIONS)
                .mapToObj(i -> mention(i, i % AUTHORS))
                .toList();
    }

    /** One author in ten speaks up to eight times, most once or twice. */
    private static List<Mention> unevenly() {
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

    private void take(List<Mention> mentions) {
        List<Arrivals.Arrival> arrivals = mentions.stream()
                .map(mention -> new Arrivals.Arrival(mention, "{}"))
                .toList();
        store.inbox().accept(new Arrivals("fediverse", arrivals, List.of(), null));
        for (List<InboxItem> some = store.inbox().claim(500);
                !some.isEmpty();
                some = store.inbox().claim(500)) {
            store.inbox().decide(some.stream().map(EconomyTest::decided).toList());
        }
        salesforce.calls().reset();
    }

    private static Decided decided(InboxItem item) {
        Decision decision = new Decision.OpenCase(
                "everything", "support", "A parcel is late", Priority.MEDIUM, null, Duration.ofDays(5));
        return new Decided(item.id(), new EnrichedMention(item.mention(), "en", 12, false), decision);
    }

    /** As many workers as given, each a node's own stage, until nothing waits. */
    private void work(int workers) throws Exception {
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
        Deliver deliver = new Deliver(
                crm,
                store,
                List.of(),
                new Lights(clock),
                new Uncounted(),
                clock,
                backoff,
                new Gate(clock, backoff),
                200);
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (store.overview().waiting().outbox().getOrDefault("support", 0) > 0) {
            deliver.round();
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
        }
    }
}
