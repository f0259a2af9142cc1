package io.parley.sandbox.salesforce.pubsub;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.ProducerEvent;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One stream to a subscriber. All it does, it does on the one thread of the bus. */
final class Subscription implements StreamObserver<FetchRequest> {

    /** Most events that may be requested and not yet delivered, says the page "Allocations" of the guide. */
    private static final int OUTSTANDING = 100;

    private final Bus bus;
    private final Executor thread;
    private final ServerCallStreamObserver<FetchResponse> client;
    private @Nullable Topic topic;
    private long place;
    private int requested;
    private long quietSince = System.nanoTime();
    private boolean over;

    Subscription(Bus bus, Executor thread, ServerCallStreamObserver<FetchResponse> client) {
        this.bus = bus;
        this.thread = thread;
        this.client = client;
        client.setOnCancelHandler(() -> thread.execute(this::gone));
    }

    @Override
    public void onNext(FetchRequest request) {
        thread.execute(() -> {
            Refusal refusal = over ? null : taken(request);
            if (refusal != null) {
                end(refusal);
            } else {
                deliver();
            }
        });
    }

    private @Nullable Refusal taken(FetchRequest request) {
        Topic of = topic;
        if (of == null) {
            Refusal refusal = opened(request);
            if (refusal != null) {
                return refusal;
            }
        } else if (!request.getTopicName().isEmpty() && !request.getTopicName().equals(of.name)) {
            return Refusal.otherTopic();
        }
        if (request.getNumRequested() <= 0) {
            return Refusal.requested(request.getNumRequested());
        }
        requested += request.getNumRequested();
        return requested > OUTSTANDING ? Refusal.tooMany(requested) : null;
    }

    private @Nullable Refusal opened(FetchRequest request) {
        if (request.getTopicName().isEmpty()) {
            return Refusal.noTopicName();
        }
        Topic found = bus.topic(request.getTopicName());
        if (found == null) {
            return Refusal.noTopic(request.getTopicName());
        }
        if (!found.subscribable()) {
            return Refusal.mayNotSubscribe(found.name);
        }
        switch (request.getReplayPreset()) {
            case EARLIEST -> place = found.earliest();
            case CUSTOM -> {
                if (request.getReplayId().isEmpty()) {
                    return Refusal.noReplayId();
                }
                OptionalLong from = found.place(request.getReplayId());
                if (from.isEmpty()) {
                    return Refusal.replayId();
                }
                place = from.getAsLong();
            }
            default -> place = found.latest();
        }
        topic = found;
        bus.opened(this, request);
        return null;
    }

    /** Sends what there is, as far as it was requested. */
    void deliver() {
        Topic of = topic;
        if (over || of == null || bus.silent()) {
            return;
        }
        while (requested > 0) {
            List<Topic.Event> events = of.behind(place, requested);
            if (events.isEmpty()) {
                return;
            }
            FetchResponse.Builder response = FetchResponse.newBuilder();
            for (Topic.Event event : events) {
                response.addEvents(consumer(of, event));
                place = event.number();
            }
            requested -= events.size();
            bus.delivered(events.size());
            send(response, of.replayId(events.get(events.size() - 1)));
        }
    }

    private static ConsumerEvent consumer(Topic of, Topic.Event event) {
        return ConsumerEvent.newBuilder()
                .setEvent(ProducerEvent.newBuilder()
                        .setId(event.id())
                        .setSchemaId(of.schemaId)
                        .setPayload(event.payload()))
                .setReplayId(of.replayId(event))
                .build();
    }

    /** Shows that the stream lives when it has been quiet for that long. */
    void keepAlive(long nanos) {
        Topic of = topic;
        if (!over && of != null && requested > 0 && !bus.silent() && System.nanoTime() - quietSince >= nanos) {
            send(FetchResponse.newBuilder(), of.replayId(place));
        }
    }

    private void send(FetchResponse.Builder response, ByteString latest) {
        quietSince = System.nanoTime();
        client.onNext(response.setLatestReplayId(latest)
                .setRpcId(UUID.randomUUID().toString())
                .setPendingNumRequested(requested)
                .build());
    }

    /** Ends the stream without a word. */
    void complete() {
        if (!over) {
            gone();
            client.onCompleted();
        }
    }

    void end(Refusal refusal) {
        if (!over) {
            gone();
            client.onError(refusal.thrown());
        }
    }

    private void gone() {
        over = true;
        bus.closed(this);
    }

    @Override
    public void onError(Throwable broken) {
        thread.execute(this::gone);
    }

    @Override
    public void onCompleted() {
        thread.execute(this::complete);
    }
}
