package io.parley.app;

import io.parley.sandbox.salesforce.SalesforceSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Salesforce in the demo. */
final class DemoSalesforce implements DemoCrm {

    private final SalesforceSandbox salesforce;

    DemoSalesforce(int port, Path data) {
        salesforce = SalesforceSandbox.start(port, data);
        // Nobody gives back a stand-in's daily allowance at midnight.
        salesforce.setAllowance(Integer.MAX_VALUE);
    }

    @Override
    public URI repUrl() {
        return salesforce.repUrl();
    }

    @Override
    public List<String> yaml() {
        return List.of(
                "type: salesforce",
                "login-url: \"" + salesforce.url() + '"',
                "client-id: \"" + SalesforceSandbox.CLIENT_ID + '"',
                "client-secret: \"${PARLEY_DEMO_CRM_SECRET}\"",
                "replies-every: 1s",
                "sweep-every: 2s",
                "pubsub-host: 127.0.0.1",
                "pubsub-port: " + salesforce.pubSub().port());
    }

    @Override
    public String secret() {
        return SalesforceSandbox.CLIENT_SECRET;
    }

    @Override
    public void close() {
        salesforce.close();
    }
}
