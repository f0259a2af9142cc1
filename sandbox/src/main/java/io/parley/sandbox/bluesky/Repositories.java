package io.parley.sandbox.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everybody's posts, and the calls that read and write our own. */
final class Repositories {

    private final Map<String, Post> posts = new ConcurrentHashMap<>();
    private final Person ours;
    private final InstantSource clock;

    Repositories(Person ours, InstantSource clock) {
        this.ours = ours;
        this.clock = clock;
    }

    Collection<Post> posts() {
        return posts.values();
    }

    @Nullable
    Post find(String uri) {
        return posts.get(uri);
    }

    /** Keeps a record; the same content under the same key changes nothing. */
    synchronized Post keep(Person author, String rkey, JsonNode record) {
        String cid = Cid.of(author.did() + record);
        Post before = posts.get(uri(author, rkey));
        if (before != null && before.cid().equals(cid)) {
            return before;
        }
        Post post = new Post(author, rkey, record, cid, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        posts.put(post.uri(), post);
        return post;
    }

    void remove(String uri) {
        posts.remove(uri);
    }

    Answer put(Call call) {
        JsonNode body = body(call);
        String rkey = body.path("rkey").asText();
        Records.checkKey(rkey);
        Records.check(body.path("record"));
        return written(keep(ours, rkey, body.path("record")));
    }

    /** A key that is taken fails with 500, as it does on the real server. */
    Answer create(Call call) {
        JsonNode body = body(call);
        String rkey = body.path("rkey").asText(newKey());
        Records.checkKey(rkey);
        Records.check(body.path("record"));
        if (posts.containsKey(uri(ours, rkey))) {
            throw new Refusal(500, "InternalServerError", "Internal Server Error");
        }
        return written(keep(ours, rkey, body.path("record")));
    }

    Answer delete(Call call) {
        JsonNode body = body(call);
        remove(uri(ours, body.path("rkey").asText()));
        return Answer.json(200, Map.of());
    }

    Answer get(Call call) {
        String uri = "at://" + call.param("repo") + "/" + call.param("collection") + "/" + call.param("rkey");
        Post post = posts.get(uri);
        if (post == null) {
            throw new Refusal(400, "RecordNotFound", "Could not locate record: " + uri);
        }
        return Answer.json(200, Map.of("uri", uri, "cid", post.cid(), "value", post.record()));
    }

    private JsonNode body(Call call) {
        JsonNode body = Json.read(call.body());
        if (!body.path("repo").asText().equals(ours.did())
                && !body.path("repo").asText().equals(ours.handle())) {
            throw new Refusal(401, "AuthenticationRequired", "Authentication Required");
        }
        if (!body.path("collection").asText().equals(Post.COLLECTION)) {
            throw Refusal.invalid(
                    "Lexicon not found: " + body.path("collection").asText());
        }
        return body;
    }

    private static Answer written(Post post) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("uri", post.uri());
        answer.put("cid", post.cid());
        answer.put("commit", Map.of("cid", Cid.of("commit" + post.cid()), "rev", post.rkey()));
        answer.put("validationStatus", "valid");
        return Answer.json(200, answer);
    }

    String newKey() {
        String alphabet = "234567abcdefghijklmnopqrstuvwxyz";
        long value = (clock.millis() * 1000 + posts.size() % 1000) << 10;
        StringBuilder key = new StringBuilder();
        for (int i = 12; i >= 0; i--) {
            key.append(alphabet.charAt((int) (value >>> (5 * i)) & 31));
        }
        return key.toString();
    }

    private static String uri(Person author, String rkey) {
        return "at://" + author.did() + "/" + Post.COLLECTION + "/" + rkey;
    }
}
