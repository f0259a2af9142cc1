/** From what a channel sent to committed mentions. */
@NullMarked
package io.parley.intake;

import org.jspecify.annotations.NullMarked;
