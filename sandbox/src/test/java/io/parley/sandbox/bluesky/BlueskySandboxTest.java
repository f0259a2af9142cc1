package io.parley.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Http;
import io.parley.sandbox.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BlueskySandboxTest {

    private static final String PUT = "/xrpc/com.atproto.repo.putRecord";
    private static final String CREATE = "/xrpc/com.atproto.repo.createRecord";
    private static final String NOTIFICATIONS = "/xrpc/app.bsky.notification.listNotifications";
    private static final String KEY = "3n33eybroctbf";

    private final BlueskySandbox bluesky = BlueskySandbox.start(0);
    private final Http nobody = new Http(bluesky.url(), null);
    private final JsonNode session = login(bluesky.password()).json();
    private final Http us = new Http(bluesky.url(), session.path("accessJwt").asText());

    @AfterEach
    void stop() {
        bluesky.close();
    }

    @Test
    void a_missing_token_is_401_a_wrong_one_400_and_an_expired_one_says_so() {
        assertThat(error(nobody.get(NOTIFICATIONS), 401)).isEqualTo("AuthMissing");
        assertThat(error(new Http(bluesky.url(), "made-up").get(NOTIFICATIONS), 400))
                .isEqualTo("InvalidToken");
        bluesky.expireAccess();
        assertThat(error(us.get(NOTIFICATIONS), 400)).isEqualTo("ExpiredToken");
        assertThat(error(login("wrong"), 401)).isEqualTo("AuthenticationRequired");
    }

    @Test
    void a_refresh_token_holds_once() {
        Http refresh = new Http(bluesky.url(), session.path("refreshJwt").asText());
        String method = "/xrpc/com.atproto.server.refreshSession";
        JsonNode fresh = refresh.send("POST", method, null).json();
        assertThat(new Http(bluesky.url(), fresh.path("accessJwt").asText())
                        .get(NOTIFICATIONS)
                        .status())
                .isEqualTo(200);
        assertThat(error(refresh.send("POST", method, null), 400)).isEqualTo("ExpiredToken");
    }

    @Test
    void the_same_record_may_be_put_twice_but_not_created_twice() {
        Http.Reply first = us.post(PUT, write(KEY, post("Hello")));
        assertThat(us.post(PUT, write(KEY, post("Hello"))).json().path("cid"))
                .isEqualTo(first.json().path("cid"));
        assertThat(error(us.post(CREATE, write(KEY, post("Hello"))), 500)).isEqualTo("InternalServerError");
        assertThat(us.post(PUT, write(KEY, post("Other"))).json().path("cid"))
                .isNotEqualTo(first.json().path("cid"));
    }

    @Test
    void what_breaks_the_lexicon_is_refused() {
        assertThat(refused(KEY, post("x".repeat(301)))).contains("300 graphemes");
        assertThat(refused(KEY, post("👨‍👩‍👧‍👦".repeat(200)))).contains("3000");
        assertThat(refused("not-a-tid", post("Hello"))).contains("record key");
        assertThat(refused(KEY, post("Hello").put("createdAt", "yesterday"))).contains("createdAt");
        assertThat(refused(KEY, post("Hello").put("$type", "app.bsky.feed.like")))
                .contains("$type");
        ObjectNode outside = post("short");
        ObjectNode facet = outside.putArray("facets").addObject();
        facet.putObject("index").put("byteStart", 0).put("byteEnd", 6);
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#tag")
                .put("tag", "x");
        assertThat(refused(KEY, outside)).contains("outside the text");
        ObjectNode weak = post("Hello");
        weak.putObject("reply").putObject("root").put("uri", "at://did:plc:x/app.bsky.feed.post/3n33eybroctbf");
        assertThat(refused(KEY, weak)).contains("strong reference");
    }

    @Test
    void nobody_writes_into_a_repository_of_another() {
        ObjectNode write = write(KEY, post("Hello"));
        write.put("repo", "did:plc:somebodyelse");
        assertThat(us.post(PUT, write).status()).isEqualTo(401);
    }

    @Test
    void pages_lead_backwards_and_what_is_deleted_is_gone_everywhere() {
        List<String> posts = List.of(
                bluesky.post("ann", "@" + bluesky.handle() + " one", null),
                bluesky.post("ben", "@" + bluesky.handle() + " two", null),
                bluesky.post("eve", "@" + bluesky.handle() + " three", null));
        JsonNode page = us.get(NOTIFICATIONS + "?reasons=mention&limit=2").json();
        assertThat(page.path("notifications").path(0).path("uri").asText()).isEqualTo(posts.get(2));
        JsonNode rest = us.get(NOTIFICATIONS + "?reasons=mention&limit=2&cursor="
                        + page.path("cursor").asText())
                .json();
        assertThat(rest.path("notifications")).hasSize(1);
        assertThat(rest.has("cursor")).isFalse();
        bluesky.delete(posts.get(0));
        assertThat(us.get("/xrpc/app.bsky.feed.getPosts?uris=" + posts.get(0))
                        .json()
                        .path("posts"))
                .isEmpty();
        assertThat(us.get(NOTIFICATIONS).json().path("notifications")).hasSize(2);
        assertThat(error(us.get(NOTIFICATIONS + "?limit=101"), 400)).isEqualTo("InvalidRequest");
    }

    @Test
    void a_spent_allowance_tells_when_it_starts_anew() {
        bluesky.faults().next(1, Fault.LIMIT_REACHED);
        Http.Reply refused = us.get(NOTIFICATIONS);
        assertThat(error(refused, 429)).isEqualTo("RateLimitExceeded");
        assertThat(refused.header("ratelimit-reset")).matches("\\d{10}");
    }

    private Http.Reply login(String password) {
        return nobody.post(
                "/xrpc/com.atproto.server.createSession", Map.of("identifier", bluesky.handle(), "password", password));
    }

    private String refused(String key, ObjectNode record) {
        Http.Reply reply = us.post(PUT, write(key, record));
        assertThat(error(reply, 400)).isEqualTo("InvalidRequest");
        return reply.json().path("message").asText();
    }

    private static String error(Http.Reply reply, int status) {
        assertThat(reply.status()).isEqualTo(status);
        return reply.json().path("error").asText();
    }

    private static ObjectNode post(String text) {
        return Json.MAPPER
                .createObjectNode()
                .put("$type", "app.bsky.feed.post")
                .put("text", text)
                .put("createdAt", "2026-03-02T09:15:30.000Z");
    }

    private ObjectNode write(String key, ObjectNode record) {
        ObjectNode write = Json.MAPPER.createObjectNode();
        write.put("repo", bluesky.did()).put("collection", "app.bsky.feed.post").put("rkey", key);
        write.set("record", record);
        return write;
    }
}
