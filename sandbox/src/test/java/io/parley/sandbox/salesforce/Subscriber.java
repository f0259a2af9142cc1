package io.parley.sandbox.salesforce;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** A subscriber that does nothing by itself. */
final class Subscriber implements AutoCloseable, StreamObserver<FetchResponse> {

    private static final String CODE = "sfdc.platform.eventbus.grpc.";

    final List<FetchResponse> responses = new CopyOnWriteArrayList<>();
    final ManagedChannel channel;
    final PubSubGrpc.PubSubBlockingStub calls;
    private final StreamObserver<FetchRequest> requests;
    private volatile boolean completed;
    private volatile @Nullable Throwable error;

    Subscriber(SalesforceSandbox salesforce, String token, String org) {
        channel = NettyChannelBuilder.forAddress(
                        "127.0.0.1", salesforce.pubSub().port())
                .usePlaintext()
                .build();
        Metadata headers = new Metadata();
        put(headers, "accesstoken", token);
        put(headers, "instanceurl", salesforce.url().toString());
        put(headers, "tenantid", org);
        calls = PubSubGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        requests = PubSubGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .subscribe(this);
    }

    private static void put(Metadata headers, String name, String value) {
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    }

    Subscriber from(String topic, ReplayPreset preset, int number) {
        requests.onNext(FetchRequest.newBuilder()
                .setTopicName(topic)
                .setReplayPreset(preset)
                .setNumRequested(number)
                .build());
        return this;
    }

    Subscriber behind(String topic, ByteString replayId) {
        requests.onNext(FetchRequest.newBuilder()
                .setTopicName(topic)
                .setReplayPreset(ReplayPreset.CUSTOM)
                .setReplayId(replayId)
                .setNumRequested(100)
                .build());
        return this;
    }

    void more(int number) {
        requests.onNext(FetchRequest.newBuilder().setNumRequested(number).build());
    }

    List<ConsumerEvent> events() {
        List<ConsumerEvent> all = new ArrayList<>();
        responses.forEach(response -> all.addAll(response.getEventsList()));
        return all;
    }

    List<GenericRecord> awaitEvents(int number) {
        await("events").atMost(Duration.ofSeconds(10)).until(() -> events().size() >= number);
        return events().stream().map(this::read).toList();
    }

    GenericRecord read(ConsumerEvent event) {
        String json = calls.getSchema(SchemaRequest.newBuilder()
                        .setSchemaId(event.getEvent().getSchemaId())
                        .build())
                .getSchemaJson();
        byte[] payload = event.getEvent().getPayload().toByteArray();
        try {
            return new GenericDatumReader<GenericRecord>(new Schema.Parser().parse(json))
                    .read(null, DecoderFactory.get().binaryDecoder(payload, null));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The error that ended the stream: gRPC's word, and Salesforce's without what all have in common. */
    String awaitError() {
        await("an error").atMost(Duration.ofSeconds(10)).until(() -> error != null);
        Metadata trailers = Objects.requireNonNull(Status.trailersFromThrowable(Objects.requireNonNull(error)));
        String code = String.valueOf(trailers.get(Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER)));
        return Status.fromThrowable(error).getCode() + " " + code.replace(CODE, "");
    }

    void awaitEnd() {
        await("the end of the stream").atMost(Duration.ofSeconds(10)).until(() -> completed);
    }

    @Override
    public void onNext(FetchResponse response) {
        responses.add(response);
    }

    @Override
    public void onError(Throwable failure) {
        error = failure;
    }

    @Override
    public void onCompleted() {
        completed = true;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
