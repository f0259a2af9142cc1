package io.parley.app;

import io.parley.sandbox.oracle.OracleSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Oracle CRM On Demand in the demo. */
final class DemoOracle implements DemoCrm {

    private final OracleSandbox oracle;

    DemoOracle(int port, Path data) {
        oracle = OracleSandbox.start(port, data);
    }

    @Override
    public URI repUrl() {
        return oracle.repUrl();
    }

    @Override
    public List<String> yaml() {
        return List.of(
                "type: oracle-crm-on-demand",
                "url: \"" + oracle.url() + '"',
                "user: \"" + OracleSandbox.USER + '"',
                "password: \"${PARLEY_DEMO_CRM_SECRET}\"",
                "persona-to-contact: create",
                "replies-every: 1s");
    }

    @Override
    public String secret() {
        return OracleSandbox.PASSWORD;
    }

    @Override
    public void close() {
        oracle.close();
    }
}
