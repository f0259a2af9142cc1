package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.Cursor;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.crm.salesforce.api.Soql;
import io.parley.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place in the stream of replies. They are read in sweeps over the rows that wait to be sent, page by page from the
 * last row seen; those heard before are passed over by id. A full sweep meets every row that waits, however late it was
 * committed, and then forgets the ids that wait no more. While more rows wait than a page holds, as when a channel is
 * down, most sweeps are short ones: they start a little before the newest row heard.
 *
 * @param newest the newest stamp heard; null before the first
 * @param at where in the sweep to go on; null starts a new one
 * @param shortLeft how many short sweeps come before the next full one
 * @param heard ids heard that a sweep may meet again
 * @param met ids that the full sweep has met so far
 */
record ReplyCursor(@Nullable Instant newest, @Nullable Place at, int shortLeft, Set<String> heard, Set<String> met) {

    static final ReplyCursor START = new ReplyCursor(null, null, 0, Set.of(), Set.of());

    private static final int SHORT_SWEEPS = 9;

    /** A row in the order of a sweep. */
    record Place(Instant stamp, String id) {}

    /** @throws IllegalArgumentException when the text is no cursor of this adapter */
    static ReplyCursor of(Cursor cursor) {
        if (cursor.isStart()) {
            return START;
        }
        JsonNode json = Json.tree(cursor.value());
        try {
            Place at = json.has("id")
                    ? new Place(
                            Instant.parse(json.path("at").asText()),
                            id(json.path("id").asText()))
                    : null;
            Instant newest =
                    json.has("newest") ? Instant.parse(json.path("newest").asText()) : null;
            return new ReplyCursor(newest, at, json.path("short").asInt(), ids(json, "heard"), ids(json, "met"));
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("not a cursor of Salesforce replies", wrong);
        }
    }

    private static Set<String> ids(JsonNode json, String name) {
        Set<String> ids = new TreeSet<>();
        json.path(name).forEach(each -> ids.add(id(each.asText())));
        return ids;
    }

    static String id(String text) {
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
        json.put("short", shortLeft);
        heard.forEach(json.putArray("heard")::add);
        if (!met.isEmpty()) {
            met.forEach(json.putArray("met")::add);
        }
        return new Cursor(json.toString());
    }

    private boolean full() {
        return shortLeft == 0 || newest == null;
    }

    /** The sweep goes on behind the last of some rows. */
    ReplyCursor behind(Place last, Collection<String> ids) {
        Set<String> all = new TreeSet<>(heard);
        all.addAll(ids);
        Set<String> here = new TreeSet<>(met);
        if (full()) {
            here.addAll(ids);
        }
        Instant latest = newest == null || last.stamp().isAfter(newest) ? last.stamp() : newest;
        // Before the first reply there is no newest, and the first sweep is a full one to its end.
        return new ReplyCursor(latest, last, shortLeft, all, here);
    }

    /**
     * The sweep is at its end.
     *
     * @param pages whether it took more than one
     */
    ReplyCursor swept(boolean pages) {
        if (full()) {
            return new ReplyCursor(newest, null, pages ? SHORT_SWEEPS : 0, met, Set.of());
        }
        return new ReplyCursor(newest, null, shortLeft - 1, heard, Set.of());
    }

    /** The condition on the rows that the sweep still has to see; empty when it is on all of them. */
    String condition(Duration overlap) {
        if (at != null) {
            String stamp = at.stamp().toString();
            return " AND (SystemModstamp > " + stamp + " OR (SystemModstamp = " + stamp + " AND Id > "
                    + Soql.text(at.id()) + "))";
        }
        return full() || newest == null ? "" : " AND SystemModstamp >= " + newest.minus(overlap);
    }
}
