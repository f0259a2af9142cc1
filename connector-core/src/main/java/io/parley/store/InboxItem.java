package io.parley.store;

import io.parley.model.Mention;
import org.jspecify.annotations.Nullable;

/**
 * A claimed mention that waits for a decision.
 *
 * @param earlierCrm the CRM that an earlier version of the mention was meant for; null when there is none
 */
public record InboxItem(long id, Mention mention, @Nullable String earlierCrm) {}
