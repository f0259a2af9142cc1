/** From decisions in the outbox to records in the CRM, in order within a conversation. */
@NullMarked
package io.parley.deliver;

import org.jspecify.annotations.NullMarked;
