@NullMarked
package io.parley.sandbox.townsquare;

import org.jspecify.annotations.NullMarked;
