/** One line for each fact, as text or JSON, and never a secret. */
@NullMarked
package io.parley.logging;

import org.jspecify.annotations.NullMarked;
