package io.parley.routes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

/**
 * Where Camel finds the options of channels: {@code {{parley.<channel>.<option>}}}. So a route, its URI and its
 * description hold the name of a secret, never the secret.
 */
final class ChannelProperties implements PropertiesSource {

    private static final String PREFIX = "parley.";

    private final Map<String, String> values = new ConcurrentHashMap<>();

    /** Keeps a value and gives the placeholder that stands for it. */
    String keep(String channel, String option, String value) {
        String name = PREFIX + channel + '.' + option;
        values.put(name, value);
        return "{{" + name + "}}";
    }

    @Override
    public String getName() {
        return "parley channels";
    }

    @Override
    public @Nullable String getProperty(String name) {
        return values.get(name);
    }
}
