/** The contract kits: what every channel, CRM and store must do, as sentences that a build prints and proves. */
@NullMarked
package io.parley.testkit;

import org.jspecify.annotations.NullMarked;
