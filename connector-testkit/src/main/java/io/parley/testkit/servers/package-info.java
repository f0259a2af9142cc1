/**
 * Real servers by others, started on loopback for a test. They need Debian's packages; a test that can't start its
 * server fails with the reason, it never skips.
 */
@NullMarked
package io.parley.testkit.servers;

import org.jspecify.annotations.NullMarked;
