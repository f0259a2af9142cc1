package io.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * A picture, film or file that came with a mention; the link is kept, never the content.
 *
 * @param mediaType such as {@code image/png}; null when the channel does not tell
 * @param description the author's description of it
 */
public record Attachment(
        String url, @Nullable String mediaType, @Nullable String description) {}
