package io.parley.app;

import io.parley.channel.Channel;
import io.parley.config.Settings;
import io.parley.routes.ChannelRoutes;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured channels: read from the moment they are opened, until reading is stopped. */
final class Channels implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Channels.class);

    private final CamelContext camel;
    private final List<Channel> all = new ArrayList<>();

    private Channels(CamelContext camel) {
        this.camel = camel;
    }

    /** @throws IllegalStateException when a channel's routes can't be started; the message names the channel */
    static Channels open(Settings settings, CamelContext camel, ChannelRoutes routes) {
        Channels channels = new Channels(camel);
        settings.channels().forEach(channel -> channels.all.add(add(routes, channel)));
        return channels;
    }

    private static Channel add(ChannelRoutes routes, Settings.ChannelSettings channel) {
        try {
            return routes.add(channel.name(), channel.type().name(), channel.options());
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "channel " + channel.name() + " can't be started: " + failure.getMessage(), failure);
        }
    }

    /** The ways back. */
    List<Channel> all() {
        return List.copyOf(all);
    }

    /** Stops reading; a poll under way comes to its end. The ways back stay open. */
    @Override
    public void close() {
        for (Route route : camel.getRoutes()) {
            if (route.getEndpoint().getEndpointUri().startsWith("timer:")) {
                stop(route.getRouteId());
            }
        }
    }

    private void stop(String route) {
        try {
            camel.getRouteController().stopRoute(route);
        } catch (Exception failure) {
            log.warn("Route {} did not stop: {}", route, failure.getMessage());
        }
    }
}
