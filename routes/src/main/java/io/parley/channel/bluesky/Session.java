package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.channel.ChannelFailure;
import io.parley.channel.bluesky.Xrpc.Answer;
import io.parley.channel.bluesky.Xrpc.Call;
import io.parley.json.Json;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Our session with a server, shared by everything that reads and answers for one account: logins are few (30 in five
 * minutes, 300 a day), so one is kept until its refresh token fails too. However many calls find the access token
 * expired, one of them renews it and the others wait. Safe for use by several threads.
 */
final class Session {

    private final Xrpc xrpc;
    private final String identifier;
    private final String password;
    private @Nullable Tokens tokens;

    Session(Xrpc xrpc, String identifier, String password) {
        this.xrpc = xrpc;
        this.identifier = identifier;
        this.password = password;
    }

    private record Tokens(String access, String refresh, String did, String handle) {

        static Tokens of(JsonNode session) {
            return new Tokens(
                    session.path("accessJwt").asText(),
                    session.path("refreshJwt").asText(),
                    session.path("did").asText(),
                    session.path("handle").asText());
        }

        @Override
        public String toString() {
            return "session of " + handle;
        }
    }

    /** The session of an account within this application; the first caller's password is the one that is used. */
    static Session of(CamelContext camel, String server, String identifier, String password) {
        String name = "bluesky session of " + identifier + " at " + server;
        synchronized (camel) {
            Session found = camel.getRegistry().lookupByNameAndType(name, Session.class);
            if (found == null) {
                found = new Session(new Xrpc(server), identifier, password);
                camel.getRegistry().bind(name, found);
            }
            return found;
        }
    }

    /** Our account's unchanging id. */
    String did() throws IOException {
        return current().did();
    }

    /** Our account: {@code {did, handle}}. */
    JsonNode account() throws IOException {
        Tokens now = current();
        return Json.mapper().createObjectNode().put("did", now.did()).put("handle", now.handle());
    }

    /**
     * Calls in our name.
     *
     * @throws XrpcRefused when the server refuses for a reason that the caller may know how to take
     * @throws ChannelFailure when it refuses our credentials
     */
    Answer send(Call call) throws XrpcRefused, IOException {
        Tokens used = current();
        try {
            return xrpc.send(call, used.access());
        } catch (XrpcRefused refused) {
            if (!refused.isAboutTheToken()) {
                throw refused;
            }
        }
        try {
            return xrpc.send(call, renewed(used).access());
        } catch (XrpcRefused refused) {
            if (refused.isAboutTheToken()) {
                throw refused.failure(identifier);
            }
            throw refused;
        }
    }

    /** What a refusal means to those who run Parley. */
    ChannelFailure failure(XrpcRefused refused) {
        return refused.failure(identifier);
    }

    private synchronized Tokens current() throws IOException {
        Tokens now = tokens;
        return now == null ? login() : now;
    }

    /** New tokens in place of those that failed, unless another thread has brought some meanwhile. */
    private synchronized Tokens renewed(Tokens failed) throws IOException {
        Tokens now = tokens;
        if (now == null) {
            return login();
        }
        if (!now.equals(failed)) {
            return now;
        }
        try {
            Call refresh = Call.post("com.atproto.server.refreshSession", MissingNode.getInstance());
            return keep(xrpc.send(refresh, failed.refresh()));
        } catch (XrpcRefused refused) {
            if (!refused.isAboutCredentials()) {
                throw refused.failure(identifier);
            }
            tokens = null;
            return login();
        }
    }

    private Tokens login() throws IOException {
        JsonNode credentials =
                Json.mapper().createObjectNode().put("identifier", identifier).put("password", password);
        try {
            return keep(xrpc.send(Call.post("com.atproto.server.createSession", credentials), null));
        } catch (XrpcRefused refused) {
            throw refused.failure(identifier);
        }
    }

    private Tokens keep(Answer answer) {
        Tokens fresh = Tokens.of(answer.body());
        tokens = fresh;
        return fresh;
    }

    @Override
    public String toString() {
        return "Bluesky session of " + identifier;
    }
}
