package io.parley;

import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Rating;
import io.parley.model.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mention for tests: everything ordinary but what the test is about. */
public final class Said {

    private String channel = "square";
    private MentionKind kind = MentionKind.POST;
    private Visibility visibility = Visibility.PUBLIC;
    private Author author = new Author("7", "jane", "Jane Doe", null, 120);
    private @Nullable String headline;
    private final String text;
    private @Nullable String language;
    private boolean mentionsUs = true;
    private List<String> tags = List.of();
    private @Nullable Rating rating;

    private Said(String text) {
        this.text = text;
    }

    public static Said said(String text) {
        return new Said(text);
    }

    public Said on(String channel) {
        this.channel = channel;
        return this;
    }

    public Said as(MentionKind kind) {
        this.kind = kind;
        return this;
    }

    public Said seenBy(Visibility visibility) {
        this.visibility = visibility;
        return this;
    }

    public Said by(@Nullable String id, String handle, String name, @Nullable Integer followers) {
        this.author = new Author(id, handle, name, null, followers);
        return this;
    }

    public Said headed(String headline) {
        this.headline = headline;
        return this;
    }

    public Said declaredIn(String language) {
        this.language = language;
        return this;
    }

    public Said toNobody() {
        this.mentionsUs = false;
        return this;
    }

    public Said tagged(String... tags) {
        this.tags = List.of(tags);
        return this;
    }

    public Said rated(double value, double scale) {
        this.rating = new Rating(value, scale);
        return this;
    }

    public Mention mention() {
        return new Mention(
                new MentionKey(channel, "acme", "1"),
                "",
                kind,
                visibility,
                author,
                headline,
                text,
                language,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                mentionsUs,
                tags,
                List.of(),
                rating,
                CanReply.YES,
                false);
    }

    /** With the facts as they are declared; the language is English unless the author said otherwise. */
    public EnrichedMention enriched() {
        Integer followers = author.followers();
        String told = language;
        return new EnrichedMention(mention(), told == null ? "en" : told, followers == null ? 0 : followers, false);
    }
}
