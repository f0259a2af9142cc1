package io.parley.deliver;

import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.RecordRef;
import io.parley.store.Links;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Climbs threads, a level of all of them at a time. */
final class Ancestry {

    /** Deeper threads are taken as not going on: a loop of replies must end somewhere. */
    private static final int HIGHEST = 50;

    private final Links links;

    Ancestry(Links links) {
        this.links = links;
    }

    /**
     * The record of the nearest item above each mention that belongs to the mention's own conversation and has one.
     *
     * @return by the mention's key; mentions with none are absent
     */
    Map<MentionKey, RecordRef> nearestOwn(String crm, List<Mention> mentions) {
        Map<MentionKey, RecordRef> found = new HashMap<>();
        Map<Mention, MentionKey> climbing = new HashMap<>();
        for (Mention mention : mentions) {
            MentionKey parent = mention.parent();
            if (parent != null) {
                climbing.put(mention, parent);
            }
        }
        for (int level = 0; level < HIGHEST && !climbing.isEmpty(); level++) {
            Map<MentionKey, Links.Ancestor> above = links.ancestors(crm, new LinkedHashSet<>(climbing.values()));
            climbing = step(climbing, above, found);
        }
        return found;
    }

    private static Map<Mention, MentionKey> step(
            Map<Mention, MentionKey> climbing,
            Map<MentionKey, Links.Ancestor> above,
            Map<MentionKey, RecordRef> found) {
        Map<Mention, MentionKey> further = new HashMap<>();
        climbing.forEach((mention, key) -> {
            Links.Ancestor ancestor = above.get(key);
            if (ancestor == null) {
                return;
            }
            RecordRef record = ancestor.record();
            if (record != null && ancestor.conversation().equals(mention.conversation())) {
                found.put(mention.key(), record);
                return;
            }
            MentionKey parent = ancestor.parent();
            if (parent != null && !parent.equals(key)) {
                further.put(mention, parent);
            }
        });
        return further;
    }
}
