package io.parley.channel.rss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.ChannelFailure;
import io.parley.channel.rss.FeedFetch.Fetched;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The bean behind {@code rss-source}: puts the entries of a feed into the body, newest first, as a JSON list; an empty
 * one when the feed is what it was. An entry that can't be read is {@code {"problem", "raw"}}.
 */
public final class Feed {

    private static final String MEMO = "memo";
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern HINT =
            Pattern.compile("(?i)<link\\s[^>]{0,300}?type=[\"']application/(?:rss|atom)\\+xml[\"'][^>]{0,300}>");
    private static final Pattern HREF = Pattern.compile("(?i)href=[\"']([^\"'<>\\s]{1,500})[\"']");

    private final FeedFetch fetch = new FeedFetch(LONGEST);
    private String url = "";

    /** The feed's address. */
    public void setUrl(String url) {
        this.url = url;
    }

    /**
     * Fetches and reads. The variable {@code memo} holds what tells that the feed changed.
     *
     * @throws ChannelFailure when the server refuses or the document is no feed
     * @throws IOException when there is no answer
     */
    public void read(Exchange exchange) throws IOException {
        URI address = address();
        Validators before = Validators.read(exchange.getVariable(MEMO, String.class), address.toString());
        Fetched fetched = fetch.fetch(address, before);
        Instant read = Instant.ofEpochMilli(exchange.getClock().getCreated());
        exchange.getMessage().setBody(fetched == null ? Json.mapper().createArrayNode() : entries(fetched, read));
        if (fetched != null) {
            exchange.setVariable(MEMO, fetched.validators().write());
        }
    }

    private URI address() {
        try {
            return FeedAddress.of(url);
        } catch (IllegalArgumentException wrong) {
            throw blocked(String.valueOf(wrong.getMessage()), "Set 'url' to the address of a feed.");
        }
    }

    private static ArrayNode entries(Fetched fetched, Instant read) {
        try {
            List<FeedItem> items = FeedReader.read(fetched.document(), fetched.charset(), fetched.address());
            ArrayNode entries = Json.mapper().createArrayNode();
            newestFirst(items).forEach(item -> entries.add(node(item, read)));
            return entries;
        } catch (NotAFeed wrong) {
            String where = FeedFetch.shown(fetched.address());
            throw blocked(where + " can't be read as a feed: " + wrong.getMessage(), fix(fetched));
        }
    }

    /** An item without a date is as old as our reading it. */
    private static JsonNode node(FeedItem item, Instant read) {
        ObjectNode json = item.json();
        if (json == null) {
            return Json.mapper()
                    .createObjectNode()
                    .put("problem", item.problem())
                    .put("raw", item.raw());
        }
        return json.has("published") || json.has("updated") ? json : json.put("read", read.toString());
    }

    /** By time; an entry without one stays with its neighbour. Feeds have the newest first, but need not. */
    static List<FeedItem> newestFirst(List<FeedItem> items) {
        record Timed(Instant time, FeedItem item) {}
        List<Timed> timed = new ArrayList<>();
        Instant last = Instant.EPOCH;
        for (FeedItem item : items) {
            last = time(item, last);
            timed.add(new Timed(last, item));
        }
        timed.sort(Comparator.comparing(Timed::time).reversed());
        return timed.stream().map(Timed::item).toList();
    }

    private static Instant time(FeedItem item, Instant otherwise) {
        if (item.json() == null) {
            return otherwise;
        }
        String time =
                item.json().path("published").asText(item.json().path("updated").asText());
        return time.isEmpty() ? otherwise : Instant.parse(time);
    }

    /** A page often names its feed. */
    private static String fix(Fetched fetched) {
        String page =
                new String(fetched.document(), 0, Math.min(fetched.document().length, 100_000), StandardCharsets.UTF_8);
        Matcher hint = HINT.matcher(page);
        if (page.toLowerCase(Locale.ROOT).contains("<html") && hint.find()) {
            Matcher href = HREF.matcher(hint.group());
            String feed = href.find() ? absolute(fetched.address(), href.group(1)) : null;
            if (feed != null) {
                return "Set 'url' to the feed that this page names: " + feed;
            }
        }
        return "Set 'url' to the address of the feed itself, not of its page.";
    }

    private static @Nullable String absolute(URI page, String reference) {
        try {
            return page.resolve(reference).toString();
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static ChannelFailure blocked(String reason, String fix) {
        return new ChannelFailure(new Outcome.Blocked(reason, fix, null), null);
    }
}
