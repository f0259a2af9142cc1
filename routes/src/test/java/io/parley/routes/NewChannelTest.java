package io.parley.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parley.channel.Publication;
import io.parley.model.Mention;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.testkit.PaperInbox;
import io.parley.testkit.RunningChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/integrator/new-channel.md says. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewChannelTest {

    private static final Path PAGE = Path.of("../docs/integrator/new-channel.md");
    private static final Pattern FILE = Pattern.compile("```(?:yaml|jq)\n# (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final String ENTRY =
            "{\"id\":%d,\"by\":{\"id\":\"u%d\",\"name\":\"Ann\"},\"text\":\"Open on Sundays?\","
                    + "\"at\":\"2026-03-02T09:15:3%dZ\"}";

    @TempDir
    Path own;

    private final List<String> answers = new CopyOnWriteArrayList<>();

    @Test
    void the_guest_book_of_the_page_is_read_and_answered() throws IOException {
        writeFolder();
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/entries", this::serve);
        site.start();
        PaperInbox inbox = new PaperInbox();
        Map<String, String> options = Map.of(
                "server", "http://127.0.0.1:" + site.getAddress().getPort(), "token", "guest-token", "every", "100ms");
        CamelRig rig = new CamelRig(ChannelTypes.with(List.of(own)));
        try (RunningChannel running = rig.start("book", "guestbook", options, inbox)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> inbox.mentions().size() == 2);
            assertThat(inbox.malformed()).isEmpty();
            Mention target = inbox.mentions().get(1);
            assertThat(target.content()).isEqualTo("Open on Sundays?");
            RecordRef record = new RecordRef("support", RecordKind.CASE, "1", null, null);
            Reply reply =
                    new Reply("n1", record, "Yes, from ten.", "Rita", Instant.parse("2026-03-02T10:00:00Z"), null);
            assertThat(running.channel().publish(reply, target)).isInstanceOf(Publication.Published.class);
            assertThat(answers).containsExactly("/entries/2/answers Bearer guest-token {\"text\":\"Yes, from ten.\"}");
        } finally {
            site.stop(0);
        }
    }

    private void writeFolder() throws IOException {
        Path folder = Files.createDirectories(own.resolve("guestbook"));
        Matcher file = FILE.matcher(Files.readString(PAGE));
        while (file.find()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        assertThat(folder).isDirectoryContaining("glob:**/mention.jq");
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            String answer = "{\"entries\":[" + ENTRY.formatted(2, 2, 2) + "," + ENTRY.formatted(1, 1, 1) + "]}";
            if (call.getRequestMethod().equals("POST")) {
                answers.add(
                        call.getRequestURI() + " " + call.getRequestHeaders().getFirst("Authorization") + " "
                                + new String(call.getRequestBody().readAllBytes(), UTF_8));
                answer = "{\"id\":9,\"url\":\"http://book.example/9\",\"at\":\"2026-03-02T10:00:01Z\"}";
            } else if (call.getRequestURI().toString().contains("before")) {
                answer = "{\"entries\":[]}";
            }
            byte[] bytes = answer.getBytes(UTF_8);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
        }
    }
}
