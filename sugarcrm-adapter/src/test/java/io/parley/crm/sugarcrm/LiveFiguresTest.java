package io.parley.crm.sugarcrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.crm.sugarcrm.api.Access;
import io.parley.crm.sugarcrm.api.Change;
import io.parley.crm.sugarcrm.api.NewBean;
import io.parley.crm.sugarcrm.api.Saved;
import io.parley.crm.sugarcrm.v8.V8Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a real SuiteCRM takes for cases one by one and some at once. Printed; no machine is like another. */
@Tag("live-suitecrm")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiveFiguresTest {

    private static final int CASES = 100;

    @Test
    void a_hundred_cases_one_by_one_and_four_at_once() {
        double alone = seconds(1);
        double together = seconds(4);

        System.out.printf(
                "%d cases by V8: one by one %.1f s (%.1f/s), four at once %.1f s (%.1f/s)%n",
                CASES, alone, CASES / alone, together, CASES / together);
    }

    private static double seconds(int parallel) {
        List<NewBean> beans = IntStream.range(0, CASES)
                .mapToObj(i -> new NewBean("Cases", UUID.randomUUID().toString(), Map.of("name", "Figure " + i)))
                .toList();
        Access access = new Access(
                LiveAdmin.set("SUITECRM_URL"),
                LiveAdmin.set("SUITECRM_CLIENT_ID"),
                LiveAdmin.set("SUITECRM_CLIENT_SECRET"),
                LiveAdmin.set("SUITECRM_USER"),
                LiveAdmin.set("SUITECRM_PASSWORD"),
                null,
                null,
                parallel,
                Duration.ofSeconds(60));
        try (V8Server server = new V8Server(access)) {
            server.self();
            long before = System.nanoTime();
            assertThat(server.create(beans)).allMatch(Saved.Done.class::isInstance);
            double took = (System.nanoTime() - before) / 1e9;
            server.change(beans.stream()
                    .map(bean -> new Change("Cases", bean.key(), Map.of("deleted", "1")))
                    .toList());
            return took;
        }
    }
}
