package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A place among the comments of an org. A sweep starts a little before the newest comment seen, for those that were
 * committed late; the ones seen before are passed over by id.
 *
 * @param start no comment that was written before is ever heard; by the clock of the org
 * @param newest the newest stamp seen
 * @param at where in the sweep to go on; null starts a new one
 * @param seen the comments that a sweep may meet again, with their stamps
 */
record CommentCursor(Instant start, Instant newest, ReplyCursor.@Nullable Place at, Map<String, Instant> seen) {

    static CommentCursor of(JsonNode json) {
        try {
            Map<String, Instant> seen = new TreeMap<>();
            json.path("seen")
                    .fields()
                    .forEachRemaining(each -> seen.put(
                            each.getKey(), Instant.parse(each.getValue().asText())));
            ReplyCursor.Place at = json.has("id")
                    ? new ReplyCursor.Place(
                            Instant.parse(json.path("at").asText()),
                            ReplyCursor.id(json.path("id").asText()))
                    : null;
            return new CommentCursor(
                    Instant.parse(json.path("start").asText()),
                    Instant.parse(json.path("newest").asText()),
                    at,
                    seen);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("not a cursor of Salesforce comments", wrong);
        }
    }

    ObjectNode json() {
        ObjectNode json =
                Json.mapper().createObjectNode().put("start", start.toString()).put("newest", newest.toString());
        if (at != null) {
            json.put("at", at.stamp().toString()).put("id", at.id());
        }
        ObjectNode ids = json.putObject("seen");
        seen.forEach((id, stamp) -> ids.put(id, stamp.toString()));
        return json;
    }

    /** The rows that the sweep still has to see. */
    String condition(Duration overlap) {
        String since = " AND CreatedDate >= " + start;
        if (at == null) {
            return since + " AND SystemModstamp >= " + newest.minus(overlap);
        }
        String stamp = at.stamp().toString();
        return since + " AND (SystemModstamp > " + stamp + " OR (SystemModstamp = " + stamp + " AND Id > '" + at.id()
                + "'))";
    }

    /** Behind some rows; a sweep that is over starts anew the next time, and forgets what it can't meet again. */
    CommentCursor behind(Map<String, Instant> rows, ReplyCursor.@Nullable Place last, Duration overlap) {
        Instant latest = rows.values().stream().reduce(newest, (a, b) -> a.isAfter(b) ? a : b);
        Map<String, Instant> all = new TreeMap<>(seen);
        all.putAll(rows);
        if (last == null) {
            all.values().removeIf(stamp -> stamp.isBefore(latest.minus(overlap)));
        }
        return new CommentCursor(start, latest, last, all);
    }
}
