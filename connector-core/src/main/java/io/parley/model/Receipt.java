package io.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a reply stands on the channel.
 *
 * @param nativeId the channel's id of our reply
 * @param url where everybody can read it
 */
public record Receipt(String nativeId, @Nullable String url, Instant publishedAt) {}
