package io.parley.app;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Shows a page to the person at this machine, where there is a screen. */
final class Browser {

    private Browser() {}

    /** Does nothing where no browser can be opened: the address has been printed. */
    static void show(URI page, boolean unwanted) {
        if (unwanted) {
            return;
        }
        for (String opener : List.of("xdg-open", "open")) {
            try {
                new ProcessBuilder(opener, page.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return;
            } catch (IOException notHere) {
                continue;
            }
        }
    }
}
