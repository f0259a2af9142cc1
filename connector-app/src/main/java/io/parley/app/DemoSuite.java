package io.parley.app;

import io.parley.sandbox.suitecrm.SuiteSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** SuiteCRM in the demo. */
final class DemoSuite implements DemoCrm {

    private final SuiteSandbox suite;

    DemoSuite(int port, Path data) {
        suite = SuiteSandbox.start(port, data);
    }

    @Override
    public URI repUrl() {
        return suite.repUrl();
    }

    @Override
    public List<String> yaml() {
        return List.of(
                "type: suitecrm",
                "url: \"" + suite.url() + '"',
                "client-id: \"" + SuiteSandbox.OWN_CLIENT_ID + '"',
                "client-secret: \"${PARLEY_DEMO_CRM_SECRET}\"",
                "persona-to-contact: create",
                "replies-every: 1s");
    }

    @Override
    public String secret() {
        return SuiteSandbox.OWN_CLIENT_SECRET;
    }

    @Override
    public void close() {
        suite.close();
    }
}
