package io.parley.testkit;

import io.parley.crm.Cursor;
import io.parley.model.Decision;
import io.parley.model.Decision.OpenCase;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.model.Priority;
import io.parley.model.Receipt;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import io.parley.store.Arrivals;
import io.parley.store.Arrivals.Arrival;
import io.parley.store.Arrivals.Malformed;
import io.parley.store.Decided;
import io.parley.store.InboxItem;
import io.parley.store.Outbox.Settled;
import io.parley.store.OutboxItem;
import io.parley.store.ReplyItem;
import io.parley.store.Store;
import io.parley.store.Taken;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store, its clock, and the moves that the contract's tests make again and again. */
public final class StoreDesk implements AutoCloseable {

    public static final String CRM = "support";
    public static final String CHANNEL = "fediverse";

    private final MovableClock clock;
    private final Store store;

    StoreDesk(StoreOpener opener) {
        this(opener, new MovableClock());
    }

    StoreDesk(StoreOpener opener, MovableClock clock) {
        this.clock = clock;
        this.store = opener.open(clock);
    }

    public Store store() {
        return store;
    }

    public MovableClock clock() {
        return clock;
    }

    Taken take(Mention... mentions) {
        return take(null, mentions);
    }

    Taken take(@Nullable String cursor, Mention... mentions) {
        List<Arrival> arrivals = Arrays.stream(mentions)
                .map(mention -> new Arrival(mention, "raw " + mention.content()))
                .toList();
        return store.inbox().accept(new Arrivals("fediverse timeline", arrivals, List.of(), cursor));
    }

    Taken takeMalformed(String raw) {
        return store.inbox()
                .accept(new Arrivals(
                        "fediverse timeline", List.of(), List.of(new Malformed(CHANNEL, raw, "it has no id")), null));
    }

    /** Decides everything that waits. */
    void decide(Function<Mention, Decision> rules) {
        for (List<InboxItem> items = store.inbox().claim(100);
                !items.isEmpty();
                items = store.inbox().claim(100)) {
            store.inbox()
                    .decide(items.stream()
                            .map(item -> decided(item, rules.apply(item.mention())))
                            .toList());
        }
    }

    /** Takes mentions in and decides to open a case for each. */
    void open(Mention... mentions) {
        take(mentions);
        decide(mention -> openCase(CRM));
    }

    /** Takes in, decides and delivers, each mention to the record of that name. */
    void link(String record, Mention... mentions) {
        open(mentions);
        deliver(record);
    }

    void deliver(String record) {
        for (List<OutboxItem> items = store.outbox().claim(CRM, 100);
                !items.isEmpty();
                items = store.outbox().claim(CRM, 100)) {
            items.forEach(item -> settle(item, new Outcome.Delivered(record(record))));
        }
    }

    void settle(OutboxItem item, Outcome outcome) {
        store.outbox().settle(List.of(settled(item, outcome)));
    }

    Settled settled(OutboxItem item, Outcome outcome) {
        return new Settled(item, outcome, clock.instant().plus(Duration.ofSeconds(30)));
    }

    OutboxItem claimDelivery() {
        return one(store.outbox().claim(CRM, 100));
    }

    int hear(Reply... replies) {
        return store.replies().hear(CRM, List.of(replies), new Cursor("after " + replies[replies.length - 1].key()));
    }

    ReplyItem claimReply() {
        return one(store.replies().claim(CHANNEL, 100));
    }

    /** Hears a reply and publishes it under that native id. */
    void publish(Reply reply, String nativeId) {
        hear(reply);
        ReplyItem item = claimReply();
        store.replies().sending(item.id());
        store.replies().published(item.id(), receipt(nativeId));
    }

    Receipt receipt(String nativeId) {
        return new Receipt(nativeId, "https://fediverse.example/" + nativeId, clock.instant());
    }

    Reply reply(String key, String record) {
        return new Reply(key, record(record), "We are on it.", "Robin", clock.instant(), null);
    }

    Reply replyTo(Mention mention, String key, String record) {
        return new Reply(
                key,
                record(record),
                "We are on it.",
                "Robin",
                clock.instant(),
                mention.key().idempotencyKey());
    }

    static Decided decided(InboxItem item, Decision decision) {
        return new Decided(item.id(), new EnrichedMention(item.mention(), "en", 12, false), decision);
    }

    static Decision openCase(String crm) {
        return new OpenCase("everything else", crm, "About a parcel", Priority.MEDIUM, "Social", Duration.ofDays(5));
    }

    static RecordRef record(String id) {
        return new RecordRef(CRM, RecordKind.CASE, id, "https://crm.example/" + id, "No. " + id);
    }

    static <T> T one(List<T> list) {
        if (list.size() != 1) {
            throw new AssertionError("one was expected, there are " + list.size() + ": " + list);
        }
        return list.get(0);
    }

    @Override
    public void close() {
        store.close();
    }
}
