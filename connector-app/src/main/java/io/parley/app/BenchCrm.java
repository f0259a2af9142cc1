package io.parley.app;

import io.parley.sandbox.Fault;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.io.IOException;
import java.time.Duration;

/** The benchmark's CRM, in a process of its own so that its work is not counted as Parley's. Ends when its input does. */
final class BenchCrm {

    private BenchCrm() {}

    /** @param arguments how many milliseconds each answer takes */
    public static void main(String[] arguments) throws IOException {
        try (SalesforceSandbox salesforce = SalesforceSandbox.start(0, null)) {
            salesforce.setAllowance(Integer.MAX_VALUE);
            Duration latency = Duration.ofMillis(Long.parseLong(arguments[0]));
            if (!latency.isZero()) {
                salesforce.faults().chance(1, Fault.slow(latency));
            }
            System.out.println(salesforce.url());
            int command = System.in.read();
            while (command >= 0) {
                System.out.println(salesforce.calls().total() + " " + salesforce.count("ChannelMessage__c") + " "
                        + salesforce.count("Case"));
                command = System.in.read();
            }
        }
    }
}
