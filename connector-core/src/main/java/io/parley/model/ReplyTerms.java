package io.parley.model;

/**
 * What a rep must know about a reply before typing it: whether there can be one, until when, and how long it may be.
 *
 * @param longest how many characters fit, as readers see them; 0 means that no limit is known
 * @param urlLength what each web address counts, however long it is; 0 means its own length
 * @param address what the channel puts in front of the words and counts with them, such as {@code @alice@town.example};
 *     empty when it puts nothing there
 */
public record ReplyTerms(CanReply canReply, int longest, int urlLength, String address) {

    /** What the mention alone tells, where the channel's rules aren't known. */
    public static ReplyTerms of(Mention mention) {
        return new ReplyTerms(mention.canReply(), 0, 0, "");
    }
}
