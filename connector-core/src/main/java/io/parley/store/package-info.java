/** The port to the durable store: inbox, outbox, links, replies, cursors, dead letters. */
@NullMarked
package io.parley.store;

import org.jspecify.annotations.NullMarked;
