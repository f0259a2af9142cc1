package io.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.sandbox.salesforce.pubsub.PubSub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies of reps while the stream that tells of them, and Parley itself, suffer whatever they can. */
@Tag("torture")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StreamTest {

    private static final Duration ORDEAL = Duration.ofMinutes(Long.getLong("parley.stream.minutes", 1));
    private static final Duration CALM = ORDEAL.dividedBy(5);
    private static final Duration POLLING = Duration.ofSeconds(Math.max(75, CALM.toSeconds()));
    private static final long SEED = Long.getLong("parley.stream.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> suffered = new ConcurrentHashMap<>();
    private volatile boolean suffering;
    private boolean changeEvents;

    @Test
    void whatever_happens_to_the_stream_every_reply_is_published_once() {
        System.out.printf("stream: %d minutes, seed %d%n", ORDEAL.toMinutes(), SEED);
        try (World world = World.onH2(folder);
                Rep rep = new Rep(world, random)) {
            world.salesforce.pubSub().keepAlive(Duration.ofSeconds(1));
            start(world, listening(world));
            rep.begin(10);
            await("a stream")
                    .atMost(PATIENCE)
                    .until(() -> world.salesforce.pubSub().streams() == 1);
            List<String> all = new ArrayList<>();
            all.addAll(phase(world, rep, "stream, calm", CALM, Duration.ofMillis(600)));
            Thread fate = new Thread(() -> suffer(world, rep), "fate");
            suffering = true;
            fate.start();
            all.addAll(phase(world, rep, "stream, ordeal", ORDEAL, Duration.ofMillis(500)));
            join(fate);
            System.out.println("stream: suffered " + new TreeMap<>(suffered) + ", streams opened "
                    + world.salesforce.pubSub().openings().size());
            world.parley.kill();
            start(world, "wake: none", "replies-every: 1m");
            all.addAll(phase(world, rep, "polling every minute", POLLING, Duration.ofMillis(600)));

            assertThat(times(world.answers()))
                    .as("answers on the square, each once")
                    .isEqualTo(times(all));
            assertThat(world.messages("Outbound"))
                    .allSatisfy(row -> assertThat(row.get("Status__c")).isEqualTo("SENT"));
        }
    }

    private void start(World world, String... crmOptions) {
        world.set(crmOptions);
        world.parley.start();
        world.parley.awaitReady();
    }

    /** The other way of listening each time, so that the place that was kept is of another topic now and then. */
    private String[] listening(World world) {
        changeEvents = !changeEvents;
        return new String[] {
            "wake: " + (changeEvents ? "change-events" : "platform-event"),
            "pubsub-host: 127.0.0.1",
            "pubsub-port: " + world.salesforce.pubSub().port(),
            "replies-every: 1m",
            "wake-silence: 5s"
        };
    }

    private List<String> phase(World world, Rep rep, String name, Duration time, Duration pause) {
        long queries = world.salesforce.calls().count("query");
        List<String> written = rep.answer(time, pause);
        suffering = false;
        rep.awaitPublished(written, PATIENCE);
        report(name, rep.latencies(written));
        System.out.printf(
                "%s: %d queries in %d s%n", name, world.salesforce.calls().count("query") - queries, time.toSeconds());
        List<String> untouched = rep.untouched(written);
        if (untouched.size() < written.size()) {
            report(name + ", while Parley was there", rep.latencies(untouched));
        }
        return written;
    }

    private static void report(String name, List<Long> latencies) {
        System.out.printf(
                "%s: %d replies; saved to published: median %d ms, 95th %d ms, longest %d ms%n",
                name,
                latencies.size(),
                latencies.get(latencies.size() / 2),
                latencies.get(latencies.size() * 95 / 100),
                latencies.get(latencies.size() - 1));
    }

    private void suffer(World world, Rep rep) {
        PubSub pubSub = world.salesforce.pubSub();
        for (int blow = 1; suffering; blow++) {
            pause(Duration.ofMillis(1000 + random.nextInt(2000)));
            if (blow % 12 == 0) {
                count("killed and started again");
                restart(world, rep);
                continue;
            }
            switch (random.nextInt(6)) {
                case 0 -> strike("stream completed", pubSub::completeStreams);
                case 1 -> strike("stream dropped", pubSub::dropStreams);
                case 2 -> strike("events garbled", () -> garble(pubSub));
                case 3 ->
                    strike("replay ids expired", () -> {
                        pubSub.expireReplayIds();
                        pubSub.dropStreams();
                    });
                case 4 ->
                    strike("session ended", () -> {
                        world.salesforce.expireTokens();
                        pubSub.refuseStreams();
                    });
                default -> strike("silence", () -> silence(pubSub));
            }
        }
    }

    /** Kills Parley, and lets it come up to a stream before the next blow. */
    private void restart(World world, Rep rep) {
        long since = System.nanoTime();
        int before = world.salesforce.pubSub().openings().size();
        world.parley.kill();
        world.set(listening(world));
        world.parley.start();
        await("a stream; " + world.parley.tail())
                .atMost(PATIENCE)
                .until(() -> world.salesforce.pubSub().openings().size() > before);
        rep.away(since);
    }

    private static void garble(PubSub pubSub) {
        pubSub.garble("/event/ChannelReply__e", 2);
        pubSub.garble("/data/ChannelMessage__ChangeEvent", 2);
    }

    /** Sometimes shorter than Parley's patience, sometimes longer. */
    private void silence(PubSub pubSub) {
        pubSub.silent(true);
        pause(Duration.ofMillis(2000 + random.nextInt(5000)));
        pubSub.silent(false);
    }

    private void strike(String name, Runnable blow) {
        count(name);
        blow.run();
    }

    private void count(String name) {
        suffered.merge(name, 1, Integer::sum);
    }

    private static Map<String, Long> times(List<String> texts) {
        return texts.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** A pause of fate, which is no part of what is tested. */
    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
