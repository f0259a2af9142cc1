package io.parley.crm.sugarcrm.v8;

import io.parley.crm.CrmFailure;
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
 * Makes many calls, some at once, since V8 takes one bean a call. The first goes ahead alone: when the server is down or
 * does not let us in, one call finds it out, and the others are not sent.
 */
final class Fan implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ExecutorService threads;

    Fan(int parallel) {
        threads = Executors.newFixedThreadPool(parallel, run -> {
            Thread thread = new Thread(run, "suitecrm-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Results in the order of what was asked; the first failure ends it all. */
    <T, R> List<R> all(List<T> asked, Function<T, R> call) {
        return each(asked, call, (one, failure) -> {
            throw failure;
        });
    }

    /**
     * Results in the order of what was asked.
     *
     * @param failed what becomes of one whose call failed, where the first one's did not
     */
    <T, R> List<R> each(List<T> asked, Function<T, R> call, BiFunction<T, CrmFailure, R> failed) {
        List<R> results = new ArrayList<>();
        if (asked.isEmpty()) {
            return results;
        }
        results.add(call.apply(asked.get(0)));
        List<Future<R>> under = new ArrayList<>();
        asked.subList(1, asked.size()).forEach(one -> under.add(threads.submit(() -> call.apply(one))));
        for (int i = 0; i < under.size(); i++) {
            T one = asked.get(i + 1);
            try {
                results.add(result(under.get(i)));
            } catch (CrmFailure failure) {
                results.add(failed.apply(one, failure));
            }
        }
        return results;
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
