package io.parley.app;

import io.parley.deliver.Deliver;
import io.parley.health.Lights;
import io.parley.health.Uncounted;
import io.parley.model.Author;
import io.parley.model.CanReply;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.MentionKey;
import io.parley.model.MentionKind;
import io.parley.model.Priority;
import io.parley.model.Visibility;
import io.parley.pace.Backoff;
import io.parley.pace.Gate;
import io.parley.store.Arrivals;
import io.parley.store.Decided;
import io.parley.store.InboxItem;
import io.parley.store.Store;
import io.parley.store.jdbc.JdbcStore;
import io.parley.store.jdbc.StoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stages around a real store in memory, with a clock that a test turns by hand. */
final class HandTurned implements AutoCloseable, InstantSource {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    final Store store = JdbcStore.open(new StoreOptions("jdbc:h2:mem:" + UUID.randomUUID()), this);
    final PaperCrm crm = new PaperCrm();
    final Lights lights = new Lights(this);
    final PaperChannel channel = new PaperChannel();
    final Deliver deliver = deliverOn(store);

    Deliver deliverOn(Store other) {
        return new Deliver(
                crm, other, List.of(channel), lights, new Uncounted(), this, backoff(), new Gate(this, backoff()), 200);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Backoff backoff() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(1));
    }

    /** A post by somebody, said now. */
    Mention says(String author, String nativeId, String text, @Nullable String inReplyTo) {
        return new Mention(
                new MentionKey("square", "acme", nativeId),
                "",
                inReplyTo == null ? MentionKind.POST : MentionKind.REPLY,
                Visibility.PUBLIC,
                new Author(author, author, author, null, null),
                null,
                text,
                "en",
                null,
                now,
                null,
                inReplyTo,
                null,
                true,
                List.of(),
                List.of(),
                null,
                CanReply.YES,
                false);
    }

    /** Takes mentions in, opens cases for them and delivers until nothing is due. */
    void take(Mention... mentions) {
        accept(mentions);
        decide();
        deliverAll();
    }

    void accept(Mention... mentions) {
        List<Arrivals.Arrival> arrivals = java.util.Arrays.stream(mentions)
                .map(mention -> new Arrivals.Arrival(mention, "{}"))
                .toList();
        store.inbox().accept(new Arrivals("square", arrivals, List.of(), null));
    }

    void decide() {
        List<Decided> decided =
                store.inbox().claim(500).stream().map(this::decided).toList();
        store.inbox().decide(decided);
    }

    private Decided decided(InboxItem item) {
        Decision decision = item.mention().tombstone()
                ? new Decision.AddToRecord("deleted", "support")
                : new Decision.OpenCase("all", "support", "subject", Priority.MEDIUM, null, Duration.ofDays(5));
        return new Decided(item.id(), new EnrichedMention(item.mention(), "en", 0, false), decision);
    }

    void deliverAll() {
        int handled = deliver.round().handled();
        for (int rounds = 0; handled > 0 && rounds < 50; rounds++) {
            handled = deliver.round().handled();
        }
    }

    PaperCrm.Paper recordWith(String text) {
        return crm.records.values().stream()
                .filter(paper -> paper.texts.containsValue(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no record holds: " + text));
    }

    @Override
    public void close() {
        store.close();
    }
}
