package io.parley.sandbox.salesforce.pubsub;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ErrorCode;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.ProducerEvent;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.PublishRequest;
import com.salesforce.eventbus.protobuf.PublishResponse;
import com.salesforce.eventbus.protobuf.PublishResult;
import com.salesforce.eventbus.protobuf.SchemaInfo;
import com.salesforce.eventbus.protobuf.SchemaRequest;
import com.salesforce.eventbus.protobuf.TopicInfo;
import com.salesforce.eventbus.protobuf.TopicRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;

/** The calls of the Pub/Sub API, PublishStream apart. */
final class Service extends PubSubGrpc.PubSubImplBase {

    private static final int LARGEST_EVENT = 1024 * 1024;

    private final Bus bus;
    private final String org;
    private final Executor thread;
    private final Runnable published;

    /** @param published is told when there is something to deliver */
    Service(Bus bus, String org, Executor thread, Runnable published) {
        this.bus = bus;
        this.org = org;
        this.thread = thread;
        this.published = published;
    }

    @Override
    public void getTopic(TopicRequest request, StreamObserver<TopicInfo> client) {
        Topic topic = bus.topic(request.getTopicName());
        if (topic == null) {
            client.onError(
                    (request.getTopicName().isEmpty() ? Refusal.noTopicName() : Refusal.noTopic(request.getTopicName()))
                            .thrown());
            return;
        }
        client.onNext(TopicInfo.newBuilder()
                .setTopicName(topic.name)
                .setTenantGuid("core/sandbox/" + org)
                .setCanPublish(topic.publishable())
                .setCanSubscribe(topic.subscribable())
                .setSchemaId(topic.schemaId)
                .setRpcId(UUID.randomUUID().toString())
                .build());
        client.onCompleted();
    }

    @Override
    public void getSchema(SchemaRequest request, StreamObserver<SchemaInfo> client) {
        Topic topic = bus.bySchema(request.getSchemaId());
        if (topic == null) {
            client.onError(Refusal.schema(request.getSchemaId()).thrown());
            return;
        }
        client.onNext(SchemaInfo.newBuilder()
                .setSchemaJson(topic.schema.toString())
                .setSchemaId(topic.schemaId)
                .setRpcId(UUID.randomUUID().toString())
                .build());
        client.onCompleted();
    }

    @Override
    public StreamObserver<FetchRequest> subscribe(StreamObserver<FetchResponse> client) {
        return new Subscription(bus, thread, (ServerCallStreamObserver<FetchResponse>) client);
    }

    @Override
    public void publish(PublishRequest request, StreamObserver<PublishResponse> client) {
        Topic topic = bus.topic(request.getTopicName());
        if (topic == null || !topic.publishable() || request.getEventsCount() == 0) {
            client.onError((topic == null
                            ? Refusal.noTopic(request.getTopicName())
                            : topic.publishable() ? Refusal.noEvents() : Refusal.mayNotPublish(topic.name))
                    .thrown());
            return;
        }
        PublishResponse.Builder response = PublishResponse.newBuilder()
                .setSchemaId(topic.schemaId)
                .setRpcId(UUID.randomUUID().toString());
        request.getEventsList().forEach(event -> response.addResults(result(topic, event)));
        client.onNext(response.build());
        client.onCompleted();
        published.run();
    }

    private static PublishResult result(Topic topic, ProducerEvent event) {
        PublishResult.Builder result = PublishResult.newBuilder().setCorrelationKey(event.getId());
        String wrong = wrong(topic, event);
        if (!wrong.isEmpty()) {
            return result.setError(com.salesforce.eventbus.protobuf.Error.newBuilder()
                            .setCode(ErrorCode.PUBLISH)
                            .setMsg(wrong))
                    .build();
        }
        ByteString replayId = topic.add(UUID.randomUUID().toString(), event.getPayload());
        return result.setReplayId(replayId).build();
    }

    private static String wrong(Topic topic, ProducerEvent event) {
        if (!event.getSchemaId().equals(topic.schemaId)) {
            return "The schema is not that of the topic.";
        }
        if (event.getPayload().size() > LARGEST_EVENT) {
            return "The event is larger than 1 MB.";
        }
        try {
            byte[] payload = event.getPayload().toByteArray();
            new GenericDatumReader<>(topic.schema)
                    .read(null, DecoderFactory.get().binaryDecoder(payload, null));
            return "";
        } catch (IOException | RuntimeException unreadable) {
            return "The payload is not written by the topic's schema.";
        }
    }
}
