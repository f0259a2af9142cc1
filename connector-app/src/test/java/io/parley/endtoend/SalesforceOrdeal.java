package io.parley.endtoend;

import io.parley.sandbox.Fault;
import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The stand-in of Salesforce in an {@link Ordeal}. */
final class SalesforceOrdeal implements OrdealCrm {

    private final SalesforceSandbox salesforce = SalesforceSandbox.start(0, null);

    SalesforceOrdeal() {
        salesforce.setAllowance(10_000_000);
    }

    @Override
    public List<String> yaml() {
        return List.of(
                "type: salesforce",
                "login-url: \"" + salesforce.url() + '"',
                "client-id: \"" + SalesforceSandbox.CLIENT_ID + '"',
                "client-secret: \"${CRM_SECRET}\"",
                "replies-every: 500ms");
    }

    @Override
    public String secret() {
        return SalesforceSandbox.CLIENT_SECRET;
    }

    @Override
    public void fivePercentFaults(long seed) {
        salesforce.faults().seed(seed);
        salesforce
                .faults()
                .chance(0.02, Fault.SAVE_THEN_DROP)
                .chance(0.01, Fault.DROP)
                .chance(0.01, Fault.UNAVAILABLE)
                .chance(0.01, Fault.ROW_LOCKED);
    }

    private List<Map<String, Object>> messages(String direction) {
        return salesforce.records("ChannelMessage__c").stream()
                .filter(row -> direction.equals(row.get("Direction__c")))
                .toList();
    }

    @Override
    public List<Said> said() {
        return messages("Inbound").stream()
                .map(row -> new Said(
                        OrdealCrm.customer(String.valueOf(row.get("Url__c"))),
                        String.valueOf(row.get("Body__c")),
                        String.valueOf(row.get("Case__c"))))
                .toList();
    }

    @Override
    public long cases() {
        return salesforce.count("Case");
    }

    @Override
    public String answer(Random random, String text) {
        List<Map<String, Object>> cases = salesforce.records("Case");
        String id = String.valueOf(cases.get(random.nextInt(cases.size())).get("Id"));
        return salesforce.desk().reply(id, text);
    }

    @Override
    public long untold() {
        return messages("Outbound").stream()
                .filter(row -> !"SENT".equals(row.get("Status__c")))
                .count();
    }

    @Override
    public Counts counts() {
        long faults = Arrays.stream(Fault.Kind.values())
                .mapToLong(salesforce.faults()::hits)
                .sum();
        return new Counts(faults, salesforce.calls().total());
    }

    @Override
    public void close() {
        salesforce.close();
    }
}
