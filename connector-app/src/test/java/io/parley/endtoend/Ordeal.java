package io.parley.endtoend;

import static org.awaitility.Awaitility.await;

import io.parley.sandbox.townsquare.Customer;
import io.parley.sandbox.townsquare.TownSquare;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A run of Parley in which customers post, reps answer, the CRM fails now and then, and the process is killed again and
 * again. The outside world lives in this process and remembers everything.
 */
final class Ordeal implements AutoCloseable {

    private static final int CUSTOMERS = 250;

    final OrdealCrm crm;
    final TownSquare square = TownSquare.start(0, null);

    /** Text of each posted mention, by customer, in the order in which they spoke. */
    final Map<String, List<String>> posted = new LinkedHashMap<>();

    /** Text of each reply that a rep typed, by the id of its row. */
    final Map<String, String> typed = new ConcurrentHashMap<>();

    private final Random random;
    private final int mentions;
    private final Installation parley;
    private final AtomicBoolean posting = new AtomicBoolean(true);

    Ordeal(Path folder, String storeYaml, OrdealCrm crm, int mentions, long seed) {
        this.random = new Random(seed);
        this.mentions = mentions;
        this.crm = crm;
        this.parley = new Installation(folder, yaml(storeYaml), World.EVERYTHING_OPENS_A_CASE)
                .with("SQUARE_TOKEN", square.brandToken())
                .with("CRM_SECRET", crm.secret());
    }

    private String yaml(String store) {
        return """
                store: %s
                console: { port: {port}, users: { admin: "${PARLEY_ADMIN_PASSWORD}" } }
                channels:
                  square: { type: mastodon, server: "%s", token: "${SQUARE_TOKEN}", follow: [mentions], every: 250ms }
                crms:
                  support:
                    %s
                rules: rules.yaml
                """.formatted(store, square.url(), String.join("\n    ", crm.yaml()));
    }

    /** Posts, answers, fails and kills, and ends when everything that was said has arrived, or after a while. */
    void run(int kills) {
        parley.start();
        parley.awaitReady();
        post(0);
        await("the first case; " + parley.tail()).atMost(Duration.ofSeconds(60)).until(() -> crm.cases() == 1);
        crm.fivePercentFaults(random.nextLong());
        Thread customers = new Thread(this::postAll, "customers");
        Thread reps = new Thread(this::answer, "reps");
        customers.start();
        reps.start();
        for (int kill = 0; kill < kills; kill++) {
            parley.livesFor(Duration.ofMillis(200 + random.nextInt(4300)));
            parley.kill();
            parley.start();
        }
        join(customers);
        posting.set(false);
        join(reps);
        awaitQuiet();
    }

    /** Waits until everything has arrived; in vain, it says what lacks and what Parley logged last. */
    private void awaitQuiet() {
        Instant patience = Instant.now().plus(Duration.ofMinutes(3));
        while (!isQuiet()) {
            if (Instant.now().isAfter(patience)) {
                throw new AssertionError("in the CRM %d of %d; reps who were not told %d; dead letters:%n%s%n%s"
                        .formatted(
                                crm.said().size(),
                                mentions,
                                crm.untold(),
                                parley.output("dead-letters", "list"),
                                parley.tail()));
            }
            parley.livesFor(Duration.ofMillis(250));
        }
    }

    private void postAll() {
        for (int n = 1; n < mentions; n++) {
            post(n);
            if (n % 10 == 0) {
                pause(Duration.ofMillis(600));
            }
        }
    }

    private void post(int n) {
        String who = "customer" + (n == 0 ? 0 : random.nextInt(CUSTOMERS));
        String text = "@acme my machine number " + n + " leaks";
        square.post(Customer.of(who), text, null, "en");
        posted.computeIfAbsent(who, key -> new ArrayList<>()).add(text);
    }

    private void answer() {
        int n = 0;
        while (posting.get()) {
            pause(Duration.ofMillis(500));
            String text = "We send a seal, reply " + n++;
            typed.put(crm.answer(random, text), text);
        }
    }

    boolean isQuiet() {
        return crm.said().size() >= mentions && crm.untold() == 0;
    }

    /** Texts of our replies on the square, without the name that stands in front. */
    List<String> answers() {
        return square.repliesBy(TownSquare.BRAND).stream()
                .map(post -> post.text().replaceFirst("^@\\S+ ", ""))
                .toList();
    }

    /** A pause of the people outside, who are no part of what is tested. */
    private static void pause(Duration time) {
        java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        parley.close();
        square.close();
        crm.close();
    }
}
