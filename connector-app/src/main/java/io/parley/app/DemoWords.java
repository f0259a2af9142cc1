package io.parley.app;

import java.net.URI;
import java.nio.file.Path;

/** What the demo prints when it is ready. */
final class DemoWords {

    private DemoWords() {}

    static String of(URI console, DemoWorld world, Path yaml) {
        return """

                Parley is ready.

                  Town square  %-32s where customers post
                  Rep's page   %-32s where their posts become cases: answer one
                  Console      %-32s what Parley does (user %s, password %s)

                Answer a case on the rep's page and see the answer appear on the square.
                Its settings are in %s.
                Ctrl-C ends the demo; the next one goes on where this one stopped.

                """.formatted(world.square.url(), world.crm.repUrl(), console, DemoFiles.USER, DemoFiles.PASSWORD, yaml);
    }
}
