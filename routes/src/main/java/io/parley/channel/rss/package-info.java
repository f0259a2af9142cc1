/** Reads RSS and Atom: fetches a feed only when it changed, and reads its entries one by one, so that a broken one costs no other. */
@NullMarked
package io.parley.channel.rss;

import org.jspecify.annotations.NullMarked;
