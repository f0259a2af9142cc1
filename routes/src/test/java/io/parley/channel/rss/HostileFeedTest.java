package io.parley.channel.rss;

import static io.parley.channel.rss.FeedReaderTest.json;
import static io.parley.channel.rss.FeedReaderTest.problems;
import static io.parley.channel.rss.FeedReaderTest.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileFeedTest {

    private static final String ITEMS = "<rss><channel><item><guid>1</guid><title>good</title></item>"
            + "<item><guid>2</guid><title>bad %s</title></item></channel></rss>";

    @Test
    void a_file_of_this_machine_is_never_read_into_an_entry(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "top-secret-words");
        List<FeedItem> items = read("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>"
                + ITEMS.formatted("&x;"));
        assertThat(items.toString()).doesNotContain("top-secret-words");
        assertThat(json(items)).hasSize(1);
        assertThat(problems(items)).singleElement().asString().contains("\"bad", "\"x\"");
    }

    @Test
    void nothing_is_fetched_because_a_document_type_or_an_entity_says_so() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            List<FeedItem> items = read("<!DOCTYPE rss SYSTEM '" + url + "' [<!ENTITY % p SYSTEM '" + url
                    + "'> %p; <!ENTITY x SYSTEM '" + url + "'>]>" + ITEMS.formatted("&x;"));
            read("<!DOCTYPE rss SYSTEM '" + url + "'>" + ITEMS.formatted(""));
            read("<rss xmlns:xi='http://www.w3.org/2001/XInclude'><channel><item><guid>1</guid><title>t</title>"
                    + "<xi:include href='" + url + "'/></item></channel></rss>");
            assertThat(json(items)).hasSize(1);
            assertThat(calls).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Timeout(20)
    void an_entity_bomb_does_not_go_off() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" '")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        List<FeedItem> items = read(bomb + "]>" + ITEMS.formatted("&a39;"));
        assertThat(json(items)).hasSize(1);
        assertThat(problems(items)).singleElement().asString().contains("a39");
    }

    @Test
    @Timeout(60)
    void a_feed_of_the_largest_size_is_read_with_little_more_memory_than_it_has_bytes() {
        String entry =
                "<item><guid>%d</guid><title>t</title><description>" + "words ".repeat(300) + "</description></item>";
        StringBuilder feed = new StringBuilder("<rss><channel>");
        for (int i = 0; feed.length() < 19 * 1024 * 1024; i++) {
            feed.append(entry.formatted(i));
        }
        byte[] document = feed.append("</channel></rss>").toString().getBytes(UTF_8);
        feed.setLength(0);
        feed.trimToSize();
        MemoryPoolPeak.reset();
        List<FeedItem> items = FeedReaderTest.read(document, null);
        assertThat(items).hasSizeGreaterThan(10_000);
        assertThat(MemoryPoolPeak.megabytes()).isLessThan(500);
    }

    /** The most heap that was in use, garbage included. */
    private static final class MemoryPoolPeak {

        static void reset() {
            System.gc();
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        }

        static long megabytes() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getType() == MemoryType.HEAP)
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    / (1024 * 1024);
        }
    }

    @Test
    void nesting_has_an_end() {
        List<FeedItem> items =
                read("<rss><channel><item><guid>1</guid><title>t</title><description>" + "<b>".repeat(5000)
                        + "</b>".repeat(5000) + "</description></item><item><guid>2</guid><title>fine</title></item>"
                        + "</channel></rss>");
        assertThat(json(items)).hasSize(1);
        assertThat(problems(items)).singleElement().asString().contains("nested deeper than 100");
    }

    @Test
    @Timeout(60)
    void a_feed_made_to_keep_us_busy_is_read_in_one_pass() {
        String[] traps = {
            "<![CDATA[", "<!--", "<item ", "<item><![CDATA[", "</item>   ", "<title>", "<item/>", "]]><![CDATA["
        };
        for (String trap : traps) {
            long begun = System.nanoTime();
            byte[] feed = ("<rss><channel>" + trap.repeat(2_000_000 / trap.length())).getBytes(UTF_8);
            try {
                FeedReader.read(feed, null, URI.create("https://blog.example/feed"));
            } catch (NotAFeed givenUp) {
                assertThat(givenUp).hasMessageContaining("more than 1000");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(trap).isLessThan(Duration.ofSeconds(10));
        }
    }
}
