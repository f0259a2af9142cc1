/** Facts about a mention that a rule can ask for. */
@NullMarked
package io.parley.enrich;

import org.jspecify.annotations.NullMarked;
