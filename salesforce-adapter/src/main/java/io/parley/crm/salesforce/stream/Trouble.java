package io.parley.crm.salesforce.stream;

import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * Why a stream ended or did not begin.
 *
 * @param reason in an admin's words
 */
record Trouble(Sort sort, String reason) {

    private static final String PREFIX = "sfdc.platform.eventbus.grpc.";
    private static final Metadata.Key<String> CODE = Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);

    /** Sorted by what helps. */
    enum Sort {
        /** Trying again. */
        AGAIN,
        /** A new session. */
        LOGIN,
        /** Another place to listen from. */
        PLACE,
        /** An admin; until then the sweep hears everything, only later. */
        ADMIN
    }

    /** The sort and words of an error; the code in its trailers counts more than its status. */
    static Trouble of(Throwable error, StreamSettings at) {
        Status status = Status.fromThrowable(error);
        String code = code(error);
        if (code.startsWith("service.auth") || code.isEmpty() && status.getCode() == Status.Code.UNAUTHENTICATED) {
            return new Trouble(Sort.LOGIN, "The Pub/Sub API refused the session (" + told(status, code) + ").");
        }
        if (code.contains(".replayid.") || code.contains(".replay.")) {
            return new Trouble(Sort.PLACE, "Salesforce no longer knows where listening stopped; it goes on from now.");
        }
        if (code.equals("topic.not.found") || code.isEmpty() && status.getCode() == Status.Code.NOT_FOUND) {
            return new Trouble(
                    Sort.ADMIN, "Salesforce has no topic " + at.wake().topic() + ".");
        }
        if (code.endsWith(".permission")
                || code.endsWith("cannot.subscribe")
                || status.getCode() == Status.Code.PERMISSION_DENIED) {
            return new Trouble(
                    Sort.ADMIN,
                    "The integration user may not listen to " + at.wake().topic() + ".");
        }
        if (code.endsWith("limit.exceeded") || code.endsWith("tenant.license")) {
            return new Trouble(Sort.ADMIN, "Salesforce delivers no more events today (" + code + ").");
        }
        if (code.isEmpty() && status.getCode() == Status.Code.UNAVAILABLE) {
            return new Trouble(Sort.AGAIN, "The Pub/Sub API can't be reached at " + at.where() + ".");
        }
        return new Trouble(Sort.AGAIN, "The stream of the Pub/Sub API broke (" + told(status, code) + ").");
    }

    static Trouble completed() {
        return new Trouble(Sort.AGAIN, "The Pub/Sub API ended the stream.");
    }

    static Trouble silent(StreamSettings at) {
        return new Trouble(
                Sort.AGAIN,
                "The Pub/Sub API has been silent for " + at.silence().toSeconds() + " seconds.");
    }

    private static String code(Throwable error) {
        @Nullable Metadata trailers = Status.trailersFromThrowable(error);
        String code = trailers == null ? null : trailers.get(CODE);
        return code == null ? "" : code.startsWith(PREFIX) ? code.substring(PREFIX.length()) : code;
    }

    private static String told(Status status, String code) {
        return code.isEmpty() ? status.getCode().name() : code;
    }
}
