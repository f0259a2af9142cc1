/** How fast a stage works: rounds, waits and gates that close while the other side can't take anything. */
@NullMarked
package io.parley.pace;

import org.jspecify.annotations.NullMarked;
