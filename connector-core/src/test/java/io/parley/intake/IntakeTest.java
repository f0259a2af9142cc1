package io.parley.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.intake.Intake.Item;
import io.parley.json.Json;
import io.parley.store.Arrivals;
import io.parley.store.StoreFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntakeTest {

    private final Ledger ledger = new Ledger();
    private final Intake intake = new Intake(ledger, ledger);

    @Test
    void a_page_is_one_commit_with_its_cursor_and_each_broken_item_is_its_own_dead_letter() {
        intake.take(new Intake.Batch(
                "fedi/mentions",
                "fedi",
                "acme",
                List.of(
                        item("1"),
                        Item.mapped("{\"id\":2}", Json.tree("{\"nativeId\":\"2\",\"published\":\"soon\"}")),
                        Item.unmapped("{\"id\":3}", "the mapping failed: no such field"),
                        item("4")),
                "cursor"));
        Arrivals committed = ledger.commits.get(0);
        assertThat(committed.cursor()).isEqualTo("cursor");
        assertThat(committed.mentions())
                .extracting(each -> each.mention().key().value())
                .containsExactly("fedi:acme:1", "fedi:acme:4");
        assertThat(committed.malformed())
                .extracting(Arrivals.Malformed::reason)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("published: 'soon' is not a time")
                                .contains("actor is missing"),
                        second -> assertThat(second).isEqualTo("the mapping failed: no such field"));
        assertThat(ledger.counted).containsExactly("fedi 2 2");
    }

    @Test
    void many_callers_share_few_commits_and_each_hears_of_its_own() throws Exception {
        ledger.door = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Void>> done = new ArrayList<>();
        try (GroupCommit group = new GroupCommit(intake, "fedi", 1_000, 100)) {
            for (int i = 0; i < 500; i++) {
                String id = "m" + i;
                done.add(CompletableFuture.supplyAsync(() -> submit(group, id), callers)
                        .thenCompose(each -> each));
            }
            assertThat(done).noneMatch(CompletableFuture::isDone);
            Awaitility.await()
                    .until(() -> ((java.util.concurrent.ThreadPoolExecutor) callers).getCompletedTaskCount() == 500);
            ledger.door.countDown();
            CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        } finally {
            callers.shutdown();
        }
        assertThat(ledger.commits.stream()
                        .mapToInt(each -> each.mentions().size())
                        .sum())
                .isEqualTo(500);
        assertThat(ledger.commits).hasSizeLessThan(20);
    }

    @Test
    void callers_wait_while_the_store_is_slow() throws Exception {
        ledger.door = new CountDownLatch(1);
        try (GroupCommit group = new GroupCommit(intake, "fedi", 2, 1)) {
            Thread caller = new Thread(() -> {
                for (int i = 0; i < 10; i++) {
                    submit(group, "m" + i);
                }
            });
            caller.start();
            Awaitility.await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
            assertThat(ledger.commits).isEmpty();
            ledger.door.countDown();
            caller.join();
        }
        assertThat(ledger.commits).hasSize(10);
    }

    @Test
    void a_failed_commit_is_told_to_every_caller_in_it_and_the_next_one_goes_on() throws Exception {
        try (GroupCommit group = new GroupCommit(intake, "fedi", 10, 10)) {
            ledger.broken = true;
            CompletableFuture<Void> failed = submit(group, "1");
            assertThatThrownBy(failed::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(StoreFailure.class);
            ledger.broken = false;
            submit(group, "1").join();
        }
        assertThat(ledger.commits).hasSize(1);
    }

    @Test
    void closing_commits_what_waits_and_takes_no_more() {
        GroupCommit group = new GroupCommit(intake, "fedi", 100, 100);
        ledger.door = new CountDownLatch(1);
        CompletableFuture<Void> waiting = submit(group, "1");
        ledger.door.countDown();
        group.close();
        assertThat(waiting).isCompleted();
        assertThatThrownBy(() -> submit(group, "2")).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private static CompletableFuture<Void> submit(GroupCommit group, String id) {
        try {
            return group.submit("acme", item(id));
        } catch (InterruptedException | IllegalStateException closed) {
            throw new CompletionException(closed);
        }
    }

    private static Item item(String id) {
        return Item.mapped(
                "{\"id\":\"" + id + "\"}",
                Json.tree("{\"nativeId\":\"" + id + "\",\"actor\":{\"id\":\"7\"},\"content\":\"x\","
                        + "\"published\":\"2026-03-01T10:00:00Z\"}"));
    }
}
