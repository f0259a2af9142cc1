/** What stands behind the YAML: the beans that the Kamelets call, and the channels that are made of them. */
@NullMarked
package io.parley.routes;

import org.jspecify.annotations.NullMarked;
