package io.parley.mapping;

import io.parley.model.Attachment;
import io.parley.model.MentionKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may stand in braces in a mapping. The one list: the reader, the docs and the check go by it. */
public enum Placeholder {
    SUBJECT(
            Kind.WORDS,
            "the subject that the rule gave: its template, or the headline or beginning of the text",
            f -> f.subject()),
    TEXT(Kind.WORDS, "the text, and a line for each attachment", f -> Facts.text(f.mention())),
    HEADLINE(
            Kind.WORDS,
            "the headline, where the item has one",
            f -> Facts.or(f.mention().name(), "")),
    TAGS(
            Kind.WORDS,
            "hashtags without the sign, such as `kettle, help`",
            f -> String.join(", ", f.mention().tags())),
    ATTACHMENTS(Kind.WORDS, "links to pictures and files, one a line", f -> f.mention().attachments().stream()
            .map(Attachment::url)
            .collect(Collectors.joining("\n"))),
    URL(Kind.TEXT, "where the item stands", f -> Facts.or(f.mention().url(), "")),
    CHANNEL(Kind.TEXT, "the channel's name in parley.yaml", f -> f.mention()
            .key()
            .channel()),
    ACCOUNT(Kind.TEXT, "our account on the channel", f -> f.mention().key().account()),
    ID(Kind.TEXT, "the channel's own id of the item", f -> f.mention().key().nativeId()),
    KEY(Kind.TEXT, "Parley's key of the item: channel, account and id", f -> f.mention()
            .key()
            .idempotencyKey()),
    KIND(Kind.TEXT, "Post, Comment, Reply, Direct, Review, Chat or Repost", f -> Facts.kind(f.mention())),
    VISIBILITY(
            Kind.TEXT,
            "who may read it: `public`, for example",
            f -> f.mention().visibility().name().toLowerCase(Locale.ROOT)),
    LANGUAGE(Kind.TEXT, "its language, such as `en`", f -> f.language()),
    PUBLISHED(Kind.TIME, "when it was published", f -> Facts.time(f.mention().published())),
    UPDATED(
            Kind.TIME,
            "when it was changed last, where it was",
            f -> Facts.time(f.mention().updated())),
    CONVERSATION(Kind.TEXT, "what its author and our account say to each other has one such key", f -> f.mention()
            .conversation()),
    IN_REPLY_TO(Kind.TEXT, "Parley's key of the item that it answers", f -> f.answered(MentionKey::idempotencyKey)),
    IN_REPLY_TO_ID(
            "in-reply-to.id",
            Kind.TEXT,
            "the channel's own id of the item that it answers",
            f -> f.answered(MentionKey::nativeId)),
    MENTIONS_US(
            Kind.YES_NO,
            "whether it speaks to us by name, or stands in a place of ours",
            f -> String.valueOf(f.mention().mentionsUs())),
    RATING_SCORE(
            "rating.score",
            Kind.NUMBER,
            "the stars of a review as given, such as 7",
            f -> f.rating(rating -> rating.value())),
    RATING_SCALE(
            "rating.scale",
            Kind.NUMBER,
            "the best that could be given, such as 10",
            f -> f.rating(rating -> rating.scale())),
    RATING_STARS(
            "rating.stars",
            Kind.NUMBER,
            "the rating on the scale of five, rounded down",
            f -> f.rating(rating -> rating.stars())),
    PRIORITY(Kind.TEXT, "what the rule decided: `low`, `medium` or `high`", f -> f.priority()),
    PRIORITY_LABEL(
            "priority.label",
            Kind.TEXT,
            "the org's word for it, from the options `priority-…`",
            f -> f.priorityLabel()),
    RULE(Kind.TEXT, "the name of the rule", f -> f.decision().rule()),
    ORIGIN(Kind.TEXT, "the option `origin`, or else the channel's name", f -> f.origin()),
    LEAD_COMPANY(Kind.TEXT, "the option `lead-company`", f -> f.org().leadCompany()),
    AUTHOR_ID(
            "author.id",
            Kind.TEXT,
            "the channel's own id of the author",
            f -> Facts.or(f.author().id(), "")),
    AUTHOR_HANDLE("author.handle", Kind.TEXT, "what people type to reach the author", f -> f.author()
            .handle()),
    AUTHOR_NAME(
            "author.name",
            Kind.TEXT,
            "the name that the author shows, or else the handle, or else `somebody`",
            f -> f.author().displayName()),
    AUTHOR_REAL_NAME("author.real-name", Kind.TEXT, "the name that the author shows; may be empty", f -> f.author()
            .name()),
    AUTHOR_FIRST_NAME("author.first-name", Kind.TEXT, "`author.name` without its last word", f -> f.firstName()),
    AUTHOR_LAST_NAME("author.last-name", Kind.TEXT, "the last word of `author.name`", f -> f.lastName()),
    AUTHOR_URL(
            "author.url",
            Kind.TEXT,
            "the author's page",
            f -> Facts.or(f.author().url(), "")),
    AUTHOR_FOLLOWERS(
            "author.followers",
            Kind.NUMBER,
            "how many follow the author, where the channel tells",
            f -> Facts.number(f.author().followers())),
    BYLINE(
            Kind.TEXT,
            "who said it, where and when: `@alice on fediverse, 2026-03-01 09:00 UTC`",
            f -> Facts.byline(f.mention())),
    REPLY_TERMS(
            "reply.terms",
            Kind.TEXT,
            "whether and how we may answer, such as `yes, up to 500 characters` or `no: The thread is closed.`",
            f -> f.replyTerms()),
    REPLY_ALLOWED(
            "reply.allowed",
            Kind.YES_NO,
            "whether the channel lets us answer",
            f -> String.valueOf(f.reply().allowed())),
    REPLY_REASON("reply.reason", Kind.TEXT, "why not", f -> Facts.or(f.reply().reason(), "")),
    REPLY_UNTIL(
            "reply.until",
            Kind.TIME,
            "until when we may answer",
            f -> Facts.time(f.reply().until())),
    REPLY_LIMIT(
            "reply.limit",
            Kind.NUMBER,
            "how many characters fit into an answer, where a limit is known",
            f -> f.longestReply());

    /** What a placeholder comes to. */
    public enum Kind {
        /** The author's own words: they change when the author edits them, and go when the author takes them back. */
        WORDS,
        TEXT,
        NUMBER,
        YES_NO,
        TIME
    }

    private final String word;
    private final Kind kind;
    private final String meaning;
    private final Function<Facts, String> value;

    Placeholder(Kind kind, String meaning, Function<Facts, String> value) {
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.kind = kind;
        this.meaning = meaning;
        this.value = value;
    }

    Placeholder(String word, Kind kind, String meaning, Function<Facts, String> value) {
        this.word = word;
        this.kind = kind;
        this.meaning = meaning;
        this.value = value;
    }

    /** As it is written, without the braces. */
    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    /** What it stands for, in an integrator's words. */
    public String meaning() {
        return meaning;
    }

    /** Whether a persona may have it: it is about the author, not about one item. */
    public boolean aboutAuthor() {
        return word.startsWith("author.") || this == CHANNEL || this == ACCOUNT;
    }

    /** Empty where there is nothing. */
    String of(Facts facts) {
        return value.apply(facts);
    }

    static Optional<Placeholder> named(String word) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.word.equals(word))
                .findFirst();
    }
}
