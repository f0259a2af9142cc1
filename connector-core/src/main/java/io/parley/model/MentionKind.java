package io.parley.model;

/** What sort of item a mention is. */
public enum MentionKind {
    POST,
    COMMENT,
    REPLY,
    DIRECT,
    REVIEW,
    CHAT,
    /** Somebody passed on another's words without adding their own. */
    REPOST
}
