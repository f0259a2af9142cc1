/** How the model is written down as JSON. */
@NullMarked
package io.parley.json;

import org.jspecify.annotations.NullMarked;
