package io.parley.channel.rss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parley.channel.ChannelFailure;
import io.parley.model.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedFetchTest {

    private static final String FEED = "<rss><channel/></rss>";

    private final FeedFetch fetch = new FeedFetch(Duration.ofSeconds(10));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** Answers a request. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void what_is_said_in_the_second_of_the_last_change_is_not_taken_for_unchanged() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        on("/feed", exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
            exchange.getResponseHeaders().add("ETag", "\"of-this-second\"");
            exchange.getResponseHeaders()
                    .add(
                            "Last-Modified",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
            send(exchange, 200, FEED.getBytes(UTF_8));
        });

        String memo = fetch.fetch(url("/feed"), none("/feed")).validators().write();
        fetch.fetch(url("/feed"), Validators.read(memo, url("/feed").toString()));

        assertThat(asked).containsExactly("null", "null");
    }

    @Test
    void an_unchanged_feed_is_not_sent_again() throws IOException {
        on("/feed", exchange -> {
            exchange.getResponseHeaders().add("ETag", "W/\"7\"");
            exchange.getResponseHeaders().add("Last-Modified", "Tue, 24 Nov 2020 19:28:41 GMT");
            exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=\"utf-8\"");
            boolean same = "W/\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    && "Tue, 24 Nov 2020 19:28:41 GMT"
                            .equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            send(exchange, same ? 304 : 200, FEED.getBytes(UTF_8));
        });
        FeedFetch.Fetched first = fetch.fetch(url("/feed"), none("/feed"));
        assertThat(first).isNotNull();
        assertThat(first.charset()).isEqualTo("utf-8");
        String memo = first.validators().write();
        assertThat(fetch.fetch(url("/feed"), Validators.read(memo, url("/feed").toString())))
                .isNull();
        assertThat(Validators.read(memo, "https://another.example/").etag()).isNull();
        assertThat(Validators.read("{broken", "x").etag()).isNull();
    }

    @Test
    void a_server_without_validators_costs_the_transfer_but_no_reading() throws IOException {
        on("/feed", exchange -> send(exchange, 200, FEED.getBytes(UTF_8)));
        FeedFetch.Fetched first = fetch.fetch(url("/feed"), none("/feed"));
        assertThat(first).isNotNull();
        assertThat(fetch.fetch(url("/feed"), first.validators())).isNull();
    }

    @Test
    void redirects_are_followed_but_not_for_ever_and_not_anywhere() throws IOException {
        on("/old", exchange -> redirect(exchange, "/feed"));
        on("/feed", exchange -> send(exchange, 200, FEED.getBytes(UTF_8)));
        on("/round", exchange -> redirect(exchange, "/round"));
        on("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        on("/ftp", exchange -> redirect(exchange, "ftp://127.0.0.1/x"));
        FeedFetch.Fetched moved = fetch.fetch(url("/old"), none("/old"));
        assertThat(moved).isNotNull();
        assertThat(moved.address()).isEqualTo(url("/feed"));
        assertThat(blocked("/round")).contains("redirects more than 5 times");
        assertThat(blocked("/file")).contains("another protocol");
        assertThat(blocked("/ftp")).contains("another protocol");
    }

    @Test
    void only_the_admin_may_point_into_the_inner_network() {
        URI outside = URI.create("http://192.0.2.1/feed");
        for (String inner : new String[] {
            "http://127.0.0.1/",
            "http://10.1.2.3/",
            "http://169.254.169.254/latest",
            "http://[::1]/",
            "http://[fd00::1]/",
            "http://100.64.0.1/",
            "http://0.0.0.0/"
        }) {
            assertThatThrownBy(() -> FeedAddress.redirected(outside, outside, inner))
                    .as(inner)
                    .isInstanceOf(FeedAddress.RedirectRefused.class)
                    .hasMessageContaining("inner network");
        }
        assertThatThrownBy(() -> FeedAddress.redirected(
                        URI.create("https://192.0.2.1/"), URI.create("https://192.0.2.1/"), "http://192.0.2.2/"))
                .hasMessageContaining("from https to http");
        assertThatThrownBy(() -> FeedAddress.of("file:///etc/passwd")).hasMessageContaining("no http or https address");
    }

    @Test
    void what_is_too_large_is_not_taken_in() {
        AtomicLong sent = new AtomicLong();
        on("/huge", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1024 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 200; i++) {
                    out.write(part);
                    sent.addAndGet(part.length);
                }
            }
        });
        on("/bomb", exchange -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
                byte[] part = new byte[1024 * 1024];
                for (int i = 0; i < 100; i++) {
                    zip.write(part);
                }
            }
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            send(exchange, 200, packed.toByteArray());
        });
        assertThat(blocked("/huge")).contains("larger than 20 MB");
        assertThat(sent.get()).isLessThan(60L * 1024 * 1024);
        assertThat(blocked("/bomb")).contains("larger than 20 MB");
    }

    @Test
    @Timeout(20)
    void a_server_that_drips_does_not_hold_us() {
        CountDownLatch over = new CountDownLatch(1);
        on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('<');
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        FeedFetch hasty = new FeedFetch(Duration.ofSeconds(1));
        assertThatThrownBy(() -> hasty.fetch(url("/drip"), none("/drip")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 1 seconds");
        over.countDown();
    }

    @Test
    void who_must_act_is_told_apart() {
        on("/gone", exchange -> send(exchange, 404, new byte[0]));
        on("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "120");
            send(exchange, 503, new byte[0]);
        });
        assertThat(blocked("/gone")).contains("answered 404");
        assertThatThrownBy(() -> fetch.fetch(url("/busy"), none("/busy")))
                .isInstanceOfSatisfying(ChannelFailure.class, failure -> assertThat(failure.outcome())
                        .isEqualTo(new Outcome.Retry("127.0.0.1 answered 503", Duration.ofSeconds(120))));
    }

    private String blocked(String path) {
        try {
            fetch.fetch(url(path), none(path));
            throw new AssertionError(path + " was fetched");
        } catch (ChannelFailure failure) {
            assertThat(failure.outcome()).isInstanceOf(Outcome.Blocked.class);
            return failure.outcome().reason();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private void on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Validators none(String path) {
        return Validators.read(null, url(path).toString());
    }

    private static void redirect(HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().add("Location", where);
        send(exchange, 302, null);
    }

    private static void send(HttpExchange exchange, int status, byte @Nullable [] body) throws IOException {
        boolean empty = body == null || body.length == 0 || status == 304;
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }
}
