package io.parley.crm.sugarcrm.v8;

import io.parley.crm.CrmFailure;
import io.parley.crm.sugarcrm.api.Http;
import io.parley.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes many calls, some at once, since V8 takes one bean a call. The first goes ahead alone, and the second when the
 * first had bad luck: when the server is down or does not let us in, they find it out, and the others are not sent.
 */
final class Fan implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final int AHEAD = 2;
    private static final int TRIES = 3;

    private final ExecutorService threads;

    Fan(int parallel) {
        threads = Executors.newFixedThreadPool(parallel, run -> {
            Thread thread = new Thread(run, "suitecrm-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** As {@link #reads}; one that can't be read ends it all. */
    <T, R> List<R> all(List<T> asked, Function<T, R> read) {
        return reads(asked, read, (one, failure) -> {
            throw failure;
        });
    }

    /**
     * Results of reads, in the order of what was asked. One that has bad luck is tried again at
     * once: a batch takes hundreds of them, and would seldom get through.
     *
     * @param failed what becomes of one that failed each time
     */
    <T, R> List<R> reads(List<T> asked, Function<T, R> read, BiFunction<T, CrmFailure, R> failed) {
        return each(asked, one -> again(one, read), failed);
    }

    /**
     * Results in the order of what was asked.
     *
     * @param failed what becomes of one whose call failed, where another one's did not
     */
    <T, R> List<R> each(List<T> asked, Function<T, R> call, BiFunction<T, CrmFailure, R> failed) {
        List<R> results = goAhead(asked, call, failed);
        List<T> others = asked.subList(results.size(), asked.size());
        List<Future<R>> under = new ArrayList<>();
        others.forEach(one -> under.add(threads.submit(() -> call.apply(one))));
        for (int i = 0; i < under.size(); i++) {
            try {
                results.add(result(under.get(i)));
            } catch (CrmFailure failure) {
                results.add(failed.apply(others.get(i), failure));
            }
        }
        return results;
    }

    /** The results up to the first that came back well. */
    private static <T, R> List<R> goAhead(List<T> asked, Function<T, R> call, BiFunction<T, CrmFailure, R> failed) {
        List<R> results = new ArrayList<>();
        List<T> ahead = asked.subList(0, Math.min(AHEAD, asked.size()));
        for (T one : ahead) {
            try {
                results.add(call.apply(one));
                return results;
            } catch (CrmFailure failure) {
                if (results.size() + 1 == ahead.size() || !isBadLuck(failure)) {
                    throw failure;
                }
                results.add(failed.apply(one, failure));
            }
        }
        return results;
    }

    private static <T, R> R again(T one, Function<T, R> read) {
        for (int left = TRIES; left > 1; left--) {
            try {
                return read.apply(one);
            } catch (CrmFailure failure) {
                if (!isBadLuck(failure)) {
                    throw failure;
                }
            }
        }
        return read.apply(one);
    }

    /** A server that lets us wait in vain has too much to do already. */
    private static boolean isBadLuck(CrmFailure failure) {
        return failure.outcome() instanceof Outcome.Retry && !Http.timedOut(failure);
    }

    private static <R> R result(Future<R> under) {
        try {
            return under.get();
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof CrmFailure failure) {
                throw failure;
            }
            if (thrown.getCause() instanceof RuntimeException unforeseen) {
                throw unforeseen;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CrmFailure(new Outcome.Retry("The CRM was not waited for.", null), stopped);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
