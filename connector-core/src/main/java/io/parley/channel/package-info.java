/** The port to a channel's way back: publish a reply, and find out whether it already stands there. */
@NullMarked
package io.parley.channel;

import org.jspecify.annotations.NullMarked;
