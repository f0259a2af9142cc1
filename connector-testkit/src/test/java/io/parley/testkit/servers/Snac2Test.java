package io.parley.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.testkit.servers.Snac2.Notification;
import io.parley.testkit.servers.Snac2.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real-servers")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Snac2Test {

    private static Snac2 snac;

    @BeforeAll
    static void start() {
        snac = Snac2.start(Path.of("target", "real-servers", "snac2"));
    }

    @AfterAll
    static void stop() {
        snac.close();
    }

    @Test
    void a_customers_mention_reaches_the_brand_and_the_brands_reply_stands_in_the_thread() {
        String question = "@brand where is my parcel? " + UUID.randomUUID();
        Status asked = snac.post("alice", question, null);
        Status heard =
                patiently().until(() -> announced(asked), Optional::isPresent).orElseThrow();
        assertThat(heard.text()).isEqualTo(question);
        assertThat(heard.author()).isEqualTo("alice");
        assertThat(heard.visibility()).isEqualTo("public");

        String answer = "@alice on its way " + UUID.randomUUID();
        Status reply = snac.post("brand", answer, heard.id());
        assertThat(reply.inReplyTo()).isEqualTo(heard.id());
        assertThat(snac.thread("brand", heard.id())).containsExactly(question, answer);
        assertThat(snac.timeline("brand")).contains(answer);
        patiently().untilAsserted(() -> assertThat(snac.thread("alice", asked.id()))
                .containsExactly(question, answer));
    }

    @Test
    void an_edit_keeps_the_uri_and_a_deletion_takes_the_notification_away() {
        Status posted = snac.post("bob", "@brand frist words " + UUID.randomUUID(), null);
        patiently().until(() -> announced(posted), Optional::isPresent);

        String text = "@brand first words " + UUID.randomUUID();
        Status edited = snac.edit("bob", posted.id(), text);
        assertThat(edited.uri()).isEqualTo(posted.uri());
        assertThat(edited.editedAt()).isNotNull();
        patiently().untilAsserted(() -> assertThat(announced(posted).map(Status::text))
                .contains(text));

        snac.delete("bob", edited);
        patiently().untilAsserted(() -> assertThat(announced(posted)).isEmpty());
    }

    @Test
    void a_call_that_the_server_refuses_carries_its_status() {
        assertThatThrownBy(() -> snac.status("brand", "00000000000000000000000000000000"))
                .isInstanceOfSatisfying(ServerRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(404));
    }

    /** The post as the brand's notifications show it. Its id may have changed, its URI has not. */
    private static Optional<Status> announced(Status post) {
        return snac.notifications("brand").stream()
                .map(Notification::status)
                .filter(status -> status != null && status.uri().equals(post.uri()))
                .findFirst();
    }

    /** A delivery that fails at first is tried again after a minute. */
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(500));
    }
}
