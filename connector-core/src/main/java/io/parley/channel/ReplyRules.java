package io.parley.channel;

import io.parley.model.CanReply;
import io.parley.model.Mention;
import io.parley.model.ReplyTerms;
import org.jspecify.annotations.Nullable;

/**
 * What a channel allows a reply to be.
 *
 * @param replies false for a channel that can only be read
 * @param whyNot why no reply is possible, in a rep's words; null when it is
 * @param length how long a reply may be
 * @param repeatable whether publishing the same reply again is harmless by the channel's own means
 * @param findable whether the channel can be asked if a reply stands there
 */
public record ReplyRules(
        boolean replies, @Nullable String whyNot, Length length, boolean repeatable, boolean findable) {

    /**
     * How a channel counts.
     *
     * @param longest how many characters fit, as readers see them; 0 means no limit is known
     * @param url what each web address counts; 0 means its own length
     * @param addressed whether a reply begins with the name of the person it answers
     */
    public record Length(int longest, int url, boolean addressed) {}

    public ReplyRules(boolean replies, @Nullable String whyNot, int longest, boolean repeatable, boolean findable) {
        this(replies, whyNot, new Length(longest, 0, false), repeatable, findable);
    }

    public static ReplyRules readOnly(String whyNot) {
        return new ReplyRules(false, whyNot, 0, false, false);
    }

    /** How many characters fit, as the channel counts; 0 means no limit is known. */
    public int longest() {
        return length.longest();
    }

    /** What these rules mean for a reply to that mention. */
    public ReplyTerms terms(Mention mention) {
        CanReply can =
                replies ? mention.canReply() : CanReply.no(whyNot == null ? "This channel can only be read." : whyNot);
        String handle = mention.actor().handle();
        String address = length.addressed() && !handle.isBlank() ? "@" + handle : "";
        return new ReplyTerms(can, length.longest(), length.url(), address);
    }
}
