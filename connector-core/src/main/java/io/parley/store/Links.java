package io.parley.store;

import io.parley.model.MentionKey;
import io.parley.model.RecordRef;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which record a mention or conversation belongs to. Every look-up is for many at once. */
public interface Links {

    /**
     * What is known of items of a thread: mentions, and replies of ours that stand on the channel.
     *
     * @param crm whose records to tell
     * @return by key; items never seen are absent
     */
    Map<MentionKey, Ancestor> ancestors(String crm, Collection<MentionKey> keys);

    /** The record of the newest linked mention of each conversation in that CRM; conversations without one are absent. */
    Map<String, RecordRef> newest(String crm, Collection<String> conversations);

    /**
     * An item of a thread.
     *
     * @param conversation whose conversation it belongs to; for a reply of ours, that of the customer it answers
     * @param parent what it answers
     * @param record where it went; null when it has none
     */
    record Ancestor(
            String conversation,
            @Nullable MentionKey parent,
            @Nullable RecordRef record) {}
}
