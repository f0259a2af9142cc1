package io.parley.app;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Time that passed, on the wall and on this process's CPUs.
 *
 * @param wallNanos nanoseconds
 * @param cpuNanos nanoseconds, of all threads
 */
record BenchClock(long wallNanos, long cpuNanos) {

    static BenchClock now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new BenchClock(System.nanoTime(), system.getProcessCpuTime());
    }

    BenchClock since(BenchClock begin) {
        return new BenchClock(wallNanos - begin.wallNanos, cpuNanos - begin.cpuNanos);
    }
}
