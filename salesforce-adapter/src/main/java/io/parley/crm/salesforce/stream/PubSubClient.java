package io.parley.crm.salesforce.stream;

import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import com.salesforce.eventbus.protobuf.TopicInfo;
import com.salesforce.eventbus.protobuf.TopicRequest;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import io.parley.crm.salesforce.api.SalesforceClient.Pass;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with the Pub/Sub API. The component of Camel is passed by here, since it hides what a stream that must not be
 * lost depends on: that the other side completed it, its signs of life, and the codes of its errors.
 */
final class PubSubClient implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final StreamSettings settings;
    private final ManagedChannel channel;

    PubSubClient(StreamSettings settings) {
        this.settings = settings;
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(settings.host(), settings.port());
        channel = (settings.plaintext() ? builder.usePlaintext() : builder.useTransportSecurity()).build();
    }

    /** @throws io.grpc.StatusRuntimeException when there is none, or nobody answers */
    TopicInfo topic(Pass pass, String name) {
        return calls(pass).getTopic(TopicRequest.newBuilder().setTopicName(name).build());
    }

    /** @throws io.grpc.StatusRuntimeException when there is none, or nobody answers */
    String schema(Pass pass, String id) {
        return calls(pass)
                .getSchema(SchemaRequest.newBuilder().setSchemaId(id).build())
                .getSchemaJson();
    }

    private PubSubGrpc.PubSubBlockingStub calls(Pass pass) {
        return PubSubGrpc.newBlockingStub(channel)
                .withInterceptors(headers(pass))
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Opens a stream.
     *
     * @param from behind which place to begin; null for now
     * @param sink gets what comes, on other threads; after an end nothing more
     */
    Stream subscribe(Pass pass, String topic, @Nullable Place from, int requested, Consumer<Signal> sink) {
        Stream stream = new Stream(settings, sink);
        PubSubGrpc.newStub(channel).withInterceptors(headers(pass)).subscribe(stream);
        FetchRequest.Builder first =
                FetchRequest.newBuilder().setTopicName(topic).setNumRequested(requested);
        stream.send(
                from == null
                        ? first.setReplayPreset(ReplayPreset.LATEST)
                        : first.setReplayPreset(ReplayPreset.CUSTOM).setReplayId(from.replayId()));
        return stream;
    }

    private static ClientInterceptor headers(Pass pass) {
        Metadata headers = new Metadata();
        put(headers, "accesstoken", pass.token());
        put(headers, "instanceurl", pass.instanceUrl());
        put(headers, "tenantid", pass.org());
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }

    private static void put(Metadata headers, String name, String value) {
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** One open stream. */
    static final class Stream implements ClientResponseObserver<FetchRequest, FetchResponse>, AutoCloseable {

        private final StreamSettings settings;
        private final Consumer<Signal> sink;
        private @Nullable ClientCallStreamObserver<FetchRequest> requests;

        private Stream(StreamSettings settings, Consumer<Signal> sink) {
            this.settings = settings;
            this.sink = sink;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<FetchRequest> stream) {
            requests = stream;
        }

        /** Lets more events come. */
        void request(int events) {
            send(FetchRequest.newBuilder().setNumRequested(events));
        }

        private void send(FetchRequest.Builder request) {
            try {
                Objects.requireNonNull(requests).onNext(request.build());
            } catch (IllegalStateException over) {
                // The stream has ended; its end is in the sink.
            }
        }

        @Override
        public void onNext(FetchResponse response) {
            sink.accept(new Signal.Fetched(response));
        }

        @Override
        public void onError(Throwable error) {
            sink.accept(new Signal.Ended(Trouble.of(error, settings)));
        }

        @Override
        public void onCompleted() {
            sink.accept(new Signal.Ended(Trouble.completed()));
        }

        @Override
        public void close() {
            Objects.requireNonNull(requests).cancel("closed", null);
        }
    }
}
