package io.parley.sandbox.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A record of the collection app.bsky.feed.post, and when the view took note of it. */
record Post(Person author, String rkey, JsonNode record, String cid, Instant indexedAt) {

    static final String COLLECTION = "app.bsky.feed.post";

    String uri() {
        return "at://" + author.did() + "/" + COLLECTION + "/" + rkey;
    }

    String text() {
        return record.path("text").asText();
    }

    String parent() {
        return record.path("reply").path("parent").path("uri").asText("");
    }

    /** Whether the words name this account. */
    boolean mentions(String did) {
        for (JsonNode facet : record.path("facets")) {
            for (JsonNode feature : facet.path("features")) {
                if (feature.path("did").asText().equals(did)) {
                    return true;
                }
            }
        }
        return false;
    }
}
