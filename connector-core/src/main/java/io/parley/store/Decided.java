package io.parley.store;

import io.parley.model.Decision;
import io.parley.model.EnrichedMention;

/**
 * A decision to be recorded.
 *
 * @param id of the {@link InboxItem}
 */
public record Decided(long id, EnrichedMention mention, Decision decision) {}
