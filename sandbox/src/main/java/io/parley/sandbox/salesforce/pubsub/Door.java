package io.parley.sandbox.salesforce.pubsub;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import org.jspecify.annotations.Nullable;

/** Looks at the three headers that every call must have: a valid session, of this org, at this place. */
final class Door implements ServerInterceptor {

    private final Sessions sessions;

    Door(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Refusal refusal = refusal(headers);
        if (refusal != null) {
            call.close(refusal.status, refusal.trailers);
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }

    private @Nullable Refusal refusal(Metadata headers) {
        for (String name : new String[] {"accesstoken", "instanceurl", "tenantid"}) {
            if (header(headers, name).isBlank()) {
                return Refusal.headers(name);
            }
        }
        String org = header(headers, "tenantid");
        boolean ours = org.equals(sessions.org()) || org.equals(sessions.org().substring(0, 15));
        boolean here = header(headers, "instanceurl").equals(sessions.instance());
        return ours && here && sessions.user(header(headers, "accesstoken")) != null ? null : Refusal.auth();
    }

    private static String header(Metadata headers, String name) {
        String value = headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        return value == null ? "" : value;
    }
}
