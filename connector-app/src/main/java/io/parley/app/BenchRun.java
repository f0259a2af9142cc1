package io.parley.app;

import java.time.Duration;

/** One thing to measure. */
@FunctionalInterface
interface BenchRun {

    BenchResult run(String name, Duration latency, BenchProcess crm);
}
