package io.parley.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.store.InboxItem;
import io.parley.store.StoreFailure;
import io.parley.testkit.MovableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an embedded store owes a process that is killed with signal 9. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledStoreTest {

    private static final int KILLS = 4;

    @TempDir
    Path folder;

    private String url;
    private Process victim;
    private BufferedReader says;

    @BeforeEach
    void name_the_store() {
        url = "jdbc:h2:file:" + folder.resolve("parley");
    }

    @AfterEach
    void end_the_victim() {
        if (victim != null) {
            victim.destroyForcibly();
        }
    }

    @Test
    void everything_that_was_committed_is_there_after_a_kill_and_nothing_is_held() throws Exception {
        int committed = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            start(committed + 1);
            committed = runAndKill(committed, 37 * kill);
            try (JdbcStore store = JdbcStore.open(new StoreOptions(url), new MovableClock())) {
                List<InboxItem> items = store.inbox().claim(10_000);
                String last = store.inbox().cursor("timeline").orElseThrow();
                // The last one may have been committed and not yet been said.
                assertThat(items.size()).isBetween(committed, committed + 1);
                assertThat(last).isEqualTo(Integer.toString(items.size()));
                committed = items.size();
            }
        }
    }

    @Test
    void a_store_that_another_process_uses_says_so() throws Exception {
        start(1);
        assertThat(says.readLine()).isEqualTo("1");
        assertThatThrownBy(() -> JdbcStore.open(new StoreOptions(url), new MovableClock()))
                .isInstanceOf(StoreFailure.class)
                .hasMessageStartingWith("another Parley uses " + url);
    }

    private void start(int first) throws IOException {
        victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        url,
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        says = victim.inputReader();
    }

    /** The last number that it said. */
    private int runAndKill(int before, int further) throws Exception {
        String line;
        int last = before;
        while ((line = says.readLine()) != null) {
            last = Integer.parseInt(line);
            if (last == before + further) {
                // By its handle: the process itself would close its output, and what it still said be lost.
                victim.toHandle().destroyForcibly();
            }
        }
        victim.waitFor();
        assertThat(last).isGreaterThanOrEqualTo(before + further);
        return last;
    }
}
