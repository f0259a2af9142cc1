package io.parley.sandbox.salesforce.pubsub;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** One topic and what it keeps: events for 72 hours, and the replay ids of that time. */
final class Topic {

    private static final Duration KEPT = Duration.ofHours(72);
    /** Replay ids of one age of a topic lie closer together than this. */
    private static final long ROOM = 1L << 32;
    /** Salesforce's replay ids fit a number of JavaScript, and clients rely on it. */
    private static final long AGES = 1L << 20;

    /** A stand-in lives in memory. */
    private static final int MOST = 50_000;

    final String name;
    final Schema schema;
    final String schemaId;
    private final Clock clock;
    private final long mask;
    private final TreeMap<Long, Event> events = new TreeMap<>();
    /** When the replay id of a place was last given out. */
    private final TreeMap<Long, Instant> given = new TreeMap<>();

    private long last;
    private int age;
    private boolean open = true;

    /** @param mask makes replay ids of this topic and this run different from all others */
    Topic(String name, Schema schema, Clock clock, long mask) {
        this.name = name;
        this.schema = schema;
        this.clock = clock;
        this.mask = mask;
        byte[] print = new byte[0];
        try {
            print = SchemaNormalization.parsingFingerprint("SHA-256", schema);
        } catch (java.security.NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
        schemaId = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(print, 16));
    }

    /** An event as it was published. */
    record Event(long number, String id, ByteString payload, Instant at) {}

    /** Users may publish; change events come from the org alone. */
    boolean publishable() {
        return name.startsWith("/event/");
    }

    synchronized boolean subscribable() {
        return open;
    }

    synchronized void forbid() {
        open = false;
    }

    synchronized ByteString add(String id, ByteString payload) {
        forget();
        Event event = new Event(++last, id, payload, clock.instant());
        events.put(event.number(), event);
        return replayId(event.number(), event.at());
    }

    /** Events behind a place, oldest first. */
    synchronized List<Event> behind(long place, int most) {
        forget();
        List<Event> next = new ArrayList<>();
        for (Event event : events.tailMap(place, false).values()) {
            if (next.size() == most) {
                break;
            }
            next.add(event);
        }
        return next;
    }

    /** The place behind which only new events stand. */
    synchronized long latest() {
        return last;
    }

    /** The place behind which all events stand that are kept. */
    synchronized long earliest() {
        forget();
        return events.isEmpty() ? last : events.firstKey() - 1;
    }

    synchronized ByteString replayId(Event event) {
        return replayId(event.number(), event.at());
    }

    /** The replay id of a place, as of now. */
    synchronized ByteString replayId(long place) {
        return replayId(place, clock.instant());
    }

    /** Eight bytes, as of Salesforce: a long, biggest byte first. */
    private ByteString replayId(long place, Instant at) {
        given.merge(place, at, (first, next) -> next.isAfter(first) ? next : first);
        return ByteString.copyFrom(
                ByteBuffer.allocate(Long.BYTES).putLong(base() + place).array());
    }

    private long base() {
        return (1 + Math.floorMod(mask + age, AGES)) * ROOM;
    }

    /** The place of a replay id; empty when it is none of this topic's, or too old. */
    synchronized OptionalLong place(ByteString replayId) {
        if (replayId.size() != Long.BYTES) {
            return OptionalLong.empty();
        }
        long place = replayId.asReadOnlyByteBuffer().getLong() - base();
        Instant at = given.get(place);
        return at != null && !at.isBefore(clock.instant().minus(KEPT)) ? OptionalLong.of(place) : OptionalLong.empty();
    }

    /** From now on no replay id that was given out before is known any more. */
    synchronized void expire() {
        age++;
        given.clear();
    }

    private void forget() {
        Instant oldest = clock.instant().minus(KEPT);
        while (!events.isEmpty()
                && (events.size() > MOST || events.firstEntry().getValue().at().isBefore(oldest))) {
            events.pollFirstEntry();
        }
        while (!given.isEmpty()
                && (given.size() > MOST || given.firstEntry().getValue().isBefore(oldest))) {
            given.pollFirstEntry();
        }
    }
}
