/** Rules as data: what becomes of a mention. */
@NullMarked
package io.parley.decide;

import org.jspecify.annotations.NullMarked;
