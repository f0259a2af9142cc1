package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.ChannelFailure;
import io.parley.channel.bluesky.Xrpc.Answer;
import io.parley.channel.bluesky.Xrpc.Call;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replies as records of our repository. Each stands under a key made of the reply itself, and a repeat puts the same
 * record under the same key: the server answers as it did the first time.
 */
final class Replies {

    private static final String POST = "app.bsky.feed.post";
    private static final int MOST_BYTES = 3000;

    private final Session session;

    Replies(Session session) {
        this.session = session;
    }

    /** Puts the record, and gives its receipt. */
    JsonNode publish(JsonNode order) throws IOException {
        String text = order.path("text").asText();
        if (Facets.bytes(text) > MOST_BYTES) {
            throw refused("The reply has " + Facets.bytes(text) + " bytes; Bluesky takes " + MOST_BYTES
                    + ". Please shorten it.");
        }
        try {
            JsonNode target =
                    target(order.path("target").path("key").path("nativeId").asText());
            ObjectNode put = Json.mapper().createObjectNode();
            put.put("repo", session.did()).put("collection", POST).put("rkey", key(order));
            put.set("record", record(order, text, target));
            Answer answer = session.send(Call.post("com.atproto.repo.putRecord", put));
            String published = answer.served() == null
                    ? writtenAt(order).toString()
                    : answer.served().toInstant().toString();
            return receipt(order, answer.body().path("uri").asText(), published);
        } catch (XrpcRefused refused) {
            throw session.failure(refused);
        }
    }

    /** The receipt of the record that stands under the reply's key, if any. */
    JsonNode find(JsonNode order) throws IOException {
        ArrayNode found = Json.mapper().createArrayNode();
        try {
            JsonNode record = session.send(Call.get(
                            "com.atproto.repo.getRecord",
                            List.of(
                                    Map.entry("repo", session.did()),
                                    Map.entry("collection", POST),
                                    Map.entry("rkey", key(order)))))
                    .body();
            found.add(receipt(
                    order,
                    record.path("uri").asText(),
                    record.path("value").path("createdAt").asText()));
        } catch (XrpcRefused refused) {
            if (!refused.is("RecordNotFound")) {
                throw session.failure(refused);
            }
        }
        return found;
    }

    /** The post that is answered, as it stands now: its version may have changed, and it may be gone. */
    private JsonNode target(String uri) throws XrpcRefused, IOException {
        JsonNode posts = session.send(Call.get("app.bsky.feed.getPosts", List.of(Map.entry("uris", uri))))
                .body()
                .path("posts");
        if (posts.isEmpty()) {
            throw refused("The post is gone.");
        }
        if (posts.path(0).path("viewer").path("replyDisabled").asBoolean()) {
            throw refused("The author of the post lets only some people answer.");
        }
        return posts.path(0);
    }

    /** Every field comes from the reply and what it answers, so that a repeat is the same to the last byte. */
    private JsonNode record(JsonNode order, String text, JsonNode target) throws IOException {
        ObjectNode record = Json.mapper().createObjectNode();
        record.put("$type", POST)
                .put("text", text)
                .put("createdAt", writtenAt(order).toString());
        ArrayNode facets = Facets.of(text, handle -> did(handle, target));
        if (!facets.isEmpty()) {
            record.set("facets", facets);
        }
        ObjectNode reply = record.putObject("reply");
        JsonNode root = target.path("record").path("reply").path("root");
        reply.set("root", reference(root.has("uri") ? root : target));
        reply.set("parent", reference(target));
        return record;
    }

    private static JsonNode reference(JsonNode post) {
        return Json.mapper()
                .createObjectNode()
                .put("uri", post.path("uri").asText())
                .put("cid", post.path("cid").asText());
    }

    private @Nullable String did(String handle, JsonNode target) throws IOException {
        JsonNode author = target.path("author");
        if (author.path("handle").asText().equalsIgnoreCase(handle)) {
            return author.path("did").asText();
        }
        try {
            return session.send(Call.get("com.atproto.identity.resolveHandle", List.of(Map.entry("handle", handle))))
                    .body()
                    .path("did")
                    .asText(null);
        } catch (XrpcRefused refused) {
            if (refused.is("InvalidRequest") || refused.is("HandleNotFound")) {
                return null;
            }
            throw session.failure(refused);
        }
    }

    private static String key(JsonNode order) {
        return RecordKey.of(order.path("key").asText(), writtenAt(order));
    }

    private static Instant writtenAt(JsonNode order) {
        return Instant.parse(order.path("reply").path("writtenAt").asText()).truncatedTo(ChronoUnit.MILLIS);
    }

    private static JsonNode receipt(JsonNode order, String uri, String publishedAt) {
        return Json.mapper()
                .createObjectNode()
                .put("key", order.path("key").asText())
                .put("nativeId", uri)
                .put("url", page(uri))
                .put("publishedAt", publishedAt);
    }

    /** Where people read it: at://did/collection/key is a page of bsky.app. */
    private static String page(String uri) {
        String[] parts = uri.split("/");
        return "https://bsky.app/profile/" + parts[2] + "/post/" + parts[parts.length - 1];
    }

    private static ChannelFailure refused(String reason) {
        return new ChannelFailure(new Outcome.Refused(reason, null), null);
    }
}
