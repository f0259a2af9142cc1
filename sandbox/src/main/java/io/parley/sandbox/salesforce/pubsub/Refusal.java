package io.parley.sandbox.salesforce.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.UUID;

/**
 * The errors of the Pub/Sub API: a gRPC status, and the code that counts in the trailers. The codes are those of the page
 * "Handle Errors" of its guide; which status goes with which is documented for a corrupted replay id only.
 */
final class Refusal {

    private static final String PREFIX = "sfdc.platform.eventbus.grpc.";
    private static final Metadata.Key<String> CODE = Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> RPC = Metadata.Key.of("rpc-id", Metadata.ASCII_STRING_MARSHALLER);

    final Status status;
    final Metadata trailers;

    private Refusal(Status status, String code, String words) {
        String rpc = UUID.randomUUID().toString();
        this.status = status.withDescription(words + " rpcId: " + rpc);
        trailers = new Metadata();
        trailers.put(CODE, PREFIX + code);
        trailers.put(RPC, rpc);
    }

    StatusRuntimeException thrown() {
        return status.asRuntimeException(trailers);
    }

    static Refusal auth() {
        return new Refusal(
                Status.UNAUTHENTICATED, "service.auth.error", "The session is not valid, or not of this org.");
    }

    static Refusal headers(String name) {
        return new Refusal(
                Status.UNAUTHENTICATED, "service.auth.headers.invalid", "The header " + name + " is missing.");
    }

    static Refusal noTopicName() {
        return new Refusal(Status.INVALID_ARGUMENT, "topic.validation.empty", "The topic has no name.");
    }

    static Refusal noTopic(String name) {
        return new Refusal(Status.NOT_FOUND, "topic.not.found", "There is no topic " + name + ".");
    }

    static Refusal mayNotSubscribe(String name) {
        return new Refusal(
                Status.PERMISSION_DENIED,
                "subscription.topic.cannot.subscribe",
                "The user may not subscribe to " + name + ".");
    }

    static Refusal otherTopic() {
        return new Refusal(
                Status.INVALID_ARGUMENT,
                "subscription.fetch.topic.mismatch",
                "The topic of a stream can't be changed.");
    }

    static Refusal requested(int number) {
        return new Refusal(
                Status.INVALID_ARGUMENT,
                "subscription.fetch.requested.events.invalid",
                number + " events were requested, which is not above zero.");
    }

    static Refusal tooMany(int outstanding) {
        return new Refusal(
                Status.INVALID_ARGUMENT,
                "subscription.fetch.overflow",
                outstanding + " events would be outstanding; 100 may be.");
    }

    static Refusal noReplayId() {
        return new Refusal(
                Status.INVALID_ARGUMENT,
                "subscription.fetch.replayid.validation.failed",
                "A custom preset needs a replay id.");
    }

    static Refusal replayId() {
        return new Refusal(
                Status.INVALID_ARGUMENT,
                "subscription.fetch.replayid.corrupted",
                "The replay id is unknown, or older than what is kept.");
    }

    static Refusal schema(String id) {
        return id.isBlank()
                ? new Refusal(Status.INVALID_ARGUMENT, "schema.validation.failed", "The schema has no id.")
                : new Refusal(Status.NOT_FOUND, "schema.meta.permission", "There is no schema " + id + ".");
    }

    static Refusal noEvents() {
        return new Refusal(Status.INVALID_ARGUMENT, "publish.event.count.invalid", "There is no event to publish.");
    }

    static Refusal mayNotPublish(String name) {
        return new Refusal(Status.PERMISSION_DENIED, "topic.meta.permission", "Nobody may publish to " + name + ".");
    }

    static Refusal unavailable() {
        return new Refusal(Status.UNAVAILABLE, "service.unavailable", "The service is not available.");
    }
}
