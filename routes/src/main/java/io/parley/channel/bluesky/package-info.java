/**
 * Speaks the AT Protocol for the channel type {@code bluesky}: a session that is renewed and not made anew, pages of
 * notifications and searches, and replies under record keys of our own choice, so that a repeat is harmless.
 */
@NullMarked
package io.parley.channel.bluesky;

import org.jspecify.annotations.NullMarked;
