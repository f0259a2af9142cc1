package io.parley.sandbox.wordpress;

import java.time.Instant;

/**
 * A comment on a post of the blog.
 *
 * @param parent 0 for one on the post itself
 * @param author 0 for somebody without an account
 * @param content as WordPress keeps it: HTML
 * @param trashed true after it was deleted
 */
public record Comment(
        long id, long post, long parent, long author, String name, String content, Instant at, boolean trashed) {

    Comment saying(String words) {
        return new Comment(id, post, parent, author, name, words, at, trashed);
    }

    Comment inTheTrash() {
        return new Comment(id, post, parent, author, name, content, at, true);
    }
}
