package io.parley.testkit.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A snac2 on loopback: a real fediverse server that speaks a part of the Mastodon client API. Its users are
 * {@code brand}, {@code alice} and {@code bob}; one mentions another as {@code @brand}. A post reaches another user
 * after 6 to 9 s, for the server delivers in steps of 3 s, so wait for it. What it does differently from Mastodon is
 * written beside its script.
 *
 * <p>Calls that the server refuses throw {@link ServerRefused}.
 */
public final class Snac2 implements AutoCloseable {

    private final ServerScript script;
    private final ServerClient client;

    private Snac2(ServerScript script) {
        this.script = script;
        this.client = new ServerClient(url());
    }

    /**
     * A post. {@code id} is this server's name for it now and changes with an edit; {@code uri} stays. {@code text} is
     * what was typed, {@code content} the HTML made of it.
     */
    public record Status(
            String id,
            String uri,
            String author,
            String text,
            String content,
            String visibility,
            @Nullable String inReplyTo,
            @Nullable String editedAt) {}

    /** Tells a user that something happened; {@code status} is absent where no post belongs to it, as with a follow. */
    public record Notification(
            String id, String type, String author, @Nullable Status status) {}

    /**
     * Starts the server with all its data in {@code work}; a second start there finds users, tokens and posts again.
     *
     * @throws IllegalStateException in the script's own words when the server can't be started
     */
    public static Snac2 start(Path work) {
        return new Snac2(ServerScript.start("snac2.sh", work));
    }

    /** Where the server answers, without a slash at the end. */
    public String url() {
        return script.facts().path("url").asText();
    }

    /** For example 2.75. */
    public String version() {
        return script.facts().path("version").asText();
    }

    /** An access token with the scopes read and write. */
    public String token(String user) {
        return credential(user, "token");
    }

    /** Posts in public as a user, on its own or in reply to a status id. */
    public Status post(String user, String text, @Nullable String inReplyTo) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("status", text);
        if (inReplyTo != null) {
            body.put("in_reply_to_id", inReplyTo);
        }
        return status(client.send("POST", "/api/v1/statuses", as(user), body));
    }

    /** Replaces a user's own words. The answer carries the new id. */
    public Status edit(String user, String id, String text) {
        return status(client.send("PUT", "/api/v1/statuses/" + id, as(user), Map.of("status", text)));
    }

    /** Deletes a user's own post, on the web page, for the API of this server has no way to do it. */
    public void delete(String user, Status status) {
        Map<String, String> form =
                Map.of("action", "Delete", "id", status.uri(), "actor", url() + "/" + user, "group", "", "redir", "");
        String login = ServerClient.basic(user, credential(user, "password"));
        client.form("/" + user + "/admin/action", login, form);
    }

    /** A status as a user sees it. */
    public Status status(String user, String id) {
        return status(client.get("/api/v1/statuses/" + id, as(user)));
    }

    /** The words of a whole thread as a user sees it: what was before a status, the status, what followed. */
    public List<String> thread(String user, String id) {
        JsonNode context = client.get("/api/v1/statuses/" + id + "/context", as(user));
        List<String> texts = new ArrayList<>();
        statuses(context.path("ancestors")).map(Status::text).forEach(texts::add);
        texts.add(status(user, id).text());
        statuses(context.path("descendants")).map(Status::text).forEach(texts::add);
        return texts;
    }

    /** The words on a user's own page of posts, newest first. */
    public List<String> timeline(String user) {
        JsonNode account = client.get("/api/v1/accounts/verify_credentials", as(user));
        String path = "/api/v1/accounts/" + account.path("id").asText() + "/statuses";
        return statuses(client.get(path, as(user))).map(Status::text).toList();
    }

    /** What a user was told, newest first. The same post may be announced twice. */
    public List<Notification> notifications(String user) {
        JsonNode list = client.get("/api/v1/notifications", as(user));
        return elements(list)
                .map(one -> new Notification(
                        one.path("id").asText(),
                        one.path("type").asText(),
                        one.path("account").path("username").asText(),
                        one.path("status").isObject() ? status(one.path("status")) : null))
                .toList();
    }

    @Override
    public void close() {
        script.close();
    }

    private String as(String user) {
        return ServerClient.bearer(token(user));
    }

    private String credential(String user, String kind) {
        JsonNode known = script.facts().path("users").path(user);
        if (known.isMissingNode()) {
            throw new IllegalArgumentException("snac2 has the users brand, alice and bob, not " + user);
        }
        return known.path(kind).asText();
    }

    private static Stream<Status> statuses(JsonNode list) {
        return elements(list).map(Snac2::status);
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Status status(JsonNode json) {
        return new Status(
                json.path("id").asText(),
                json.path("uri").asText(),
                json.path("account").path("username").asText(),
                json.path("text").asText(),
                json.path("content").asText(),
                json.path("visibility").asText(),
                json.path("in_reply_to_id").textValue(),
                json.path("edited_at").textValue());
    }
}
