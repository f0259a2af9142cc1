/** Reads the YAML files that people edit, so that every mistake is told with its line and what to do. */
@NullMarked
package io.parley.yaml;

import org.jspecify.annotations.NullMarked;
