package io.parley.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.intake.Intake;
import io.parley.intake.Sweep;
import io.parley.intake.Sweep.Place;
import io.parley.intake.Sweep.Placed;
import io.parley.intake.SweepCursor;
import io.parley.json.Json;
import io.parley.store.StoreFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.apache.camel.Exchange;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean behind a source Kamelet: keeps the cursor, decides how far back to read, takes pages apart and commits them.
 * Its properties are set in the Kamelet and are jq: how to find the items of a page, an item's id and time, and how to
 * ask for the next page.
 */
public final class Poll {

    private static final Logger log = LoggerFactory.getLogger(Poll.class);
    private static final String SWEEP = "parleySweep";
    private static final int MOST_PAGES = 50;

    /** The variable with what leads to the page to be read; empty for the newest. */
    private static final String NEXT = "next";

    /** The variable with what the route wants to remember for the next poll. */
    private static final String MEMO = "memo";

    private final AtomicBoolean underWay = new AtomicBoolean();
    private String source = "";
    private String items = ".[]";
    private String id = ".id";
    private String time = "null";
    private String next = "null";
    private String account = "null";
    private String mapping = "mention.jq";
    private String overlap = "0s";
    private @Nullable Reading reading;

    /** The compiled expressions, and the source that the Kamelet was made for. */
    private record Reading(Source source, Jq items, Jq id, Jq time, Jq next, Jq account, Jq mapping) {}

    /** An item on a page. */
    private record Found(String id, JsonNode json) {}

    /** Loads the cursor. Does nothing when the source has to rest, or is being read already. */
    public void begin(Exchange exchange) {
        Source of = reading(exchange).source();
        exchange.setVariable(NEXT, "");
        if (of.isShut() || exchange.getContext().isStopping() || !underWay.compareAndSet(false, true)) {
            exchange.removeProperty(SWEEP);
            return;
        }
        try {
            SweepCursor cursor = SweepCursor.read(of.intake().cursor(of.name()));
            exchange.setProperty(SWEEP, new Sweep<Found>(cursor, limits(of), of.now()));
            exchange.setVariable(NEXT, Objects.requireNonNullElse(cursor.next(), ""));
            exchange.setVariable(MEMO, Objects.requireNonNullElse(cursor.memo(), ""));
        } catch (RuntimeException storeGone) {
            underWay.set(false);
            throw storeGone;
        }
    }

    private Sweep.Limits limits(Source of) {
        int backfill = of.variables().get("options").path("backfill").asInt(1);
        return new Sweep.Limits(
                MOST_PAGES, Math.max(1, backfill), Duration.ofMillis(TimeUtils.toMilliSeconds(overlap)));
    }

    /** Whether the server must be asked whose credentials we use. */
    public boolean needsAccount(Exchange exchange) {
        return sweep(exchange) != null && reading(exchange).source().needsAccount();
    }

    /** Takes our account out of the server's answer. */
    public void account(Exchange exchange) throws JsonQueryException {
        Reading with = reading(exchange);
        List<JsonNode> found = with.account().all(json(exchange), with.source().variables());
        with.source().account(found.get(0));
    }

    /** Whether another page is to be read. */
    public boolean wantsMore(Exchange exchange) {
        Sweep<Found> sweep = sweep(exchange);
        return sweep != null && sweep.wantsMore() && !exchange.getContext().isStopping();
    }

    /** Takes a page apart. */
    public void take(Exchange exchange) throws JsonQueryException {
        Reading with = reading(exchange);
        Sweep<Found> sweep = Objects.requireNonNull(sweep(exchange), "begin was not called");
        JsonNode page = json(exchange);
        List<Placed<Found>> found = new ArrayList<>();
        for (JsonNode item : with.items().all(page, with.source().variables())) {
            String itemId = Objects.requireNonNullElse(text(with.id(), item, with.source()), "");
            found.add(new Placed<>(
                    new Place(itemId, instant(text(with.time(), item, with.source()))), new Found(itemId, item)));
        }
        sweep.page(found, following(exchange, with, page));
        exchange.setVariable(NEXT, Objects.requireNonNullElse(sweep.next(), ""));
    }

    /** What leads to the page after this one; the expression sees as {@code $next} what led to this one. */
    private static @Nullable String following(Exchange exchange, Reading with, JsonNode page)
            throws JsonQueryException {
        Map<String, JsonNode> variables = new HashMap<>(with.source().variables());
        variables.put(NEXT, TextNode.valueOf(exchange.getVariable(NEXT, "", String.class)));
        return with.next().text(page, variables);
    }

