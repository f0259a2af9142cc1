package io.parley.sandbox.salesforce.metadata;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Jobs that a client looks after: each look moves one on, from waiting through running to done. */
final class Jobs<R> {

    /** How far a job is. */
    enum State {
        PENDING,
        IN_PROGRESS,
        DONE,
        CANCELED
    }

    /** One job; its work is done once, at the look after it began to run. */
    static final class Job<R> {
        final String id;
        private final Supplier<R> work;
        private State state = State.PENDING;
        private boolean looked;
        private @Nullable R result;

        Job(String id, Supplier<R> work) {
            this.id = id;
            this.work = work;
        }

        synchronized State look() {
            if (state == State.IN_PROGRESS) {
                result = work.get();
                state = State.DONE;
            } else if (state == State.PENDING && looked) {
                state = State.IN_PROGRESS;
            }
            looked = true;
            return state;
        }

        synchronized boolean cancel() {
            boolean waiting = state == State.PENDING;
            state = waiting ? State.CANCELED : state;
            return waiting;
        }

        synchronized @Nullable R result() {
            return result;
        }
    }

    private final String prefix;
    private final Map<String, Job<R>> jobs = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    Jobs(String prefix) {
        this.prefix = prefix;
    }

    Job<R> start(Supplier<R> work) {
        String id = prefix + String.format(java.util.Locale.ROOT, "%012d", numbers.incrementAndGet()) + "AAA";
        Job<R> job = new Job<>(id, work);
        jobs.put(id, job);
        return job;
    }

    @Nullable
    Job<R> find(String id) {
        return jobs.get(id);
    }
}
