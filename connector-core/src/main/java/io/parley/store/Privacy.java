package io.parley.store;

import java.util.Map;

/** Forgetting a person. */
public interface Privacy {

    /**
     * Erases what an author wrote and who they are, everywhere in the store, and sends a deletion of each of their
     * mentions to the CRM it went to. Their mentions stay known by key, so that none is taken in again.
     *
     * @param channel the channel's name
     * @param author the author's id on that channel, or their handle
     * @return how many rows were erased, by kind ({@code mentions}, {@code replies}, {@code dead letters}); all zero
     *     when nobody was found
     */
    Map<String, Integer> forget(String channel, String author);
}
