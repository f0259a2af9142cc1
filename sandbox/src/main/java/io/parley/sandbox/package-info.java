@NullMarked
package io.parley.sandbox;

import org.jspecify.annotations.NullMarked;
