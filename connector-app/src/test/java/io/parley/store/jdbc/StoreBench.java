package io.parley.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.parley.model.Decision.OpenCase;
import io.parley.model.EnrichedMention;
import io.parley.model.Outcome.Delivered;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.store.Arrivals;
import io.parley.store.Arrivals.Arrival;
import io.parley.store.Decided;
import io.parley.store.InboxItem;
import io.parley.store.Outbox.Settled;
import io.parley.store.OutboxItem;
import io.parley.testkit.Mentions;
import io.parley.testkit.MovableClock;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mention costs in the store, from page to record, on one thread. Says so; proves nothing. */
@Tag("bench")
class StoreBench {

    private static final int PAGE = 100;
    private static final int MENTIONS = 20_000;
    private static final String TEXT = "The parcel never came, and nobody answers. ".repeat(5);

    @TempDir
    Path folder;

    @Test
    void on_h2() {
        measure("H2 file", new StoreOptions("jdbc:h2:file:" + folder.resolve("parley")));
    }

    @Test
    void on_postgresql() {
        measure("PostgreSQL (this process's share of the CPU)", Postgres.emptyDatabase());
    }

    private static void measure(String name, StoreOptions options) {
        try (JdbcStore store = JdbcStore.open(options, new MovableClock())) {
            run(store, 0, MENTIONS / 4);
            long cpu = cpu();
            long began = System.nanoTime();
            run(store, MENTIONS / 4, MENTIONS);
            double seconds = (System.nanoTime() - began) / 1e9;
            double millis = (cpu() - cpu) / 1e6;
            System.out.printf(
                    "%s: %.0f mentions/s, %.3f ms CPU per mention%n", name, MENTIONS / seconds, millis / MENTIONS);
            assertThat(store.overview().waiting().oldest()).isNull();
        }
    }

    private static void run(JdbcStore store, int first, int count) {
        for (int from = first; from < first + count; from += PAGE) {
            List<Arrival> page = IntStream.range(from, from + PAGE)
                    .mapToObj(i -> new Arrival(
                            Mentions.post("author" + i % 5000)
                                    .id("post-" + i)
                                    .says(TEXT)
                                    .mention(),
                            TEXT.repeat(4)))
                    .toList();
            store.inbox().accept(new Arrivals("timeline", page, List.of(), "after " + from));
            List<InboxItem> items = store.inbox().claim(200);
            store.inbox().decide(items.stream().map(StoreBench::decided).toList());
            List<OutboxItem> deliveries = store.outbox().claim("support", 200);
            store.outbox().settle(deliveries.stream().map(StoreBench::settled).toList());
        }
    }

    private static Decided decided(InboxItem item) {
        return new Decided(
                item.id(),
                new EnrichedMention(item.mention(), "en", 12, false),
                new OpenCase(
                        "everything else", "support", "About a parcel", Priority.MEDIUM, null, Duration.ofDays(5)));
    }

    private static Settled settled(OutboxItem item) {
        RecordRef record = new RecordRef(
                "support", RecordKind.CASE, "500" + item.id(), "https://crm.example/" + item.id(), "No. " + item.id());
        return new Settled(item, new Delivered(record), Mentions.PUBLISHED);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
