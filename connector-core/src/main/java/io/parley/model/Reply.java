package io.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rep wrote in the CRM for the customer.
 *
 * @param key the CRM's own id of what the rep wrote: unique within that CRM, and for ever
 * @param record the case or lead it was written on
 * @param text plain text
 * @param rep who wrote it, as the CRM names them
 * @param inReplyTo the idempotency key of the mention that the rep answers; null means the newest on the record
 */
public record Reply(
        String key,
        RecordRef record,
        String text,
        String rep,
        Instant writtenAt,
        @Nullable String inReplyTo) {}
