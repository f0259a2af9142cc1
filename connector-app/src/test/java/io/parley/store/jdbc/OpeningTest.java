package io.parley.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parley.store.StoreFailure;
import io.parley.testkit.MovableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpeningTest {

    private static final String SECRET = "canary-5f2e";

    @Test
    void a_database_that_is_not_there_is_told_without_the_password() {
        StoreOptions real = Postgres.emptyDatabase();
        StoreOptions wrong =
                new StoreOptions(real.url() + "_not_there", real.user(), SECRET, StoreOptions.NODE_TIMEOUT);
        assertThat(told(wrong))
                .contains("can't be opened", "there is no such database")
                .doesNotContain(SECRET);
        assertThat(wrong.toString()).doesNotContain(SECRET);
    }

    @Test
    void a_url_that_makes_no_sense_is_told_without_the_password_in_it() {
        assertThat(told(new StoreOptions("jdbc:h2:file:parley;PASSWORD=" + SECRET)))
                .doesNotContain(SECRET);
        assertThat(told(new StoreOptions("jdbc:oracle:thin:me/" + SECRET + "@db")))
                .contains("of no known kind");
    }

    @Test
    void an_embedded_store_is_never_served_to_others() {
        assertThatThrownBy(() ->
                        JdbcStore.open(new StoreOptions("jdbc:h2:file:./parley;AUTO_SERVER=TRUE"), new MovableClock()))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("belongs to one process");
    }

    private static String told(StoreOptions options) {
        StoreFailure failure =
                catchThrowableOfType(StoreFailure.class, () -> JdbcStore.open(options, new MovableClock()));
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
