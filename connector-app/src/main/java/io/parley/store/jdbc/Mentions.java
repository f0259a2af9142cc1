package io.parley.store.jdbc;

import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads mentions. */
final class Mentions {

    private Mentions() {}

    /** By row, as they arrived. */
    static Map<Long, Mention> arrived(Handle handle, Long[] ids) {
        Map<Long, Mention> mentions = new HashMap<>();
        handle.createQuery("select id, payload from inbox where id = any(:ids)")
                .bindArray("ids", Long.class, (Object[]) ids)
                .map((row, context) -> mentions.put(row.getLong(1), Rows.read(row.getString(2), Mention.class)))
                .list();
        return mentions;
    }

    /** By key, in their newest version. */
    static Map<String, Mention> newest(Handle handle, Object[] keys) {
        Map<String, Mention> mentions = new HashMap<>();
        handle.createQuery("""
                        select i.mention_key, i.payload from inbox i
                        where i.mention_key = any(:keys) and not exists (
                            select 1 from inbox later where later.mention_key = i.mention_key and later.id > i.id)""")
                .bindArray("keys", String.class, keys)
                .map((row, context) -> mentions.put(row.getString(1), Rows.read(row.getString(2), Mention.class)))
                .list();
        return mentions;
    }

    /** A mention as it was decided on; one that was forgotten since has lost the facts. */
    static EnrichedMention enriched(@Nullable String enriched, String payload) {
        return enriched == null
                ? new EnrichedMention(Rows.read(payload, Mention.class), "und", 0, false)
                : Rows.read(enriched, EnrichedMention.class);
    }
}
