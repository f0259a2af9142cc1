package io.parley.store;

import io.parley.model.Mention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came from one source in one go.
 *
 * @param source names the place that was read; a channel may have several
 * @param mentions oldest first
 * @param cursor where to go on reading after this; null leaves the cursor as it is
 */
public record Arrivals(
        String source,
        List<Arrival> mentions,
        List<Malformed> malformed,
        @Nullable String cursor) {

    public Arrivals {
        mentions = List.copyOf(mentions);
        malformed = List.copyOf(malformed);
    }

    /**
     * A mention and what the channel really sent.
     *
     * @param raw kept so that a changed mapping can be tried on it later
     */
    public record Arrival(Mention mention, String raw) {}

    /**
     * An item that can't be read as a mention.
     *
     * @param channel the channel's name
     * @param reason what is wrong with it, for an integrator
     */
    public record Malformed(String channel, String raw, String reason) {}
}
