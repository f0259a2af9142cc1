package io.parley.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item by somebody outside, in one version. Names follow ActivityStreams 2.0 where it has them.
 *
 * @param version the channel's edit marker; empty when the channel has none
 * @param name the headline, where the item has one
 * @param content plain text; empty for an item of media alone, and for a tombstone
 * @param language BCP 47, as the channel or the author declared it
 * @param published when the author spoke, by the channel's clock
 * @param inReplyTo the native id of the item this one answers
 * @param context the native id of the first item of the thread, where the channel tells
 * @param mentionsUs whether it speaks to our account by name, or stands in a place of ours
 * @param tags hashtags, lower case, without the sign
 * @param tombstone true when the author took the item back
 */
public record Mention(
        MentionKey key,
        String version,
        MentionKind kind,
        Visibility visibility,
        Author actor,
        @Nullable String name,
        String content,
        @Nullable String language,
        @Nullable String url,
        Instant published,
        @Nullable Instant updated,
        @Nullable String inReplyTo,
        @Nullable String context,
        boolean mentionsUs,
        List<String> tags,
        List<Attachment> attachments,
        @Nullable Rating rating,
        CanReply canReply,
        boolean tombstone) {

    public Mention {
        tags = List.copyOf(tags);
        attachments = List.copyOf(attachments);
    }

    /**
     * The conversation this mention belongs to: what one author and one account of ours say to each other. An author
     * without an id shares a conversation with nobody, since a name proves nothing.
     */
    public String conversation() {
        String who = actor.id() == null ? '#' + key.nativeId() : '@' + actor.id();
        return key.channel() + ':' + MentionKey.encode(key.account()) + ':' + who;
    }

    /** The key of the item this one answers, or null. */
    public @Nullable MentionKey parent() {
        return inReplyTo == null || inReplyTo.equals(key.nativeId()) ? null : key.sibling(inReplyTo);
    }

    /** What tells this version from the others of the same item. */
    public String versionKey() {
        return tombstone ? "deleted" : version;
    }

    /** The same item after its author took it back: who and where, but no words. */
    public Mention withdrawn() {
        return new Mention(
                key,
                version,
                kind,
                visibility,
                actor,
                null,
                "",
                null,
                url,
                published,
                updated,
                inReplyTo,
                context,
                mentionsUs,
                List.of(),
                List.of(),
                null,
                CanReply.no("The author deleted it."),
                true);
    }
}
