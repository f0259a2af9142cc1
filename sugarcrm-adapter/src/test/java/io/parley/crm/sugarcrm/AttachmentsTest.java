package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.parley.crm.Crm;
import io.parley.model.Attachment;
import io.parley.model.Delivery;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Pictures of a mention below its case, from places that the admin named and from nowhere else. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttachmentsTest {

    private final SuiteLab lab = new SuiteLab();
    private final List<String> fetched = new CopyOnWriteArrayList<>();
    private HttpServer files = null;
    private String origin = "";

    @BeforeEach
    void serve() throws IOException {
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", exchange -> {
            fetched.add(exchange.getRequestURI().toString());
            boolean elsewhere = exchange.getRequestURI().getPath().startsWith("/elsewhere");
            if (elsewhere) {
                exchange.getResponseHeaders().add("Location", "/secret.png");
            }
            byte[] picture = {1, 2, 3};
            exchange.sendResponseHeaders(elsewhere ? 302 : 200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        });
        files.start();
        origin = "http://127.0.0.1:" + files.getAddress().getPort();
    }

    @AfterEach
    void close() {
        files.stop(0);
        lab.close();
    }

    private static Delivery with(String... urls) {
        Delivery plain = Mentions.newCase("It broke", "Look at this");
        Mention m = plain.mention().mention();
        List<Attachment> attachments = java.util.Arrays.stream(urls)
                .map(url -> new Attachment(url, "image/png", null))
                .toList();
        Mention mention = new Mention(
                m.key(),
                m.version(),
                m.kind(),
                m.visibility(),
                m.actor(),
                m.name(),
                m.content(),
                m.language(),
                m.url(),
                m.published(),
                m.updated(),
                m.inReplyTo(),
                m.context(),
                m.mentionsUs(),
                m.tags(),
                attachments,
                m.rating(),
                m.canReply(),
                m.tombstone());
        return new Delivery(
                new EnrichedMention(mention, "en", 42, false), plain.decision(), plain.placement(), plain.reply());
    }

    private List<Map<String, String>> notes() {
        return lab.suite.records("Notes").stream()
                .filter(note -> note.getOrDefault("name", "").startsWith("File"))
                .toList();
    }

    private static RecordRef delivered(Crm crm, Delivery delivery) {
        return ((Outcome.Delivered) crm.deliver(List.of(delivery)).get(0)).record();
    }

    @Test
    void a_picture_is_copied_once_into_a_note_below_the_case_and_goes_when_its_author_takes_it_back() {
        Delivery delivery = with(origin + "/media/crack.png?size=large");
        try (Crm crm = lab.open(Map.of("attachments-from", origin))) {
            RecordRef record = delivered(crm, delivery);
            delivered(crm, delivery);

            assertThat(fetched).containsExactly("/media/crack.png?size=large");
            assertThat(notes()).singleElement().satisfies(note -> assertThat(note)
                    .containsEntry("filename", "crack.png")
                    .containsEntry("parent_id", record.id()));

            crm.deliver(List.of(Mentions.revised(record, delivery, null)));
            assertThat(notes()).singleElement().satisfies(note -> assertThat(note)
                    .containsEntry("filename", "deleted.txt")
                    .containsEntry("description", "deleted by its author"));
        }
    }

    @Test
    void no_other_place_is_asked_and_no_redirect_is_followed() {
        try (Crm crm = lab.open(Map.of("attachments-from", origin))) {
            delivered(
                    crm,
                    with(
                            "http://127.0.0.1:1/inner.png",
                            origin.replace("127.0.0.1", "localhost") + "/other-name.png",
                            origin + "@evil.example/x.png",
                            origin + "/elsewhere/x.png"));

            assertThat(fetched).containsExactly("/elsewhere/x.png");
            assertThat(notes()).singleElement().satisfies(note -> assertThat(note.getOrDefault("filename", ""))
                    .isEmpty());
        }
    }

    @Test
    void without_the_option_links_stay_links() {
        try (Crm crm = lab.open(Map.of())) {
            delivered(crm, with(origin + "/media/crack.png"));
        }
        assertThat(fetched).isEmpty();
        assertThat(notes()).isEmpty();
        assertThatThrownBy(() -> lab.open(Map.of("attachments-from", "files.example")))
                .hasMessageContaining("https://files.mastodon.example");
    }
}
