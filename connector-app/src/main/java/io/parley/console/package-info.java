/** What people and machines look at: the console's pages, health, metrics. */
@org.jspecify.annotations.NullMarked
package io.parley.console;
