package io.parley.sandbox.salesforce.pubsub;

import com.salesforce.eventbus.protobuf.FetchRequest;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for Salesforce's Pub/Sub API: GetTopic, GetSchema, Subscribe and Publish in the clear on loopback. Events are
 * kept in memory, so that a restart makes every replay id one of another run: unknown. The server starts when its port
 * is first asked for; events are kept from the beginning.
 */
public final class PubSub implements AutoCloseable {

    /** Within this time a stream shows that it lives, says the guide. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(270);

    private final Sessions sessions;
    private final Bus bus;
    /** What a stream still has to say when this is closed is nobody's business. */
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, work -> daemon(work, "sandbox pubsub"), new ThreadPoolExecutor.DiscardPolicy());

    private @Nullable Server server;
    private volatile long keepAlive = LONGEST_SILENCE.minusSeconds(5).toNanos();

    public PubSub(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.bus = new Bus(clock);
    }

    /** Where it listens; starts it on any free port when it has not been. */
    public synchronized int port() {
        return server == null ? start(0) : server.getPort();
    }

    /** Starts it; throws when the port is taken. */
    public synchronized int start(int port) {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .intercept(new Door(sessions))
                    .addService(new Service(bus, sessions.org(), thread, this::deliver))
                    .build()
                    .start();
        } catch (IOException taken) {
            throw new IllegalStateException("Nothing can listen on 127.0.0.1:" + port, taken);
        }
        thread.scheduleWithFixedDelay(
                () -> bus.open().forEach(stream -> stream.keepAlive(keepAlive)), 50, 50, TimeUnit.MILLISECONDS);
        return server.getPort();
    }

    /** Makes a topic, or makes it anew and empty. */
    public void define(String topic, Schema schema) {
        bus.define(topic, schema);
    }

    /** The schema of a topic; null when there is no such topic. */
    public @Nullable Schema schema(String topic) {
        Topic found = bus.topic(topic);
        return found == null ? null : found.schema;
    }

    /** The topic was never deployed, or the object never selected for change data capture. */
    public void remove(String topic) {
        bus.remove(topic);
    }

    /** The integration user may not read this topic. */
    public void forbid(String topic) {
        Topic found = bus.topic(topic);
        if (found != null) {
            found.forbid();
        }
    }

    /** Publishes an event, as the org does after a commit. Nothing happens where the topic is not. */
    public void publish(String topic, GenericRecord event) {
        bus.publish(topic, event);
        deliver();
    }

    private void deliver() {
        onThread(Subscription::deliver);
    }

    /** Ends every stream in good order and without a word. */
    public void completeStreams() {
        onThread(Subscription::complete);
    }

    /** Ends every stream with UNAVAILABLE. */
    public void dropStreams() {
        onThread(stream -> stream.end(Refusal.unavailable()));
    }

    /** Ends every stream with the error of a session that is over. */
    public void refuseStreams() {
        onThread(stream -> stream.end(Refusal.auth()));
    }

    private void onThread(Consumer<Subscription> what) {
        thread.execute(() -> bus.open().forEach(what));
    }

    /** The next events that the org publishes on a topic have a payload that no schema reads. */
    public void garble(String topic, int events) {
        bus.garble(topic, events);
    }

    /** Makes every replay id that was given out unknown, as 72 hours do. */
    public void expireReplayIds() {
        bus.topics().forEach(Topic::expire);
    }

    /** While it is silent nothing leaves it, not even what shows that a stream lives; events wait. */
    public void silent(boolean now) {
        bus.silent(now);
        deliver();
    }

    /** How long a stream is quiet at most; 265 s unless it is set. */
    public void keepAlive(Duration quiet) {
        keepAlive = quiet.toNanos();
    }

    /** Streams that are open now. */
    public int streams() {
        return bus.open().size();
    }

    /** The first request of each stream that was ever opened, oldest first. */
    public List<FetchRequest> openings() {
        return bus.openings();
    }

    /** Events that were delivered, each subscriber counted. */
    public long delivered() {
        return bus.delivered();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
        if (server != null) {
            server.shutdownNow();
        }
    }
}
