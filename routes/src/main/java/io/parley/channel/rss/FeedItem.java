package io.parley.channel.rss;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed.
 *
 * @param raw the entry as JSON, or, where it can't be parsed, its XML as it stood in the feed; the same for the same
 *     entry wherever in the feed it stands
 * @param json null when something is wrong with the entry
 * @param problem what is wrong and which entry it is; null when nothing is
 */
public record FeedItem(
        String raw, @Nullable ObjectNode json, @Nullable String problem) {}
