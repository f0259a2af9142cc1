package io.parley.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.health.Tally;
import io.parley.store.Arrivals;
import io.parley.store.Inbox;
import io.parley.store.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commits what a channel sent: readable items as mentions, the others as dead letters, and the cursor with them. */
public final class Intake {

    private final Inbox inbox;
    private final Tally tally;

    public Intake(Inbox inbox, Tally tally) {
        this.inbox = inbox;
        this.tally = tally;
    }

    /**
     * One item of a channel.
     *
     * @param raw what the channel really sent
     * @param canonical what the mapping made of it; null when it failed
     * @param problem why the mapping failed; null when it did not
     */
    public record Item(
            String raw,
            @Nullable JsonNode canonical,
            @Nullable String problem) {

        public static Item mapped(String raw, JsonNode canonical) {
            return new Item(raw, canonical, null);
        }

        public static Item unmapped(String raw, String problem) {
            return new Item(raw, null, problem);
        }
    }

    /**
     * Items that were read in one go.
     *
     * @param source names the place that was read, for its cursor
     * @param account our account, or place, there
     * @param items oldest first
     * @param cursor where to go on after them; null leaves the cursor as it is
     */
    public record Batch(
            String source,
            String channel,
            String account,
            List<Item> items,
            @Nullable String cursor) {

        public Batch {
            items = List.copyOf(items);
        }
    }

    /** Where the source stood after the last commit. */
    public Optional<String> cursor(String source) {
        return inbox.cursor(source);
    }

    /**
     * Commits in one transaction; when it returns, nothing of it can be lost any more.
     *
     * @throws io.parley.store.StoreFailure when nothing was done
     */
    public Taken take(Batch batch) {
        return commit(batch.channel(), arrivals(batch));
    }

    Taken commit(String channel, Arrivals arrivals) {
        Taken taken = inbox.accept(arrivals);
        tally.taken(channel, taken);
        return taken;
    }

    /** The items sorted into mentions and those that are none. */
    static Arrivals arrivals(Batch batch) {
        List<Arrivals.Arrival> mentions = new ArrayList<>();
        List<Arrivals.Malformed> malformed = new ArrayList<>();
        for (Item item : batch.items()) {
            String raw = PlainText.clean(item.raw());
            try {
                mentions.add(new Arrivals.Arrival(
                        MentionReader.read(canonical(item), batch.channel(), batch.account()), raw));
            } catch (MalformedMention wrong) {
                malformed.add(new Arrivals.Malformed(batch.channel(), raw, String.join("; ", wrong.problems())));
            }
        }
        return new Arrivals(batch.source(), mentions, malformed, batch.cursor());
    }

    private static JsonNode canonical(Item item) throws MalformedMention {
        JsonNode canonical = item.canonical();
        if (canonical == null) {
            throw new MalformedMention(List.of(item.problem() == null ? "the mapping failed" : item.problem()));
        }
        return canonical;
    }
}
