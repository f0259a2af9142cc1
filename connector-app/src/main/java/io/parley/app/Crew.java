package io.parley.app;

import io.parley.health.Lights;
import io.parley.pace.Round;
import io.parley.pace.Stage;
import io.parley.store.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run the stages. A thread rests as long as its last round says, unless another stage, which has just
 * made work for it, wakes it. Closing lets every round under way come to its end.
 */
final class Crew implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Crew.class);
    private static final Duration STORE_GONE = Duration.ofSeconds(1);

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Lights lights;
    private final Duration patience;
    private volatile boolean going = true;

    /** @param patience how long {@link #close()} waits for rounds under way before it interrupts them */
    Crew(Lights lights, Duration patience) {
        this.lights = lights;
        this.patience = patience;
    }

    private record Group(Semaphore alarm, List<Thread> threads, List<String> wakes) {}

    /**
     * Adds threads that run a stage; they begin with {@link #start()}.
     *
     * @param wakes the groups that have something to do after a round of this one
     */
    void add(String name, Stage stage, int threads, String... wakes) {
        Group group = new Group(new Semaphore(0), new ArrayList<>(), List.of(wakes));
        groups.put(name, group);
        for (int i = 1; i <= threads; i++) {
            group.threads().add(new Thread(() -> work(name, group, stage), "parley " + name + ' ' + i));
        }
    }

    void start() {
        groups.values().forEach(group -> group.threads().forEach(Thread::start));
    }

    /** Tells a group that there is something to do; unknown groups are nobody's business. */
    void wake(String name) {
        Group group = groups.get(name);
        if (group != null && group.alarm().availablePermits() < group.threads().size()) {
            group.alarm().release();
        }
    }

    private void work(String name, Group group, Stage stage) {
        while (going) {
            Round round = round(name, stage);
            if (round.handled() > 0) {
                group.wakes().forEach(this::wake);
            }
            rest(group, round.rest());
        }
    }

    private Round round(String name, Stage stage) {
        try {
            Round round = stage.round();
            lights.green("store", name);
            return round;
        } catch (StoreFailure failure) {
            lights.red("store", name, failure.getMessage(), "See that the database runs and can be reached.");
            return Round.rest(STORE_GONE);
        } catch (RuntimeException unforeseen) {
            log.atError().addKeyValue("stage", name).setCause(unforeseen).log("A round failed; going on");
            return Round.rest(STORE_GONE);
        }
    }

    private void rest(Group group, Duration rest) {
        if (rest.isZero() || !going) {
            return;
        }
        try {
            if (group.alarm().tryAcquire(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                group.alarm().drainPermits();
            }
        } catch (InterruptedException ending) {
            going = false;
        }
    }

    @Override
    public void close() {
        going = false;
        groups.values().forEach(group -> group.alarm().release(group.threads().size()));
        long end = System.nanoTime() + patience.toNanos();
        for (Group group : groups.values()) {
            group.threads().forEach(thread -> join(thread, end));
        }
    }

    private static void join(Thread thread, long end) {
        try {
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            thread.join(millis);
            if (thread.isAlive()) {
                log.warn(
                        "{} did not come to an end; interrupting it. What it claimed is done again.", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
