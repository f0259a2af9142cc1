package io.parley.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DurableTest {

    @TempDir
    Path data;

    @Test
    void records_are_found_again_as_they_were() {
        List<Map<String, Object>> before;
        try (Org61 org = new Org61(SalesforceSandbox.Options.on(0, data))) {
            String id = org.created("Case", Map.of("MentionKey__c", "k", "Subject", "ä💧", "IsEscalated", true));
            org.created(
                    "ChannelMessage__c",
                    Map.of(
                            "MessageKey__c",
                            "m",
                            "Direction__c",
                            "Inbound",
                            "Case__c",
                            id,
                            "Posted__c",
                            "2026-01-01T00:00:00.123Z"));
            org.sandbox.desk().close(id);
            org.sandbox.desk().closedAt(id, Instant.parse("2026-01-02T03:04:05Z"));
            org.sandbox.desk().delete("Case", org.created("Case", Map.of("Subject", "gone")));
            before = org.sandbox.records("Case");
        }
        try (Org61 org = new Org61(SalesforceSandbox.Options.on(0, data))) {
            assertThat(org.sandbox.records("Case")).isEqualTo(before).hasSize(1);
            assertThat(org.sandbox.records("Case").get(0)).containsEntry("ClosedDate", "2026-01-02T03:04:05.000+0000");
            assertThat(org.sandbox.records("ChannelMessage__c").get(0))
                    .containsEntry("Posted__c", "2026-01-01T00:00:00.123+0000");
            assertThat(org.upsert("Case", "MentionKey__c", "k", Map.of()).status())
                    .isEqualTo(200);
            org.created("Case", Map.of("Subject", "next"));
            assertThat(org.sandbox.records("Case").get(1)).containsEntry("CaseNumber", "00001003");
            assertThat(org.sandbox.count("User")).isEqualTo(2);
        }
    }

    /** A kill leaves the file as it is at that moment; a copy of the file of a running sandbox is the same. */
    @Test
    void what_was_answered_is_in_the_file_without_a_clean_stop() throws IOException {
        Path copy = Files.createDirectory(data.resolve("copy"));
        try (Org61 org = new Org61(SalesforceSandbox.Options.on(0, Files.createDirectory(data.resolve("live"))))) {
            for (int i = 0; i < 50; i++) {
                org.created("Case", Map.of("MentionKey__c", "k" + i));
            }
            try (Stream<Path> files = Files.list(data.resolve("live"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        try (Org61 again = new Org61(SalesforceSandbox.Options.on(0, copy))) {
            assertThat(again.sandbox.count("Case")).isEqualTo(50);
        }
    }
}
