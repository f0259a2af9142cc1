package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.Cursor;
import io.parley.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A place in the stream of replies. They are read in sweeps: a sweep starts a little before the newest reply heard so
 * far, since Salesforce stamps a row when it is saved and shows it when it is committed, and goes on page by page from
 * the last row it saw. What was heard within that stretch is remembered by id, and passed over in the next sweep.
 *
 * @param newest the newest stamp heard; null before the first
 * @param at where in the sweep to go on; null starts a new sweep
 * @param heard ids heard that a new sweep meets again, with their stamps
 */
record ReplyCursor(@Nullable Instant newest, @Nullable Place at, Map<String, Instant> heard) {

    /** A row in the order of a sweep. */
    record Place(Instant stamp, String id) {}

    static final ReplyCursor START = new ReplyCursor(null, null, Map.of());

    /** @throws IllegalArgumentException when the text is no cursor of this adapter */
    static ReplyCursor of(Cursor cursor) {
        if (cursor.isStart()) {
            return START;
        }
        JsonNode json = Json.tree(cursor.value());
        try {
            Map<String, Instant> heard = new TreeMap<>();
            json.path("heard")
                    .fields()
                    .forEachRemaining(entry -> heard.put(
                            id(entry.getKey()),
                            Instant.ofEpochMilli(entry.getValue().asLong())));
            Place at = json.has("id")
                    ? new Place(
                            Instant.parse(json.path("at").asText()),
                            id(json.path("id").asText()))
                    : null;
            Instant newest =
                    json.has("newest") ? Instant.parse(json.path("newest").asText()) : null;
            return new ReplyCursor(newest, at, heard);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("not a cursor of Salesforce replies", wrong);
        }
    }

    private static String id(String text) {
        if (!SalesforceId.isOne(text)) {
            throw new IllegalArgumentException("not a cursor of Salesforce replies");
        }
        return text;
    }

    Cursor cursor() {
        ObjectNode json = Json.mapper().createObjectNode();
        if (newest != null) {
            json.put("newest", newest.toString());
        }
        if (at != null) {
            json.put("at", at.stamp().toString()).put("id", at.id());
        }
        ObjectNode ids = json.putObject("heard");
        heard.forEach((id, stamp) -> ids.put(id, stamp.toEpochMilli()));
        return new Cursor(json.toString());
    }

    /** The sweep goes on behind a row; what was heard grows. */
    ReplyCursor behind(Place row, Map<String, Instant> more) {
        Map<String, Instant> all = new TreeMap<>(heard);
        all.putAll(more);
        Instant latest = newest == null || row.stamp().isAfter(newest) ? row.stamp() : newest;
        return new ReplyCursor(latest, row, all);
    }

    /** The sweep is at its end: the next one starts the overlap before the newest, and need not know what is older. */
    ReplyCursor swept(Duration overlap) {
        if (newest == null) {
            return START;
        }
        Instant from = newest.minus(overlap);
        Map<String, Instant> near = new TreeMap<>(heard);
        near.values().removeIf(stamp -> stamp.isBefore(from));
        return new ReplyCursor(newest, null, near);
    }

    /** The condition on the rows that a sweep still has to see; empty when it is on all of them. */
    String condition(Duration overlap) {
        if (at != null) {
            String stamp = at.stamp().toString();
            return " AND (SystemModstamp > " + stamp + " OR (SystemModstamp = " + stamp + " AND Id > "
                    + Soql.text(at.id()) + "))";
        }
        return newest == null ? "" : " AND SystemModstamp >= " + newest.minus(overlap);
    }
}
