package io.parley.sandbox.salesforce.pubsub;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.FetchRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** The topics, and the streams that are open on them. */
final class Bus {

    private final Clock clock;
    private final long salt = UUID.randomUUID().getMostSignificantBits();
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final List<Subscription> open = new CopyOnWriteArrayList<>();
    private final List<FetchRequest> openings = new CopyOnWriteArrayList<>();
    private final AtomicLong delivered = new AtomicLong();
    private final Map<String, AtomicInteger> garbled = new ConcurrentHashMap<>();
    private volatile boolean silent;

    Bus(Clock clock) {
        this.clock = clock;
    }

    void define(String name, Schema schema) {
        topics.put(name, new Topic(name, schema, clock, salt * 31 + name.hashCode()));
    }

    void remove(String name) {
        topics.remove(name);
    }

    @Nullable
    Topic topic(String name) {
        return topics.get(name);
    }

    List<Topic> topics() {
        return List.copyOf(topics.values());
    }

    @Nullable
    Topic bySchema(String id) {
        return topics.values().stream()
                .filter(topic -> topic.schemaId.equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Keeps an event; does nothing where the topic is not. */
    void publish(String name, GenericRecord event) {
        Topic topic = topics.get(name);
        if (topic != null) {
            byte[] payload = written(topic.schema, event);
            if (garbled(name).getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                // Not one of these bytes ends a number, so no reader of Avro gets past the first field.
                Arrays.fill(payload, (byte) 0xff);
            }
            topic.add(UUID.randomUUID().toString(), ByteString.copyFrom(payload));
        }
    }

    private static byte[] written(Schema schema, GenericRecord event) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(event, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private AtomicInteger garbled(String topic) {
        return garbled.computeIfAbsent(topic, key -> new AtomicInteger());
    }

    void garble(String topic, int events) {
        garbled(topic).addAndGet(events);
    }

    void silent(boolean now) {
        silent = now;
    }

    boolean silent() {
        return silent;
    }

    void opened(Subscription subscription, FetchRequest how) {
        open.add(subscription);
        openings.add(how);
    }

    void closed(Subscription subscription) {
        open.remove(subscription);
    }

    void delivered(int events) {
        delivered.addAndGet(events);
    }

    long delivered() {
        return delivered.get();
    }

    List<Subscription> open() {
        return new ArrayList<>(open);
    }

    List<FetchRequest> openings() {
        return List.copyOf(openings);
    }
}
