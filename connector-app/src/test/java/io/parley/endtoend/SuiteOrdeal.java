package io.parley.endtoend;

import io.parley.sandbox.Fault;
import io.parley.sandbox.suitecrm.SuiteSandbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The stand-in of SuiteCRM in an {@link Ordeal}: reps answer in the thread of a case. */
final class SuiteOrdeal implements OrdealCrm {

    private static final String UPDATES = "AOP_Case_Updates";
    private static final String BELOW = "\n\n— ";

    private final SuiteSandbox suite = SuiteSandbox.start(0, null);

    @Override
    public List<String> yaml() {
        return List.of(
                "type: suitecrm",
                "url: \"" + suite.url() + '"',
                "client-id: \"" + SuiteSandbox.OWN_CLIENT_ID + '"',
                "client-secret: \"${CRM_SECRET}\"",
                "replies-every: 500ms");
    }

    @Override
    public String secret() {
        return SuiteSandbox.OWN_CLIENT_SECRET;
    }

    @Override
    public void fivePercentFaults(long seed) {
        suite.faults().seed(seed);
        suite.faults()
                .chance(0.02, Fault.SAVE_THEN_DROP)
                .chance(0.01, Fault.DROP)
                .chance(0.01, Fault.UNAVAILABLE)
                .chance(0.01, Fault.SESSION_EXPIRED);
    }

    @Override
    public List<Said> said() {
        List<Said> said = new ArrayList<>();
        for (Map<String, String> update : suite.records(UPDATES)) {
            String text = suite.shown(UPDATES, update.get("id"), "description");
            int below = text.lastIndexOf(BELOW);
            if (below >= 0) {
                said.add(new Said(
                        OrdealCrm.customer(text.substring(below)), text.substring(0, below), update.get("case_id")));
            }
        }
        return said;
    }

    @Override
    public long cases() {
        return suite.records("Cases").size();
    }

    @Override
    public String answer(Random random, String text) {
        List<Map<String, String>> cases = suite.records("Cases");
        return suite.desk().write(cases.get(random.nextInt(cases.size())).get("id"), text, false);
    }

    @Override
    public long untold() {
        long answers = 0;
        long told = 0;
        for (Map<String, String> update : suite.records(UPDATES)) {
            String text = suite.shown(UPDATES, update.get("id"), "description");
            boolean published = text.startsWith("Published ");
            told += published ? 1 : 0;
            answers += !published && !text.contains(BELOW) ? 1 : 0;
        }
        return answers - told;
    }

    @Override
    public Counts counts() {
        long faults = Arrays.stream(Fault.Kind.values())
                .mapToLong(suite.faults()::hits)
                .sum();
        return new Counts(faults, suite.calls().total());
    }

    @Override
    public void close() {
        suite.close();
    }
}
