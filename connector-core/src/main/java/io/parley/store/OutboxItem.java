package io.parley.store;

import io.parley.model.Decision;
import io.parley.model.EnrichedMention;

/**
 * A claimed decision.
 *
 * @param attempts how often it was tried before
 */
public record OutboxItem(long id, EnrichedMention mention, Decision.ForCrm decision, int attempts) {}
