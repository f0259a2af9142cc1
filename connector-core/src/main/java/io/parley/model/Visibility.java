package io.parley.model;

/** Who can see a mention on its channel. A reply is never more public than what it answers. */
public enum Visibility {
    PUBLIC,
    DIRECT
}
