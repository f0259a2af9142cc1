package io.parley.app;

import io.parley.routes.ChannelTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What an integrator put beside parley.yaml: in a folder {@code routes}, channels of their own or changed ones under
 * {@code channels/<type>/}, and a flow of their own under {@code flow/}. Each file there takes the place of the one that
 * comes with Parley.
 */
record OwnRoutes(Path folder) {

    static OwnRoutes beside(Path config) {
        Path home = config.toAbsolutePath().normalize().getParent();
        return new OwnRoutes(home.resolve("routes"));
    }

    /** @throws IllegalArgumentException when a folder declares no channel; the message names it */
    ChannelTypes channelTypes() {
        Path channels = folder.resolve("channels");
        return Files.isDirectory(channels) ? ChannelTypes.with(List.of(channels)) : ChannelTypes.builtIn();
    }

    /** Where Camel finds the flow's routes. */
    String flow() {
        Path flow = folder.resolve("flow");
        return Files.isDirectory(flow) ? "file:" + flow + "/*.camel.yaml" : Flow.BUILT_IN;
    }
}
