package io.parley.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.endtoend.OrdealCrm.Said;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
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

    private static final String H2 = "{ url: \"jdbc:h2:file:./data/parley\" }";

    @Test
    void kills_at_random_moments_lose_and_double_nothing_on_h2() {
        judge("H2", H2, new SalesforceOrdeal());
    }

    @Test
    void kills_at_random_moments_lose_and_double_nothing_on_postgresql() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
            judge("PostgreSQL", "{ url: \"" + url + "\", user: postgres, node-timeout: 2s }", new SalesforceOrdeal());
        }
    }

    @Test
    void kills_at_random_moments_lose_and_double_nothing_in_suitecrm() {
        // Each mention takes several calls there, so a quarter is hard enough.
        judge("SuiteCRM", H2, new SuiteOrdeal(), MENTIONS / 4, KILLS / 4);
    }

    @Test
    void kills_at_random_moments_lose_and_double_nothing_in_oracle_crm_on_demand() {
        // The service takes 20 requests a second, so an eighth is hard enough.
        judge("Oracle CRM On Demand", H2, new OracleOrdeal(), MENTIONS / 8, KILLS / 4);
    }

    private void judge(String name, String storeYaml, OrdealCrm crm) {
        judge(name, storeYaml, crm, MENTIONS, KILLS);
    }

    private void judge(String name, String storeYaml, OrdealCrm crm, int mentions, int kills) {
        System.out.printf("%s: %d mentions, %d kills, seed %d%n", name, mentions, kills, SEED);
        try (Ordeal ordeal = new Ordeal(folder, storeYaml, crm, mentions, SEED)) {
            ordeal.run(kills);
            List<Said> said = crm.said();
            Map<String, Long> replies = onTheSquare(ordeal);
            report(name, ordeal, said, replies);

            assertThat(OrdealCrm.byCustomer(said))
                    .as("mentions by customer, each once and in order")
                    .isEqualTo(new TreeMap<>(ordeal.posted));
            assertThat(casesOfSeveralCustomers(said))
                    .as("cases that hold two customers")
                    .isEmpty();
            assertThat(replies).as("replies on the square, each once").isEqualTo(each(ordeal.typed.values()));
            assertThat(crm.untold()).as("replies of which no rep was told").isZero();
        }
    }

    private static Map<String, Long> casesOfSeveralCustomers(List<Said> said) {
        Map<String, Long> customers = said.stream()
                .collect(Collectors.groupingBy(
                        Said::record,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Said::customer, Collectors.toSet()), set -> (long) set.size())));
        customers.values().removeIf(count -> count == 1);
        return customers;
    }

    private static Map<String, Long> onTheSquare(Ordeal ordeal) {
        return each(ordeal.answers());
    }

    private static Map<String, Long> each(Collection<String> texts) {
        return texts.stream().collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }

    private static void report(String name, Ordeal ordeal, List<Said> said, Map<String, Long> replies) {
        OrdealCrm.Counts counts = ordeal.crm.counts();
        System.out.printf(
                "%s: posted %d, in the CRM %d; cases %d of %d customers; replies typed %d, on the square %d (%d texts); CRM faults %d; CRM calls %d%n",
                name,
                ordeal.posted.values().stream().mapToInt(List::size).sum(),
                said.size(),
                ordeal.crm.cases(),
                ordeal.posted.size(),
                ordeal.typed.size(),
                replies.values().stream().mapToLong(Long::longValue).sum(),
                replies.size(),
                counts.faults(),
                counts.calls());
    }
}
