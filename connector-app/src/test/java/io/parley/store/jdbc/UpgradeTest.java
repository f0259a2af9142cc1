package io.parley.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.Cursor;
import io.parley.model.Confirmation.Published;
import io.parley.model.Decision.OpenCase;
import io.parley.store.InboxItem;
import io.parley.store.OutboxItem;
import io.parley.store.ReplyItem;
import io.parley.testkit.MovableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A store that any released Parley left behind is read by this one. A release adds its version and its rows. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UpgradeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = "1")
    void a_store_of_an_earlier_release_is_brought_up_to_date_on_h2(String version) throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("parley");
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl(url);
        database.setUser("sa");
        fill(database, true, version);
        assertThatAllIsThere(new StoreOptions(url));
    }

    @ParameterizedTest
    @ValueSource(strings = "1")
    void a_store_of_an_earlier_release_is_brought_up_to_date_on_postgresql(String version) throws IOException {
        StoreOptions options = Postgres.emptyDatabase();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(options.url());
        database.setUser(options.user());
        database.setPassword(options.password());
        fill(database, false, version);
        assertThatAllIsThere(options);
    }

    private static void fill(DataSource database, boolean embedded, String version) throws IOException {
        Opening.migrate(database, embedded, version);
        try (InputStream rows = UpgradeTest.class.getResourceAsStream("/released-stores/" + version + ".sql")) {
            String script = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
            Jdbi.create(database)
                    .useHandle(handle -> handle.createScript(script).execute());
        }
    }

    private static void assertThatAllIsThere(StoreOptions options) {
        try (JdbcStore store = JdbcStore.open(options, new MovableClock())) {
            assertThat(store.overview().mentions(10, Long.MAX_VALUE))
                    .extracting(row -> row.state())
                    .containsExactly("waiting", "on its way", "delivered");
            assertThat(store.inbox().cursor("timeline")).contains("page 1");
            InboxItem waiting = store.inbox().claim(10).get(0);
            assertThat(waiting.mention().content()).isEqualTo("Thanks!");
            OutboxItem pending = store.outbox().claim("support", 10).get(0);
            assertThat(pending.attempts()).isEqualTo(1);
            assertThat(pending.mention().mention().content()).isEqualTo("Still nothing.");
            assertThat(pending.decision()).isInstanceOf(OpenCase.class);
            assertThat(store.links()
                            .newest("support", List.of("fediverse:acme:@42"))
                            .values())
                    .extracting(record -> record.label())
                    .containsExactly("No. 500A");
            assertThat(store.replies().cursor("support")).isEqualTo(new Cursor("after r2"));
            ReplyItem reply = store.replies().claim("fediverse", 10).get(0);
            assertThat(reply.maybeSent()).isTrue();
            assertThat(reply.target().content()).isEqualTo("The parcel never came.");
            assertThat(store.replies().unconfirmed("support", 10).get(0).confirmation())
                    .isInstanceOf(Published.class);
            assertThat(store.deadLetters().list(10).get(0).reason()).isEqualTo("it has no id");
        }
    }
}
