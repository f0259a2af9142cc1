/** The words of Parley as records: what every stage, port and adapter speaks. Depends on the JDK alone. */
@NullMarked
package io.parley.model;

import org.jspecify.annotations.NullMarked;
