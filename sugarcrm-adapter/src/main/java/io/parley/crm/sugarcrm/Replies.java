package io.parley.crm.sugarcrm;

import io.parley.crm.Cursor;
import io.parley.crm.ReplyPage;
import io.parley.crm.sugarcrm.api.Bean;
import io.parley.crm.sugarcrm.api.Query;
import io.parley.crm.sugarcrm.api.SugarServer;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reps wrote for customers on records of ours. Nothing internal, nothing that our user or a customer wrote, and
 * nothing that was answered for already.
 */
final class Replies {

    /** Beans of one question. */
    private static final int PAGE = 200;

    /** Answers may give stamps cut to the minute. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SugarServer server;
    private final Records records;
    private final Talks talks;
    private final Ours ours;
    private final Duration overlap;

    /** @param overlap how far back each look reaches; what is saved later than that is not heard */
    Replies(SugarServer server, Records records, Talks talks, Ours ours, Duration overlap) {
        this.server = server;
        this.records = records;
        this.talks = talks;
        this.ours = ours;
        this.overlap = overlap;
    }

    ReplyPage after(Cursor cursor, int limit) {
        Map<String, ReplyCursor> places = new LinkedHashMap<>(ReplyCursor.read(cursor));
        List<Reply> replies = new ArrayList<>();
        boolean more = false;
        for (Talk talk : Talk.values()) {
            if (isUsed(talk)) {
                int left = limit - replies.size();
                if (left == 0) {
                    return new ReplyPage(replies, ReplyCursor.write(places), true);
                }
                ReplyCursor from = places.containsKey(talk.module()) ? places.get(talk.module()) : beginning(talk);
                if (from != null) {
                    Look look = new Look(talk, from);
                    look.read(left);
                    replies.addAll(replies(talk, look.fresh));
                    places.put(talk.module(), look.next());
                    more |= !look.ended;
                }
            }
        }
        return new ReplyPage(replies, ReplyCursor.write(places), more);
    }

    /** The first word of ours: nobody can have answered before. Null while there is none. */
    private @Nullable ReplyCursor beginning(Talk talk) {
        Instant first = ours.first(talk);
        return first == null ? null : new ReplyCursor(first, Map.of());
    }

    private boolean isUsed(Talk talk) {
        return talks.of(RecordKind.CASE) == talk || talks.of(RecordKind.LEAD) == talk;
    }

    /** One module read from its place on, until there is enough or no more. */
    private final class Look {
        private final Talk talk;
        private final ReplyCursor from;
        private final Map<String, Instant> seen;
        private final List<Bean> fresh = new ArrayList<>();
        private Instant newest;
        private boolean ended;

        Look(Talk talk, ReplyCursor from) {
            this.talk = talk;
            this.from = from;
            this.seen = new HashMap<>(from.seen());
            this.newest = from.since();
        }

        void read(int enough) {
            Instant since = from.since().minus(overlap);
            int offset = 0;
            while (!ended) {
                List<Bean> page = server.find(question(since, offset));
                for (Bean bean : page) {
                    if (fresh.size() == enough) {
                        return;
                    }
                    take(bean);
                }
                ended = page.size() < PAGE;
                // By time rather than by number: what is changed meanwhile moves to the end, and all behind it moves
                // up.
                boolean further = newest.isAfter(since);
                offset = further ? 0 : offset + PAGE;
                since = further ? newest : since;
            }
        }

        private Query question(Instant since, int offset) {
            return new Query(
                    talk.module(),
                    List.of(
                            new Query.Since("date_modified", since),
                            new Query.IsNot("created_by", server.self().id())),
                    talk.fields(),
                    "date_modified",
                    offset,
                    PAGE);
        }

        private void take(Bean bean) {
            Instant stamp = stamp(bean);
            newest = stamp.isAfter(newest) ? stamp : newest;
            boolean answer = talk.isForCustomers(bean) && bean.get("contact_id").isEmpty();
            // A rep may yet make an internal word a public one, so only answers count as seen.
            if (answer && seen.put(bean.id(), stamp) == null) {
                fresh.add(bean);
            }
        }

        /** All with an earlier stamp than the newest was read, since the earliest come first. */
        ReplyCursor next() {
            Instant kept = newest.minus(overlap).minus(MINUTE);
            seen.values().removeIf(stamp -> stamp.isBefore(kept));
            return new ReplyCursor(newest, seen);
        }
    }

    private List<Reply> replies(Talk talk, List<Bean> fresh) {
        Set<String> told = told(talk, fresh);
        Map<Bean, RecordRef> on = new LinkedHashMap<>();
        for (RecordKind kind : RecordKind.values()) {
            if (talks.of(kind) == talk) {
                Map<Bean, String> ids = new LinkedHashMap<>();
                fresh.stream()
                        .filter(bean -> !told.contains(Keys.confirmation(bean.id())))
                        .filter(bean -> !talk.recordOf(kind, bean).isEmpty())
                        .forEach(bean -> ids.put(bean, talk.recordOf(kind, bean)));
                Set<String> here = ours.among(kind, new HashSet<>(ids.values()));
                Map<String, RecordRef> refs = here.isEmpty() ? Map.of() : records.refs(kind, here);
                ids.forEach((bean, id) -> {
                    if (refs.containsKey(id)) {
                        on.put(bean, refs.get(id));
                    }
                });
            }
        }
        return fresh.stream()
                .filter(on::containsKey)
                .map(bean -> reply(bean, Objects.requireNonNull(on.get(bean))))
                .toList();
    }

    /** An answer that a rep changes after it was published comes again in a look, and was told of before. */
    private Set<String> told(Talk talk, List<Bean> fresh) {
        Set<String> changed = new HashSet<>();
        fresh.stream().filter(Replies::isChanged).forEach(bean -> changed.add(Keys.confirmation(bean.id())));
        return changed.isEmpty()
                ? Set.of()
                : server.lookUp(talk.module(), changed, Set.of("name")).keySet();
    }

    private static boolean isChanged(Bean bean) {
        Instant entered = bean.time("date_entered");
        return entered != null && entered.plus(MINUTE).isBefore(stamp(bean));
    }

    private static Reply reply(Bean bean, RecordRef record) {
        String rep = bean.get("created_by_name");
        return new Reply(
                bean.id(),
                record,
                bean.get(Talk.WORDS).replace("\r\n", "\n").strip(),
                rep.isEmpty() ? "a rep" : rep,
                Objects.requireNonNullElse(bean.time("date_entered"), stamp(bean)),
                null);
    }

    private static Instant stamp(Bean bean) {
        @Nullable Instant stamp = bean.time("date_modified");
        return Objects.requireNonNull(stamp, "every bean has a stamp");
    }
}
