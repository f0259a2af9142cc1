package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.sandbox.Http;
import io.parley.sandbox.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillTest {

    @TempDir
    Path data;

    /** The process that is killed. */
    static final class Victim {
        public static void main(String[] args) throws InterruptedException {
            System.out.println(SalesforceSandbox.start(0, Path.of(args[0])).url());
            Thread.currentThread().join();
        }
    }

    @Test
    @Timeout(150)
    void whatever_was_answered_before_a_kill_is_there_after_it() throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> answered = ConcurrentHashMap.newKeySet();
        try {
            writeUntilKilled(victim, answered);
        } finally {
            victim.destroyForcibly().waitFor();
        }
        try (SalesforceSandbox again = SalesforceSandbox.start(0, data)) {
            assertThat(answered).hasSizeGreaterThanOrEqualTo(150);
            assertThat(again.records("Case"))
                    .extracting(row -> row.get("MentionKey__c"))
                    .containsAll(answered)
                    .doesNotHaveDuplicates();
        }
    }

    private static void writeUntilKilled(Process victim, Set<String> answered)
            throws IOException, InterruptedException {
        URI url = url(victim);
        Http http = new Http(url, login(url));
        AtomicInteger number = new AtomicInteger();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            writers.execute(() -> write(victim, http, number, answered));
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(100, TimeUnit.SECONDS)).isTrue();
    }

    private static void write(Process victim, Http http, AtomicInteger number, Set<String> answered) {
        try {
            while (true) {
                String key = "k" + number.incrementAndGet();
                Http.Reply reply =
                        http.patch(Org61.BASE + "/sobjects/Case/MentionKey__c/" + key, Map.of("Subject", key));
                assertThat(reply.status()).isEqualTo(201);
                answered.add(key);
                if (answered.size() == 150) {
                    victim.destroyForcibly();
                }
            }
        } catch (UncheckedIOException killed) {
            assertThat(answered).hasSizeGreaterThan(100);
        }
    }

    private static URI url(Process victim) throws IOException {
        BufferedReader out = victim.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("http://")) {
                return URI.create(line);
            }
        }
        throw new IOException("The sandbox did not start");
    }

    private static String login(URI url) {
        Http.Reply reply = new Http(url, null)
                .post(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id=" + SalesforceSandbox.CLIENT_ID + "&client_secret="
                                + SalesforceSandbox.CLIENT_SECRET);
        return Json.read(reply.text()).path("access_token").asText();
    }
}
