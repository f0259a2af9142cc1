package io.parley.testkit;

import static io.parley.testkit.StoreDesk.CRM;
import static io.parley.testkit.StoreDesk.decided;
import static io.parley.testkit.StoreDesk.openCase;
import static io.parley.testkit.StoreDesk.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Mention;
import io.parley.model.Outcome.Delivered;
import io.parley.store.Inbox;
import io.parley.store.InboxItem;
import io.parley.store.Outbox;
import io.parley.store.OutboxItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store does when many use it at once. */
public interface CrowdContract extends StoreOpener {

    @Test
    default void eight_workers_who_take_in_the_same_page_take_it_in_once() {
        try (StoreDesk desk = desk()) {
            Mention[] page = page(40, 40);
            List<Integer> fresh = crowd(8, () -> desk.take(page).fresh());
            assertThat(fresh.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        }
    }

    @Test
    default void eight_workers_never_decide_the_same_mention_and_keep_the_order_of_each_conversation() {
        try (StoreDesk desk = desk()) {
            Mention[] page = page(300, 12);
            desk.take(page);
            Map<String, List<String>> seen = new ConcurrentHashMap<>();
            crowd(8, () -> decideAll(desk.store().inbox(), seen));
            assertThat(seen).isEqualTo(byConversation(page));
        }
    }

    @Test
    default void eight_workers_never_deliver_the_same_mention_and_keep_the_order_of_each_conversation() {
        try (StoreDesk desk = desk()) {
            Mention[] page = page(200, 25);
            desk.open(page);
            Map<String, List<String>> seen = new ConcurrentHashMap<>();
            crowd(8, () -> deliverAll(desk, seen));
            assertThat(seen).isEqualTo(byConversation(page));
        }
    }

    @Test
    default void taking_in_deciding_and_delivering_at_once_loses_and_doubles_nothing() {
        try (StoreDesk desk = desk()) {
            Mention[] page = page(160, 20);
            Map<String, List<String>> delivered = new ConcurrentHashMap<>();
            List<Callable<Integer>> work = new ArrayList<>();
            work.add(() -> IntStream.range(0, 16)
                    .map(i -> desk.take(java.util.Arrays.copyOfRange(page, i * 10, i * 10 + 10))
                            .fresh())
                    .sum());
            for (int i = 0; i < 3; i++) {
                work.add(() -> {
                    int done = 0;
                    while (count(delivered) < page.length) {
                        done += decideAll(desk.store().inbox(), new ConcurrentHashMap<>());
                        done += deliverAll(desk, delivered);
                    }
                    return done;
                });
            }
            crowd(work);
            assertThat(delivered).isEqualTo(byConversation(page));
        }
    }

    private static int count(Map<String, List<String>> seen) {
        return seen.values().stream().mapToInt(List::size).sum();
    }

    private static int decideAll(Inbox inbox, Map<String, List<String>> seen) {
        int done = 0;
        for (List<InboxItem> items = inbox.claim(7); !items.isEmpty(); items = inbox.claim(7)) {
            items.forEach(item -> note(seen, item.mention()));
            inbox.decide(
                    items.stream().map(item -> decided(item, openCase(CRM))).toList());
            done += items.size();
        }
        return done;
    }

    private static int deliverAll(StoreDesk desk, Map<String, List<String>> seen) {
        Outbox outbox = desk.store().outbox();
        int done = 0;
        for (List<OutboxItem> items = outbox.claim(CRM, 7); !items.isEmpty(); items = outbox.claim(CRM, 7)) {
            items.forEach(item -> note(seen, item.mention().mention()));
            outbox.settle(items.stream()
                    .map(item -> desk.settled(item, new Delivered(record("500A"))))
                    .toList());
            done += items.size();
        }
        return done;
    }

    private static void note(Map<String, List<String>> seen, Mention mention) {
        seen.computeIfAbsent(mention.conversation(), none -> new CopyOnWriteArrayList<>())
                .add(mention.key().nativeId());
    }

    private static Map<String, List<String>> byConversation(Mention[] page) {
        Map<String, List<String>> expected = new ConcurrentHashMap<>();
        for (Mention mention : page) {
            note(expected, mention);
        }
        return expected;
    }

    private static Mention[] page(int mentions, int authors) {
        return IntStream.range(0, mentions)
                .mapToObj(i -> Mentions.post("author" + i % authors).mention())
                .toArray(Mention[]::new);
    }

    private static <T> List<T> crowd(int workers, Callable<T> work) {
        return crowd(java.util.Collections.nCopies(workers, work));
    }

    private static <T> List<T> crowd(List<Callable<T>> work) {
        ExecutorService workers = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<T>> futures = work.stream().map(workers::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError("a worker failed", failed);
        } finally {
            workers.shutdownNow();
        }
    }
}
