package io.parley.app;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param perSecond mentions that reached the CRM in a second
 * @param cpuMillis CPU time of this process for each mention, in milliseconds
 * @param callsPerThousand calls to the CRM for 1,000 mentions
 * @param latencyMillis what the CRM takes for each answer
 */
record BenchResult(
        String name, long latencyMillis, int mentions, double perSecond, double cpuMillis, double callsPerThousand) {

    static BenchResult of(String name, Duration latency, int mentions, BenchClock took, long calls) {
        return new BenchResult(
                name,
                latency.toMillis(),
                mentions,
                mentions / (took.wallNanos() / 1e9),
                took.cpuNanos() / 1e6 / mentions,
                calls * 1000.0 / mentions);
    }

    static String table(List<BenchResult> results) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                "%-20s %8s %10s %12s %16s %18s%n",
                "", "CRM ms", "mentions", "mentions/s", "CPU ms/mention", "calls per 1,000"));
        for (BenchResult result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-20s %8d %10d %12.0f %16.2f %18.1f%n",
                    result.name,
                    result.latencyMillis,
                    result.mentions,
                    result.perSecond,
                    result.cpuMillis,
                    result.callsPerThousand));
        }
        return table.toString();
    }
}
