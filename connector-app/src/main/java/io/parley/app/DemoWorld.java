package io.parley.app;

import io.parley.sandbox.FeedHost;
import io.parley.sandbox.townsquare.Replay;
import io.parley.sandbox.townsquare.TownSquare;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The outside world of the demo on loopback: a CRM, a social network with customers, and hosts for feed files. */
final class DemoWorld implements AutoCloseable {

    final DemoCrm crm;
    final TownSquare square;
    final List<FeedHost> feeds = new ArrayList<>();
    private final ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor(DemoWorld::daemon);
    private final Replay replay;

    /**
     * Opens the world; nobody speaks yet.
     *
     * @param firstPort the CRM's port; the square and the feeds take the next ones; 0 takes any that are free
     * @param data where they remember
     */
    DemoWorld(int firstPort, Path data, DemoOptions options) {
        crm = options.crm().open(firstPort, data);
        square = TownSquare.start(firstPort == 0 ? 0 : firstPort + 1, data);
        int port = firstPort + 2;
        for (Path file : options.feedFiles()) {
            // The address is part of what a feed entry is known by, so it must be the same in the next run.
            feeds.add(FeedHost.start(firstPort == 0 ? 0 : port++, file));
        }
        replay = new Replay(square, people, Replay.humanPace());
    }

    /** Lets the customers speak. */
    void begin() {
        replay.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "demo customers");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        replay.close();
        people.shutdownNow();
        feeds.forEach(FeedHost::close);
        square.close();
        crm.close();
    }
}
