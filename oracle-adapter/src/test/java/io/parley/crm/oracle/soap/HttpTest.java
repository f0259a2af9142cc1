package io.parley.crm.oracle.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.parley.crm.oracle.soap.Http.NoAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("hostile")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpTest {

    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/redirect", call -> {
            call.getResponseHeaders().add("Location", url + "/elsewhere");
            call.sendResponseHeaders(302, -1);
            call.close();
        });
        server.createContext("/endless", call -> {
            call.sendResponseHeaders(200, 0);
            byte[] piece = new byte[64 * 1024];
            try (OutputStream body = call.getResponseBody()) {
                for (long i = 0; i < 200 * 16; i++) {
                    body.write(piece);
                    sent.addAndGet(piece.length);
                }
            }
        });
        server.createContext("/drip", call -> {
            call.sendResponseHeaders(200, 0);
            try (OutputStream body = call.getResponseBody()) {
                while (!end.await(50, TimeUnit.MILLISECONDS)) {
                    body.write('x');
                    body.flush();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_redirect_is_not_followed_since_a_password_must_not_go_elsewhere() throws NoAnswer {
        Http.Answer answer = new Http(Duration.ofSeconds(20)).post(url + "/redirect", Map.of(), "secret");

        assertThat(answer.status()).isEqualTo(302);
    }

    @Test
    void an_answer_of_200_mb_is_given_up_after_16() {
        assertThatThrownBy(() -> new Http(Duration.ofSeconds(60)).post(url + "/endless", Map.of(), ""))
                .isInstanceOfSatisfying(
                        NoAnswer.class, given -> assertThat(given.sent()).isTrue())
                .hasMessage("answers more than 16 MB");
        assertThat(sent.get()).isLessThan(64L * 1024 * 1024);
    }

    @Test
    void an_answer_that_drips_without_end_is_not_waited_for() {
        assertThatThrownBy(() -> new Http(Duration.ofMillis(700)).post(url + "/drip", Map.of(), ""))
                .isInstanceOfSatisfying(
                        NoAnswer.class, given -> assertThat(given.sent()).isTrue())
                .hasMessage("gave no answer in time");
    }

    @Test
    void where_nobody_listens_nothing_was_sent() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThatThrownBy(() -> new Http(Duration.ofSeconds(20)).post("http://127.0.0.1:" + free, Map.of(), ""))
                .isInstanceOfSatisfying(
                        NoAnswer.class, given -> assertThat(given.sent()).isFalse())
                .hasMessageContaining("ConnectException");
    }
}
