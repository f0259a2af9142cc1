package io.parley.testkit;

import io.parley.model.Attachment;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Rating;
import io.parley.model.Visibility;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes mentions for tests: {@code Mentions.post("alice").says("It broke").on("fediverse").mention()}. */
public final class Mentions {

    /** When mentions are published unless a test says otherwise. */
    public static final Instant PUBLISHED = Instant.parse("2026-03-01T09:00:00Z");

    private static final AtomicLong IDS = new AtomicLong(1000);

    private final String author;
    private MentionKind kind = MentionKind.POST;
    private Visibility visibility = Visibility.PUBLIC;
    private String channel = "fediverse";
    private String account = "acme";
    private String id = Long.toString(IDS.incrementAndGet());
    private String version = "";
    private @Nullable String authorId;
    private @Nullable Author written;
    private @Nullable Integer followers = 12;
    private String content = "The parcel never came.";
    private @Nullable String language;
    private Instant published = PUBLISHED;
    private @Nullable Instant updated;
    private @Nullable String inReplyTo;
    private @Nullable String context;
    private boolean mentionsUs = true;
    private List<String> tags = List.of();
    private List<Attachment> attachments = List.of();
    private @Nullable Rating rating;
    private CanReply canReply = CanReply.YES;
    private boolean tombstone;

    private Mentions(String author) {
        this.author = author;
        this.authorId = author;
    }

    /** A post by an author of that handle, whose id is the handle too. */
    public static Mentions post(String author) {
        return new Mentions(author);
    }

    public Mentions says(String text) {
        content = text;
        return this;
    }

    public Mentions on(String channelName) {
        channel = channelName;
        return this;
    }

    public Mentions at(String accountName) {
        account = accountName;
        return this;
    }

    public Mentions id(String nativeId) {
        id = nativeId;
        return this;
    }

    public Mentions authorId(@Nullable String value) {
        authorId = value;
        return this;
    }

    /** Somebody of whom more is known. */
    public Mentions by(Author somebody) {
        written = somebody;
        return this;
    }

    public Mentions followers(@Nullable Integer count) {
        followers = count;
        return this;
    }

    /** An edit: the version, and how many seconds after publication it was made. */
    public Mentions version(String value, long secondsLater) {
        version = value;
        updated = published.plusSeconds(secondsLater);
        return this;
    }

    public Mentions published(Instant at) {
        published = at;
        return this;
    }

    public Mentions inReplyTo(String nativeId) {
        inReplyTo = nativeId;
        kind = MentionKind.REPLY;
        return this;
    }

    public Mentions context(String nativeId) {
        context = nativeId;
        return this;
    }

    public Mentions kind(MentionKind value) {
        kind = value;
        return this;
    }

    public Mentions direct() {
        visibility = Visibility.DIRECT;
        kind = MentionKind.DIRECT;
        return this;
    }

    public Mentions in(String bcp47) {
        language = bcp47;
        return this;
    }

    public Mentions notToUs() {
        mentionsUs = false;
        return this;
    }

    public Mentions tags(String... values) {
        tags = Arrays.asList(values);
        return this;
    }

    public Mentions attached(String url, String mediaType) {
        attachments = List.of(new Attachment(url, mediaType, null));
        return this;
    }

    public Mentions attached(Attachment... several) {
        attachments = List.of(several);
        return this;
    }

    public Mentions rated(double value, double scale) {
        rating = new Rating(value, scale);
        kind = MentionKind.REVIEW;
        return this;
    }

    public Mentions canReply(CanReply value) {
        canReply = value;
        return this;
    }

    /** Its author took it back. */
    public Mentions deleted() {
        tombstone = true;
        return this;
    }

    public Mention mention() {
        Mention mention = new Mention(
                new MentionKey(channel, account, id),
                version,
                kind,
                visibility,
                written == null
                        ? new Author(
                                authorId,
                                author,
                                "Name of " + author,
                                "https://" + channel + ".example/@" + author,
                                followers)
                        : written,
                null,
                content,
                language,
                "https://" + channel + ".example/" + id,
                published,
                updated,
                inReplyTo,
                context,
                mentionsUs,
                tags,
                attachments,
                rating,
                canReply,
                false);
        return tombstone ? mention.withdrawn() : mention;
    }

    public EnrichedMention enriched() {
        return new EnrichedMention(
                mention(), language == null ? "und" : language, followers == null ? 0 : followers, false);
    }
}
