/** A stand-in for the comments API of a WordPress blog. */
@NullMarked
package io.parley.sandbox.wordpress;

import org.jspecify.annotations.NullMarked;
