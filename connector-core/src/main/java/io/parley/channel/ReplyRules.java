package io.parley.channel;

import org.jspecify.annotations.Nullable;

/**
 * What a channel allows a reply to be.
 *
 * @param replies false for a channel that can only be read
 * @param whyNot why no reply is possible, in a rep's words; null when it is
 * @param longest how many characters fit, as the channel counts; 0 means no limit is known
 * @param repeatable whether publishing the same reply again is harmless by the channel's own means
 * @param findable whether the channel can be asked if a reply stands there
 */
public record ReplyRules(boolean replies, @Nullable String whyNot, int longest, boolean repeatable, boolean findable) {

    public static ReplyRules readOnly(String whyNot) {
        return new ReplyRules(false, whyNot, 0, false, false);
    }
}
