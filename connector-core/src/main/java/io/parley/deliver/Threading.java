package io.parley.deliver;

import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.model.Decision;
import io.parley.model.Delivery.Existing;
import io.parley.model.Delivery.NewRecord;
import io.parley.model.Delivery.Placement;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.RecordState;
import io.parley.store.Links;
import io.parley.store.OutboxItem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the record a mention belongs to. In this order:
 *
 * <ol>
 *   <li>the record that an earlier version of the mention is on;
 *   <li>the record of the nearest item above it in its thread that is the author's own, or a reply of ours to them;
 *   <li>the record of the newest mention of the conversation.
 * </ol>
 *
 * <p>A record found by the last two counts when it is open, or was closed no longer ago than the rule's {@code
 * reopen-within}; a merged one is followed to where it went. Nothing found means a new record. Another customer's record
 * is never considered: an item of another conversation is passed on the way up, but lends nothing.
 */
final class Threading {

    private final Crm crm;
    private final Links links;
    private final Ancestry ancestry;
    private final InstantSource clock;

    Threading(Crm crm, Links links, InstantSource clock) {
        this.crm = crm;
        this.links = links;
        this.ancestry = new Ancestry(links);
        this.clock = clock;
    }

    /** An item and where it goes; no placement means that there is nothing to do. */
    record Placed(OutboxItem item, @Nullable Placement placement) {}

    List<Placed> place(List<OutboxItem> items) {
        List<Mention> mentions =
                items.stream().map(item -> item.mention().mention()).toList();
        Map<MentionKey, Links.Ancestor> own =
                links.ancestors(crm.name(), mentions.stream().map(Mention::key).toList());
        List<OutboxItem> open = items.stream()
                .filter(item -> recordOf(own, item) == null && item.decision() instanceof Decision.AddToRecord == false)
                .toList();
        Map<OutboxItem, Set<RecordRef>> candidates = candidates(open);
        Map<RecordRef, RecordState> states = states(candidates);
        return items.stream()
                .map(item -> new Placed(item, place(item, recordOf(own, item), candidates.get(item), states)))
                .toList();
    }

    private @Nullable Placement place(
            OutboxItem item,
            @Nullable RecordRef own,
            @Nullable Set<RecordRef> candidates,
            Map<RecordRef, RecordState> states) {
        if (own != null) {
            return new Existing(own, false);
        }
        if (candidates == null) {
            return null;
        }
        for (RecordRef candidate : candidates) {
            Existing existing = join(item, states.get(candidate));
            if (existing != null) {
                return existing;
            }
        }
        return new NewRecord();
    }

    private @Nullable Existing join(OutboxItem item, @Nullable RecordState state) {
        if (state == null || state.record().kind() != kind(item.decision())) {
            return null;
        }
        if (state.status() == RecordState.Status.OPEN) {
            return new Existing(state.record(), false);
        }
        Instant closed = state.closedAt();
        boolean reopenable = state.status() == RecordState.Status.CLOSED
                && closed != null
                && spoken(item).isBefore(closed.plus(reopenWithin(item.decision())))
                && crm.capabilities().contains(Capability.REOPEN_CASE);
        return reopenable ? new Existing(state.record(), true) : null;
    }

    /** When the customer spoke, not when we came round to it: an outage of ours does not cost them their case. */
    private Instant spoken(OutboxItem item) {
        Instant published = item.mention().mention().published();
        Instant now = clock.instant();
        return published.isAfter(now) ? now : published;
    }

    private Map<OutboxItem, Set<RecordRef>> candidates(List<OutboxItem> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        List<Mention> mentions =
                items.stream().map(item -> item.mention().mention()).toList();
        Map<MentionKey, RecordRef> above = ancestry.nearestOwn(crm.name(), mentions);
        Map<String, RecordRef> newest = links.newest(
                crm.name(),
                mentions.stream().map(Mention::conversation).distinct().toList());
        Map<OutboxItem, Set<RecordRef>> candidates = new LinkedHashMap<>();
        for (OutboxItem item : items) {
            Mention mention = item.mention().mention();
            Set<RecordRef> found = new LinkedHashSet<>();
            addIfPresent(found, above.get(mention.key()));
            addIfPresent(found, newest.get(mention.conversation()));
            candidates.put(item, found);
        }
        return candidates;
    }

    private Map<RecordRef, RecordState> states(Map<OutboxItem, Set<RecordRef>> candidates) {
        List<RecordRef> records =
                candidates.values().stream().flatMap(Set::stream).distinct().toList();
        return records.isEmpty() ? Map.of() : new Standing(crm).of(records);
    }

    private static void addIfPresent(Set<RecordRef> found, @Nullable RecordRef record) {
        if (record != null) {
            found.add(record);
        }
    }

    private static @Nullable RecordRef recordOf(Map<MentionKey, Links.Ancestor> own, OutboxItem item) {
        Links.Ancestor self = own.get(item.mention().mention().key());
        return self == null ? null : self.record();
    }

    private static RecordKind kind(Decision.ForCrm decision) {
        return decision instanceof Decision.OpenLead ? RecordKind.LEAD : RecordKind.CASE;
    }

    private static Duration reopenWithin(Decision.ForCrm decision) {
        if (decision instanceof Decision.OpenCase open) {
            return open.reopenWithin();
        }
        return decision instanceof Decision.OpenLead lead ? lead.reopenWithin() : Duration.ZERO;
    }
}
