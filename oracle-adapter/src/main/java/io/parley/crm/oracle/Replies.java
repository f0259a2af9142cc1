package io.parley.crm.oracle;

import io.parley.crm.Cursor;
import io.parley.crm.ReplyPage;
import io.parley.crm.oracle.ReplySource.Heard;
import io.parley.crm.oracle.ReplySource.Page;
import io.parley.crm.oracle.api.Item;
import io.parley.model.RecordKind;
import io.parley.model.RecordRef;
import io.parley.model.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reps wrote for customers on records of ours. Nothing private, nothing that our user wrote, and nothing that was
 * answered for already.
 */
final class Replies {

    /** What one operation brings at most. */
    private static final int PAGE = 100;

    private final List<ReplySource> sources;
    private final Records records;
    private final Duration overlap;

    /** @param overlap how far back each look reaches; what is saved later than that is not heard */
    Replies(List<ReplySource> sources, Records records, Duration overlap) {
        this.sources = List.copyOf(sources);
        this.records = records;
        this.overlap = overlap;
    }

    ReplyPage after(Cursor cursor, int limit) {
        Map<String, ReplyCursor> places = new LinkedHashMap<>(ReplyCursor.read(cursor));
        List<Reply> replies = new ArrayList<>();
        boolean more = false;
        for (ReplySource source : sources) {
            int left = limit - replies.size();
            if (left == 0) {
                return new ReplyPage(replies, ReplyCursor.write(places), true);
            }
            ReplyCursor from = places.containsKey(source.name()) ? places.get(source.name()) : beginning(source);
            if (from != null) {
                Look look = new Look(source, from);
                look.read(left);
                replies.addAll(replies(source, look.fresh));
                places.put(source.name(), look.next());
                more |= !look.ended;
            }
        }
        return new ReplyPage(replies, ReplyCursor.write(places), more);
    }

    /** The first record of ours: nobody can have answered before. Null while there is none. */
    private static @Nullable ReplyCursor beginning(ReplySource source) {
        Instant first = source.beginning();
        return first == null ? null : new ReplyCursor(first, Map.of());
    }

    /** One look at a source, from a place on. */
    private final class Look {
        private final ReplySource source;
        private final ReplyCursor from;
        private final Map<String, Instant> seen;
        private final List<Heard> fresh = new ArrayList<>();
        private Instant newest;
        private boolean ended;

        Look(ReplySource source, ReplyCursor from) {
            this.source = source;
            this.from = from;
            this.seen = new HashMap<>(from.seen());
            this.newest = from.since();
        }

        void read(int enough) {
            Instant oldest = from.since().minus(overlap);
            Instant since = oldest;
            int limit = PAGE;
            while (!ended) {
                Page page = source.since(since, oldest, limit);
                for (Heard heard : page.heard()) {
                    if (fresh.size() == enough && isNew(heard)) {
                        return;
                    }
                    take(heard);
                }
                Instant reached = page.newest();
                newest = reached != null && reached.isAfter(newest) ? reached : newest;
                ended = !page.full();
                // More of one second than a page holds: ask for a longer page of it.
                boolean further = reached != null && reached.isAfter(since);
                limit = further ? PAGE : limit + PAGE;
                since = further ? reached : since;
            }
        }

        private boolean isNew(Heard heard) {
            return heard.forCustomer() && !seen.containsKey(heard.key());
        }

        private void take(Heard heard) {
            // A rep may yet make a private word a public one, so only words for customers count as seen.
            if (isNew(heard)) {
                fresh.add(heard);
            }
            if (heard.forCustomer()) {
                seen.merge(heard.key(), heard.stamp(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }

        /** Pages that were read to their end are done; of one that was not, what was seen is passed over next time. */
        ReplyCursor next() {
            Instant kept = newest.minus(overlap).minusSeconds(1);
            seen.values().removeIf(stamp -> stamp.isBefore(kept));
            return new ReplyCursor(newest, seen);
        }
    }

    private List<Reply> replies(ReplySource source, List<Heard> fresh) {
        Set<String> told = told(source, fresh);
        List<Heard> open = fresh.stream()
                .filter(heard -> !told.contains(Keys.confirmation(heard.key())))
                .filter(heard -> !heard.record().isEmpty())
                .toList();
        Map<String, RecordRef> ours = ours(open);
        return open.stream()
                .filter(heard -> ours.containsKey(heard.kind() + heard.record()))
                .map(heard -> reply(heard, ours.get(heard.kind() + heard.record())))
                .toList();
    }

    /** A reply that a rep changes after it was published comes again in a look, and was told of before. */
    private static Set<String> told(ReplySource source, List<Heard> fresh) {
        Set<String> changed = new HashSet<>();
        fresh.stream().filter(Heard::mayBeKnown).forEach(heard -> changed.add(Keys.confirmation(heard.key())));
        return changed.isEmpty() ? Set.of() : source.told(changed);
    }

    private Map<String, RecordRef> ours(List<Heard> heard) {
        Map<String, RecordRef> ours = new HashMap<>();
        for (RecordKind kind : RecordKind.values()) {
            Set<String> ids = new HashSet<>();
            heard.stream().filter(one -> one.kind() == kind).forEach(one -> ids.add(one.record()));
            Map<String, Item> there = ids.isEmpty() ? Map.of() : records.read(kind, ids);
            there.forEach((id, item) -> {
                if (records.isOurs(item)) {
                    ours.put(kind + id, records.ref(kind, item));
                }
            });
        }
        return ours;
    }

    private static Reply reply(Heard heard, RecordRef record) {
        return new Reply(heard.key(), record, heard.text(), heard.rep(), heard.written(), null);
    }
}
