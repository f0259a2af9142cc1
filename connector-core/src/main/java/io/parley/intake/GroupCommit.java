package io.parley.intake;

import io.parley.store.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Takes single arrivals of one channel from many threads and commits what waits in one transaction, so that a thousand
 * callers cost a few commits. The queue is bounded: when the store is slow, callers wait.
 */
public final class GroupCommit implements AutoCloseable {

    private static final long LOOK_UP_MILLIS = 200;

    private final Intake intake;
    private final String channel;
    private final int most;
    private final BlockingQueue<Waiting> queue;
    private final Thread committer;
    private volatile boolean open = true;

    /**
     * @param capacity how many arrivals may wait before callers do
     * @param most how many go into one transaction
     */
    public GroupCommit(Intake intake, String channel, int capacity, int most) {
        this.intake = intake;
        this.channel = channel;
        this.most = most;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.committer = new Thread(this::work, "parley intake " + channel);
        committer.start();
    }

    private record Waiting(String account, Intake.Item item, CompletableFuture<Void> done) {}

    /**
     * Hands in one arrival; waits while the queue is full.
     *
     * @return completes after the commit, exceptionally with a {@link io.parley.store.StoreFailure} when it failed
     * @throws IllegalStateException after {@link #close()}
     */
    public CompletableFuture<Void> submit(String account, Intake.Item item) throws InterruptedException {
        Waiting waiting = new Waiting(account, item, new CompletableFuture<>());
        while (open) {
            if (queue.offer(waiting, LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                return waiting.done();
            }
        }
        throw new IllegalStateException("the intake of " + channel + " is closed");
    }

    private void work() {
        List<Waiting> batch = new ArrayList<>(most);
        while (open || !queue.isEmpty()) {
            batch.clear();
            try {
                Waiting first = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, most - 1);
                commit(batch);
            } catch (InterruptedException hurry) {
                open = false;
            }
        }
    }

    private void commit(List<Waiting> batch) {
        try {
            intake.commit(channel, arrivals(batch));
            batch.forEach(each -> each.done().complete(null));
        } catch (RuntimeException failure) {
            batch.forEach(each -> each.done().completeExceptionally(failure));
        }
    }

    private Arrivals arrivals(List<Waiting> batch) {
        List<Arrivals.Arrival> mentions = new ArrayList<>();
        List<Arrivals.Malformed> malformed = new ArrayList<>();
        for (Waiting each : batch) {
            Arrivals one =
                    Intake.arrivals(new Intake.Batch(channel, channel, each.account(), List.of(each.item()), null));
            mentions.addAll(one.mentions());
            malformed.addAll(one.malformed());
        }
        return new Arrivals(channel, mentions, malformed, null);
    }

    /** Takes no more, commits what waits, and returns when that is done. */
    @Override
    public void close() {
        open = false;
        try {
            committer.join();
        } catch (InterruptedException hurry) {
            committer.interrupt();
            Thread.currentThread().interrupt();
        }
        List<Waiting> late = new ArrayList<>();
        queue.drainTo(late);
        IllegalStateException closed = new IllegalStateException("the intake of " + channel + " is closed");
        late.forEach(each -> each.done().completeExceptionally(closed));
    }
}
