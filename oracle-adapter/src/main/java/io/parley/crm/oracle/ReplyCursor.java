package io.parley.crm.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.Cursor;
import io.parley.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A place among what reps wrote in one source. What was saved late has an early stamp, so each look reaches back over a
 * while and passes over what was seen.
 *
 * @param since the newest stamp of all that was read to its end
 * @param seen stamps of what was seen and may come again, by key
 */
record ReplyCursor(Instant since, Map<String, Instant> seen) {

    ReplyCursor {
        seen = Map.copyOf(seen);
    }

    /** Where each source stands; what is not told there begins at the beginning. */
    static Map<String, ReplyCursor> read(Cursor cursor) {
        Map<String, ReplyCursor> places = new LinkedHashMap<>();
        if (!cursor.isStart()) {
            Json.tree(cursor.value())
                    .fields()
                    .forEachRemaining(entry -> places.put(entry.getKey(), of(entry.getValue())));
        }
        return places;
    }

    private static ReplyCursor of(JsonNode json) {
        Map<String, Instant> seen = new LinkedHashMap<>();
        json.path("seen")
                .fields()
                .forEachRemaining(entry -> seen.put(
                        entry.getKey(), Instant.ofEpochSecond(entry.getValue().asLong())));
        return new ReplyCursor(Instant.ofEpochSecond(json.path("since").asLong()), seen);
    }

    static Cursor write(Map<String, ReplyCursor> places) {
        ObjectNode json = Json.mapper().createObjectNode();
        places.forEach((source, place) -> {
            ObjectNode of = json.putObject(source);
            of.put("since", place.since().getEpochSecond());
            ObjectNode seen = of.putObject("seen");
            place.seen().forEach((key, stamp) -> seen.put(key, stamp.getEpochSecond()));
        });
        return new Cursor(json.toString());
    }
}
