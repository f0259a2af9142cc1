package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.bluesky.Xrpc.Call;
import io.parley.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The bean behind the Kamelets of the channel type {@code bluesky}. */
public final class Bluesky {

    private static final String NEXT = "next";
    private static final String PAGE = "100";

    private String server = "";
    private String identifier = "";
    private String password = "";
    private String follow = "mentions";
    private @Nullable Session session;

    public void setServer(String server) {
        this.server = server;
    }

    public void setIdentifier(String identifier) {
        this.identifier = identifier.strip().replaceFirst("^@", "");
    }

    /** An expression of the simple language that reads the app password, so that no route holds it. */
    public void setPassword(String password) {
        this.password = password;
    }

    /** {@code mentions}, or what to search for. */
    public void setFollow(String follow) {
        this.follow = follow.strip();
    }

    /** Puts our account into the body: {@code {did, handle}}. */
    public void account(Exchange exchange) throws IOException {
        exchange.getMessage().setBody(session(exchange).account());
    }

    /**
     * Puts a page of what is followed into the body, as the server gave it; the variable {@code next} says which one.
     *
     * @throws io.parley.channel.ChannelFailure when the server refuses
     */
    public void page(Exchange exchange) throws IOException {
        Session with = session(exchange);
        String next = exchange.getVariable(NEXT, "", String.class);
        try {
            exchange.getMessage().setBody(with.send(query(next)).body());
        } catch (XrpcRefused refused) {
            throw with.failure(refused);
        }
    }

    private Call query(String cursor) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        boolean mentions = follow.equals("mentions");
        if (mentions) {
            query.add(Map.entry("reasons", "mention"));
            query.add(Map.entry("reasons", "reply"));
        } else {
            query.add(Map.entry("q", follow));
            query.add(Map.entry("sort", "latest"));
            if (follow.matches("#\\S+")) {
                query.add(Map.entry("tag", follow.substring(1)));
            }
        }
        query.add(Map.entry("limit", PAGE));
        if (!cursor.isBlank()) {
            query.add(Map.entry("cursor", cursor));
        }
        return Call.get(mentions ? "app.bsky.notification.listNotifications" : "app.bsky.feed.searchPosts", query);
    }

    /** Publishes. In: {@code {key, text, reply, target}}. Out: a receipt. */
    public void reply(Exchange exchange) throws IOException {
        exchange.getMessage().setBody(new Replies(session(exchange)).publish(json(exchange)));
    }

    /** Looks whether a reply stands there. In: as for {@link #reply}. Out: a list with its receipt, or an empty one. */
    public void find(Exchange exchange) throws IOException {
        exchange.getMessage().setBody(new Replies(session(exchange)).find(json(exchange)));
    }

    private static JsonNode json(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof JsonNode tree
                ? tree
                : Json.tree(exchange.getMessage().getBody(String.class));
    }

    private synchronized Session session(Exchange exchange) {
        Session ready = session;
        if (ready == null) {
            String secret = exchange.getContext()
                    .resolveLanguage("simple")
                    .createExpression(password)
                    .evaluate(exchange, String.class);
            ready = Session.of(exchange.getContext(), server, identifier, secret);
            session = ready;
        }
        return ready;
    }
}
