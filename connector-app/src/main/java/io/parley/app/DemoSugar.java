package io.parley.app;

import io.parley.sandbox.sugar.SugarSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Commercial Sugar in the demo. */
final class DemoSugar implements DemoCrm {

    private final SugarSandbox sugar;

    DemoSugar(int port, Path data) {
        sugar = SugarSandbox.start(port, data);
    }

    @Override
    public URI repUrl() {
        return sugar.repUrl();
    }

    @Override
    public List<String> yaml() {
        return List.of(
                "type: sugarcrm",
                "url: \"" + sugar.url() + '"',
                "user: " + SugarSandbox.ADMIN,
                "password: \"${PARLEY_DEMO_CRM_SECRET}\"",
                "replies-every: 1s");
    }

    @Override
    public String secret() {
        return SugarSandbox.PASSWORD;
    }

    @Override
    public void close() {
        sugar.close();
    }
}
