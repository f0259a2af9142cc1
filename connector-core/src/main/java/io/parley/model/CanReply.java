package io.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the channel lets us answer a mention; known before a rep types.
 *
 * @param reason why not, in a rep's words; null when allowed
 * @param until when the permission ends (the 24-hour window of a messenger); null when it does not
 */
public record CanReply(
        boolean allowed, @Nullable String reason, @Nullable Instant until) {

    public static final CanReply YES = new CanReply(true, null, null);

    public static CanReply no(String reason) {
        return new CanReply(false, reason, null);
    }
}
