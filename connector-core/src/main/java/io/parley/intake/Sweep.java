package io.parley.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a place that shows its newest items first, page by page, back to where the last reading ended. It
 * trusts no server's idea of "since": pages are read until the item that the cursor names, or, should that be deleted
 * meanwhile, until older ones. Everything on the pages read is handed over, known or not, since an edit shows only
 * there; the inbox passes over what it knows.
 *
 * <p>The cursor after a sweep is only worth committing together with its items: a crash before that makes the next
 * sweep read them again.
 *
 * @param <T> an item
 */
public final class Sweep<T> {

    private final Limits limits;
    private final Instant begun;
    private final SweepCursor before;
    private final List<T> newestFirst = new ArrayList<>();
    private @Nullable Place newest;
    private @Nullable String next;
    private int pages;
    private boolean reached;

    /**
     * Begins one.
     *
     * @param before where the last one ended; {@link SweepCursor#START} when there was none
     * @param now the present, so that an author's clock that is ahead can't make the next sweep stop early
     */
    public Sweep(SweepCursor before, Limits limits, Instant now) {
        this.before = before;
        this.limits = limits;
        this.begun = now;
        this.next = before.next();
    }

    /**
     * How far a sweep goes.
     *
     * @param pages at most so many; a place with more news is read in several sweeps
     * @param backfill pages that the very first sweep reads
     * @param overlap how far back beyond the known item, for a place where items turn up late in the middle
     */
    public record Limits(int pages, int backfill, Duration overlap) {}

    /**
     * An item's place.
     *
     * @param id what the cursor remembers it by
     * @param at its time, where it tells
     */
    public record Place(String id, @Nullable Instant at) {}

    /** An item and its place. */
    public record Placed<T>(Place place, T item) {}

    /** Whether another page is to be read. */
    public boolean wantsMore() {
        return !reached && pages < (isFirst() ? limits.backfill() : limits.pages());
    }

    /** How to ask for the page to be read; null for the newest. */
    public @Nullable String next() {
        return next;
    }

    /**
     * A page was read.
     *
     * @param items newest first
     * @param following how to ask for the page after it; null or blank when there is none
     */
    public void page(List<Placed<T>> items, @Nullable String following) {
        if (newest == null && !items.isEmpty()) {
            newest = items.get(0).place();
        }
        items.forEach(item -> newestFirst.add(item.item()));
        boolean isLast = items.isEmpty() || following == null || following.isBlank() || following.equals(next);
        reached = isLast || items.stream().anyMatch(item -> isKnown(item.place()));
        next = isLast ? null : following;
        pages++;
    }

    private boolean isKnown(Place place) {
        Place until = before.until();
        if (until == null) {
            return false;
        }
        Instant at = place.at();
        Instant limit = until.at() == null ? null : until.at().minus(limits.overlap());
        boolean isOlder = at != null && limit != null && at.isBefore(limit);
        return isOlder || (limits.overlap().isZero() && place.id().equals(until.id()));
    }

    /** What was read, oldest first. */
    public List<T> items() {
        List<T> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    /** Whether nothing was read, so that there is nothing to commit. */
    public boolean isIdle() {
        return pages == 0;
    }

    /** Where the next sweep takes up, once the items are committed. */
    public SweepCursor after() {
        if (isIdle()) {
            return before;
        }
        boolean cutShort = !reached && !isFirst() && next != null;
        Place top = before.next() == null ? top() : Objects.requireNonNull(before.top());
        return cutShort
                ? new SweepCursor(top, before.until(), next, before.memo())
                : new SweepCursor(top, top, null, before.memo());
    }

    private boolean isFirst() {
        return before.until() == null;
    }

    private Place top() {
        Place seen = newest;
        if (seen == null) {
            return before.top() == null ? new Place("", begun) : before.top();
        }
        Instant at = seen.at();
        return at != null && at.isAfter(begun) ? new Place(seen.id(), begun) : seen;
    }
}