    /** Maps what was read and commits it with the cursor. */
    public void commit(Exchange exchange) {
        Sweep<Found> sweep = sweep(exchange);
        if (sweep == null) {
            return;
        }
        Reading with = reading(exchange);
        Source of = with.source();
        if (!sweep.isIdle() && !wantsMore(exchange) && !exchange.getContext().isStopping()) {
            List<Intake.Item> mapped = new ArrayList<>();
            for (Found found : sweep.items()) {
                if (!of.knows(found.id(), found.json().toString())) {
                    mapped.addAll(map(with, found.json()));
                }
            }
            String memo = exchange.getVariable(MEMO, String.class);
            String cursor = sweep.after()
                    .withMemo(memo == null || memo.isBlank() ? null : memo)
                    .write();
            of.intake().take(new Intake.Batch(of.name(), of.channel().name(), of.accountName(), mapped, cursor));
            sweep.items().forEach(found -> of.remember(found.id(), found.json().toString()));
            of.succeeded();
        }
        underWay.set(false);
    }

    /** Tells the light, and lets the source rest. */
    public void failed(Exchange exchange) {
        Source of = reading(exchange).source();
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (!of.isOfTheChannel(failure) && !(failure instanceof StoreFailure)) {
            log.atWarn()
                    .addKeyValue("channel", of.channel().name())
                    .setCause(failure)
                    .log("Reading failed");
        }
        of.failed(failure);
        if (sweep(exchange) != null) {
            underWay.set(false);
        }
    }

    /**
     * What the mapping makes of an item: a mention, several, or none at all. What goes wrong is that item's own. A reader
     * that can't even make JSON of an item puts {@code {"problem", "raw"}} in its place.
     */
    private static List<Intake.Item> map(Reading with, JsonNode item) {
        if (item.hasNonNull("problem") && item.hasNonNull("raw") && item.size() == 2) {
            return List.of(Intake.Item.unmapped(
                    item.path("raw").asText(), item.path("problem").asText()));
        }
        String raw = item.toString();
        try {
            return with.mapping().all(item, with.source().variables()).stream()
                    .filter(canonical -> !canonical.isNull())
                    .map(canonical -> Intake.Item.mapped(raw, canonical))
                    .toList();
        } catch (JsonQueryException wrong) {
            return List.of(Intake.Item.unmapped(raw, "the mapping failed: " + wrong.getMessage()));
        }
    }

    /** An item without a readable id or time is still handed over; the mapping says what is wrong with it. */
    private static @Nullable String text(Jq expression, JsonNode input, Source of) {
        try {
            return expression.text(input, of.variables());
        } catch (JsonQueryException absent) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static JsonNode json(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof JsonNode tree) {
            return tree;
        }
        String text = exchange.getMessage().getBody(String.class);
        if (text == null || text.isBlank()) {
            return Json.mapper().createArrayNode();
        }
        return Json.tree(text);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Sweep<Found> sweep(Exchange exchange) {
        return (Sweep<Found>) exchange.getProperty(SWEEP);
    }

    private synchronized Reading reading(Exchange exchange) {
        Reading ready = reading;
        if (ready == null) {
            Source of = ChannelRoutes.of(exchange.getContext()).source(source);
            ready = new Reading(
                    of,
                    Jq.compile(items, "items"),
                    Jq.compile(id, "id"),
                    Jq.compile(time, "time"),
                    Jq.compile(next, "next"),
                    Jq.compile(account, "account"),
                    Jq.compile(of.channel().folder().require(mapping), mapping));
            reading = ready;
        }
        return ready;
    }

    /** The id of the route that this bean serves. */
    public void setSource(String source) {
        this.source = source;
    }

    /** From a page to its items, newest first. */
    public void setItems(String items) {
        this.items = items;
    }

    /** From an item to the id that pages go by. */
    public void setId(String id) {
        this.id = id;
    }

    /** From an item to the time that pages go by, ISO 8601. */
    public void setTime(String time) {
        this.time = time;
    }

    /** From a page to what the variable {@code next} says when the page after it is asked for. */
    public void setNext(String next) {
        this.next = next;
    }

    /** From the server's answer to our account, an object with at least a {@code name}. */
    public void setAccount(String account) {
        this.account = account;
    }

    /** The file that makes a mention of an item. */
    public void setMapping(String mapping) {
        this.mapping = mapping;
    }

    /** How far back to read beyond what is known, for places where items turn up late. */
    public void setOverlap(String overlap) {
        this.overlap = overlap;
    }
}
