package io.parley.crm.salesforce.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.parley.crm.Cursor;
import io.parley.json.Json;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A replay id, which means something for its own topic only. */
record Place(String topic, ByteString replayId) {

    /** The place that a cursor tells for a topic; null when it tells none. */
    static @Nullable Place of(Cursor cursor, String topic) {
        if (cursor.isStart()) {
            return null;
        }
        try {
            JsonNode json = Json.tree(cursor.value());
            byte[] id = Base64.getDecoder().decode(json.path("replay").asText());
            return id.length > 0 && json.path("topic").asText().equals(topic)
                    ? new Place(topic, ByteString.copyFrom(id))
                    : null;
        } catch (IllegalArgumentException notOurs) {
            // A place that can't be read is a place that is not known: listening begins now, after a look at
            // everything.
            return null;
        }
    }

    Cursor cursor() {
        String id = Base64.getEncoder().encodeToString(replayId.toByteArray());
        return new Cursor(Json.mapper()
                .createObjectNode()
                .put("topic", topic)
                .put("replay", id)
                .toString());
    }
}
