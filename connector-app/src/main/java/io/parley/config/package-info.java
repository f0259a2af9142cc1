/** Reads parley.yaml and rules.yaml into typed settings, or says everything that is wrong with them. */
@NullMarked
package io.parley.config;

import org.jspecify.annotations.NullMarked;
