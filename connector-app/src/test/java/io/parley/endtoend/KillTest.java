package io.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("torture")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillTest {

    private static final int MENTIONS = Integer.getInteger("parley.kill.mentions", 2000);
    private static final int KILLS = Integer.getInteger("parley.kill.kills", 50);
    private static final long SEED = Long.getLong("parley.kill.seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void kills_at_random_moments_lose_and_double_nothing_on_h2() {
        judge("H2", "{ url: \"jdbc:h2:file:./data/parley\" }");
    }

    @Test
    void kills_at_random_moments_lose_and_double_nothing_on_postgresql() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
            judge("PostgreSQL", "{ url: \"" + url + "\", user: postgres, node-timeout: 2s }");
        }
    }

    private void judge(String store, String storeYaml) {
        System.out.printf("%s: %d mentions, %d kills, seed %d%n", store, MENTIONS, KILLS, SEED);
        try (Ordeal ordeal = new Ordeal(folder, storeYaml, MENTIONS, SEED)) {
            ordeal.run(KILLS);
            List<Map<String, Object>> messages = ordeal.world.salesforce.records("ChannelMessage__c");
            Map<String, List<String>> arrived = byCustomer(messages);
            Map<String, Long> replies = onTheSquare(ordeal);
            report(store, ordeal, messages, replies);

            assertThat(arrived)
                    .as("mentions by customer, each once and in order")
                    .isEqualTo(new TreeMap<>(ordeal.posted));
            assertThat(casesOfSeveralCustomers(messages))
                    .as("cases that hold two customers")
                    .isEmpty();
            assertThat(replies).as("replies on the square, each once").isEqualTo(each(ordeal.typed.values()));
            assertThat(messages)
                    .filteredOn(row -> "Outbound".equals(row.get("Direction__c")))
                    .allSatisfy(row -> assertThat(row.get("Status__c")).isEqualTo("SENT"));
        }
    }

    /** Texts by customer in the order in which the CRM made the rows, which ids show. */
    private static Map<String, List<String>> byCustomer(List<Map<String, Object>> messages) {
        Map<String, List<String>> byCustomer = new TreeMap<>();
        messages.stream()
                .filter(row -> "Inbound".equals(row.get("Direction__c")))
                .forEach(row -> byCustomer
                        .computeIfAbsent(customer(row), key -> new ArrayList<>())
                        .add(String.valueOf(row.get("Body__c"))));
        return byCustomer;
    }

    private static String customer(Map<String, Object> row) {
        return String.valueOf(row.get("Url__c")).replaceAll(".*/@([^/]+)/.*", "$1");
    }

    private static Map<String, Long> casesOfSeveralCustomers(List<Map<String, Object>> messages) {
        Map<String, Long> customers = messages.stream()
                .filter(row -> "Inbound".equals(row.get("Direction__c")))
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.get("Case__c")),
                        Collectors.collectingAndThen(
                                Collectors.mapping(KillTest::customer, Collectors.toSet()), set -> (long) set.size())));
        customers.values().removeIf(count -> count == 1);
        return customers;
    }

    private static Map<String, Long> onTheSquare(Ordeal ordeal) {
        return ordeal.world.answers().stream()
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> each(java.util.Collection<String> texts) {
        return texts.stream().collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }

    private static void report(
            String store, Ordeal ordeal, List<Map<String, Object>> messages, Map<String, Long> replies) {
        long inbound = messages.stream()
                .filter(row -> "Inbound".equals(row.get("Direction__c")))
                .count();
        long faults = java.util.Arrays.stream(io.parley.sandbox.Fault.Kind.values())
                .mapToLong(ordeal.world.salesforce.faults()::hits)
                .sum();
        System.out.printf(
                "%s: posted %d, in the CRM %d; cases %d of %d customers; replies typed %d, on the square %d (%d texts); CRM faults %d; CRM calls %d%n",
                store,
                MENTIONS,
                inbound,
                ordeal.world.salesforce.count("Case"),
                ordeal.posted.size(),
                ordeal.typed.size(),
                replies.values().stream().mapToLong(Long::longValue).sum(),
                replies.size(),
                faults,
                ordeal.world.salesforce.calls().total());
    }
}
