package io.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoFeedTest {

    private static final String OF_THE_FEED =
            "SELECT MessageKey__c, Case__c, Lead__c FROM ChannelMessage__c WHERE Channel__c = 'feed-1'";

    @TempDir
    Path folder;

    @Test
    void
            of_a_feed_with_fifty_entries_the_good_ones_become_records_the_malformed_ones_dead_letters_and_a_second_run_adds_none()
                    throws IOException {
        Path feed = Files.writeString(folder.resolve("feed.xml"), FiftyEntries.withFiveMalformed());
        int port = firstOfFourFreePorts();
        try (Demo demo = new Demo(folder, port, "--feed", feed.toString())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> demo.query(OF_THE_FEED).size() >= 45);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> demo.deadLetters().size() >= 5);
            assertThat(demo.query(OF_THE_FEED)).hasSize(45).allSatisfy(row -> assertThat(
                            row.path("Case__c").isNull() && row.path("Lead__c").isNull())
                    .isFalse());
            assertThat(reasons(demo.deadLetters())).isEqualTo(FiftyEntries.WHAT_IS_WRONG.size());
        }
        try (Demo again = new Demo(folder, port, "--feed", feed.toString())) {
            await("the second run has read the feed")
                    .during(Duration.ofSeconds(8))
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> {
                        assertThat(again.query(OF_THE_FEED)).hasSize(45);
                        assertThat(again.deadLetters()).hasSize(5);
                    });
        }
    }

    /** How many of the things that are wrong are named by some dead letter. */
    private static long reasons(JsonNode letters) {
        return FiftyEntries.WHAT_IS_WRONG.stream()
                .filter(wrong -> StreamSupport.stream(letters.spliterator(), false)
                        .anyMatch(letter -> letter.path("reason").asText().contains(wrong)))
                .count();
    }

    private static int firstOfFourFreePorts() throws IOException {
        for (int port = 21_000; port < 60_000; port += 7) {
            if (free(port) && free(port + 1) && free(port + 2) && free(port + 3)) {
                return port;
            }
        }
        throw new IOException("no four free ports in a row");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
