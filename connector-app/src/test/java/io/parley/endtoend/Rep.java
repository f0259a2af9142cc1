package io.parley.endtoend;

import static org.awaitility.Awaitility.await;

import io.parley.sandbox.townsquare.Customer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** Answers customers, and sees how long it takes until an answer stands on the square. */
final class Rep implements AutoCloseable {

    private final World world;
    private final Random random;
    private final List<String> cases = new ArrayList<>();
    private final Map<String, Long> saved = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final List<Outage> outages = new CopyOnWriteArrayList<>();
    private final Thread eyes = new Thread(this::look, "eyes on the square");
    private volatile boolean looking = true;
    private int number;

    private record Outage(long begin, long end) {}

    Rep(World world, Random random) {
        this.world = world;
        this.random = random;
        eyes.setDaemon(true);
        eyes.start();
    }

    /** Waits until some customers have a case each. */
    void begin(int customers) {
        for (int i = 0; i < customers; i++) {
            String text = "@acme machine " + i + " leaks";
            world.square.post(Customer.of("customer" + i), text, null, "en");
            cases.add(world.caseOf(text));
        }
    }

    /** Answers for that long, now and then several at once; gives back what was written. */
    List<String> answer(Duration time, Duration pause) {
        List<String> written = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            int burst = random.nextInt(10) == 0 ? 5 : 1;
            for (int i = 0; i < burst; i++) {
                String text = "We send a seal, answer " + number++;
                world.salesforce.desk().reply(cases.get(random.nextInt(cases.size())), text);
                saved.put(text, System.nanoTime());
                written.add(text);
            }
            LockSupport.parkNanos(pause.toNanos() / 2 + random.nextLong(pause.toNanos()));
        }
        return written;
    }

    void awaitPublished(List<String> texts, Duration atMost) {
        await("published; " + world.parley.tail()).atMost(atMost).until(() -> seen.keySet()
                .containsAll(texts));
    }

    /** Parley was away from this moment until now. */
    void away(long since) {
        outages.add(new Outage(since, System.nanoTime()));
    }

    /** Those of some texts whose way no outage of Parley crossed. */
    List<String> untouched(List<String> texts) {
        return texts.stream()
                .filter(text -> outages.stream()
                        .noneMatch(outage -> outage.begin() < seen.get(text) && saved.get(text) < outage.end()))
                .toList();
    }

    /** From saved to published in milliseconds, shortest first. */
    List<Long> latencies(List<String> texts) {
        return texts.stream()
                .map(text -> Math.max(0, (seen.get(text) - saved.get(text)) / 1_000_000))
                .sorted()
                .toList();
    }

    private void look() {
        while (looking) {
            world.answers().forEach(text -> seen.putIfAbsent(text, System.nanoTime()));
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        looking = false;
    }
}
