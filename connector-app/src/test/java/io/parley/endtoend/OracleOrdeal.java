package io.parley.endtoend;

import io.parley.sandbox.Fault;
import io.parley.sandbox.oracle.OracleSandbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The stand-in for Oracle CRM On Demand in an {@link Ordeal}: reps answer by notes on a service request. */
final class OracleOrdeal implements OrdealCrm {

    private static final String REQUESTS = "ServiceRequest";
    private static final String BELOW = "\n\n— ";

    private final OracleSandbox oracle = OracleSandbox.start(0, null);

    @Override
    public List<String> yaml() {
        return List.of(
                "type: oracle-crm-on-demand",
                "url: \"" + oracle.url() + '"',
                "user: \"" + OracleSandbox.USER + '"',
                "password: \"${CRM_SECRET}\"",
                "replies-every: 500ms");
    }

    @Override
    public String secret() {
        return OracleSandbox.PASSWORD;
    }

    @Override
    public void fivePercentFaults(long seed) {
        oracle.faults().seed(seed);
        oracle.faults()
                .chance(0.02, Fault.SAVE_THEN_DROP)
                .chance(0.02, Fault.DROP)
                .chance(0.01, Fault.UNAVAILABLE);
    }

    @Override
    public List<Said> said() {
        List<Said> said = new ArrayList<>();
        for (Map<String, String> note : oracle.records("Note")) {
            String text = note.getOrDefault("Description", "");
            int below = text.lastIndexOf(BELOW);
            if (below >= 0) {
                said.add(new Said(
                        OrdealCrm.customer(text.substring(below)), text.substring(0, below), note.get("SourceId")));
            }
        }
        return said;
    }

    @Override
    public long cases() {
        return oracle.count(REQUESTS);
    }

    @Override
    public String answer(Random random, String text) {
        List<Map<String, String>> requests = oracle.records(REQUESTS);
        String id = requests.get(random.nextInt(requests.size())).get("Id");
        return oracle.desk().note(REQUESTS, id, text, false);
    }

    @Override
    public long untold() {
        long answers = 0;
        long told = 0;
        for (Map<String, String> note : oracle.records("Note")) {
            String text = note.getOrDefault("Description", "");
            boolean published = text.startsWith("Published ");
            told += published ? 1 : 0;
            answers += !published && !text.contains(BELOW) ? 1 : 0;
        }
        return answers - told;
    }

    @Override
    public Counts counts() {
        long faults = Arrays.stream(Fault.Kind.values())
                .mapToLong(oracle.faults()::hits)
                .sum();
        return new Counts(faults, oracle.calls().total());
    }

    @Override
    public void close() {
        oracle.close();
    }
}
