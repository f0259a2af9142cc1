package io.parley.store.jdbc;

import io.parley.model.MentionKey;
import io.parley.model.RecordRef;
import io.parley.store.Links;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Look-ups in tables {@code inbox}, {@code link} and {@code reply}. */
final class JdbcLinks implements Links {

    /** Every version, the newest last. */
    private static final String MENTIONS = """
            select i.mention_key, i.conversation, i.parent, l.record
            from inbox i left join link l on l.mention_key = i.mention_key and l.crm = :crm
            where i.mention_key = any(:keys) order by i.id""";

    private static final String REPLIES = """
            select receipt_key, conversation, target, payload from reply
            where receipt_key = any(:keys) order by id""";

    private static final String NEWEST = """
            select asked.conversation, (
                select l.record from link l
                where l.crm = :crm and l.conversation = asked.conversation
                order by l.arrival desc limit 1)
            from unnest(:conversations) as asked(conversation)""";

    private final Database database;

    JdbcLinks(Database database) {
        this.database = database;
    }

    @Override
    public Map<MentionKey, Ancestor> ancestors(String crm, Collection<MentionKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, MentionKey> asked = new HashMap<>();
        keys.forEach(key -> asked.put(key.idempotencyKey(), key));
        return database.in(handle -> {
            Map<MentionKey, Ancestor> found = new HashMap<>();
            Object[] all = asked.keySet().toArray();
            handle.createQuery(MENTIONS)
                    .bind("crm", crm)
                    .bindArray("keys", String.class, all)
                    .map((row, context) -> found.put(asked.get(row.getString(1)), mention(row)))
                    .list();
            handle.createQuery(REPLIES)
                    .bindArray("keys", String.class, all)
                    .map((row, context) -> found.put(asked.get(row.getString(1)), reply(row, crm)))
                    .list();
            return found;
        });
    }

    private static Ancestor mention(ResultSet row) throws SQLException {
        return new Ancestor(row.getString(2), key(row.getString(3)), record(row.getString(4)));
    }

    private static Ancestor reply(ResultSet row, String crm) throws SQLException {
        RecordRef record =
                Rows.read(row.getString(4), io.parley.model.Reply.class).record();
        return new Ancestor(
                row.getString(2), key(row.getString(3)), record.crm().equals(crm) ? record : null);
    }

    @Override
    public Map<String, RecordRef> newest(String crm, Collection<String> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        Map<String, String> asked = new HashMap<>();
        conversations.forEach(conversation -> asked.put(Fit.conversation(conversation), conversation));
        return database.in(handle -> newest(handle, crm, asked));
    }

    private static Map<String, RecordRef> newest(Handle handle, String crm, Map<String, String> asked) {
        Map<String, RecordRef> found = new HashMap<>();
        handle.createQuery(NEWEST)
                .bind("crm", crm)
                .bindArray("conversations", String.class, asked.keySet().toArray())
                .map((row, context) -> {
                    RecordRef record = record(row.getString(2));
                    return record == null ? null : found.put(asked.get(row.getString(1)), record);
                })
                .list();
        return found;
    }

    private static @Nullable MentionKey key(@Nullable String value) {
        return value == null ? null : MentionKey.parse(value);
    }

    private static @Nullable RecordRef record(@Nullable String json) {
        return json == null ? null : Rows.read(json, RecordRef.class);
    }
}
