package io.parley.store.jdbc;

import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.store.Arrivals;
import io.parley.store.Arrivals.Malformed;
import io.parley.store.DeadLetters.Stage;
import io.parley.store.Decided;
import io.parley.store.Inbox;
import io.parley.store.InboxItem;
import io.parley.store.Taken;
import io.parley.store.jdbc.Letters.Letter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The inbox in tables {@code inbox} and {@code inbox_queue}. */
final class JdbcInbox implements Inbox {

    /** A conversation of which anything is claimed waits as a whole: its order is its claimant's. */
    private static final String NEXT = """
            select q.inbox_id from inbox_queue q
            where q.claimed_by is null and not exists (
                select 1 from inbox_queue other
                where other.conversation = q.conversation and other.claimed_by is not null)
            order by q.place limit :limit""";

    private final Database database;
    private final Letters letters;

    JdbcInbox(Database database, Letters letters) {
        this.database = database;
        this.letters = letters;
    }

    /** The mention, when it stands set aside and nothing of it went anywhere. */
    private static final String ASIDE = """
            select d.inbox_id from decided d join inbox i on i.id = d.inbox_id
            where d.inbox_id = :id and d.decision = 'set aside'
                and not exists (select 1 from inbox t where t.mention_key = i.mention_key and t.tombstone)
                and not exists (select 1 from outbox o where o.mention_key = i.mention_key)
           """;

    @Override
    public Taken accept(Arrivals arrivals) {
        if (arrivals.mentions().isEmpty() && arrivals.malformed().isEmpty() && arrivals.cursor() == null) {
            return new Taken(0, 0, 0);
        }
        return database.alone(Queue.ARRIVALS, handle -> {
            long now = database.now();
            List<Malformed> malformed = new ArrayList<>(arrivals.malformed());
            int fresh = new Arrived(handle).write(arrivals, malformed, now);
            int tooLong = malformed.size() - arrivals.malformed().size();
            int broken = writeMalformed(handle, malformed, now);
            if (arrivals.cursor() != null) {
                Cursors.move(handle, Cursors.Side.SOURCE, arrivals.source(), arrivals.cursor());
            }
            return new Taken(fresh, arrivals.mentions().size() - fresh - tooLong, broken);
        });
    }

    private int writeMalformed(Handle handle, List<Malformed> malformed, long now) {
        if (malformed.isEmpty()) {
            return 0;
        }
        Map<String, Malformed> byPrint = new LinkedHashMap<>();
        malformed.forEach(each -> byPrint.putIfAbsent(Fit.sha256(each.channel() + '\n' + each.raw()), each));
        handle.createQuery("select fingerprint from dead_letter where fingerprint = any(:prints)")
                .bindArray("prints", String.class, byPrint.keySet().toArray())
                .mapTo(String.class)
                .list()
                .forEach(byPrint::remove);
        List<Letter> fresh = new ArrayList<>();
        byPrint.forEach((print, each) -> fresh.add(new Letter(
                Stage.INTAKE, each.channel(), null, each.reason(), null, each.raw(), print, null, null, null)));
        letters.write(handle, now, fresh);
        return fresh.size();
    }

    @Override
    public Optional<String> cursor(String source) {
        return database.in(handle -> Cursors.find(handle, Cursors.Side.SOURCE, source));
    }

    @Override
    public List<InboxItem> claim(int limit) {
        return database.alone(Queue.INBOX, handle -> {
            Long[] ids = handle.createQuery(NEXT)
                    .bind("limit", limit)
                    .mapTo(Long.class)
                    .list()
                    .toArray(Long[]::new);
            return ids.length == 0 ? List.of() : claim(handle, ids);
        });
    }

    private List<InboxItem> claim(Handle handle, Long[] ids) {
        handle.createUpdate("update inbox_queue set claimed_by = :node where inbox_id = any(:ids)")
                .bind("node", database.node())
                .bindArray("ids", Long.class, (Object[]) ids)
                .execute();
        Map<Long, Mention> mentions = Mentions.arrived(handle, ids);
        Map<String, String> earlier = earlierCrms(
                handle,
                mentions.values().stream()
                        .map(mention -> mention.key().idempotencyKey())
                        .collect(Collectors.toSet()));
        List<InboxItem> items = new ArrayList<>(ids.length);
        for (Long id : ids) {
            Mention mention = mentions.get(id);
            items.add(new InboxItem(id, mention, earlier.get(mention.key().idempotencyKey())));
        }
        return items;
    }

    private static Map<String, String> earlierCrms(Handle handle, Set<String> keys) {
        Map<String, String> newest = new HashMap<>();
        handle.createQuery("select mention_key, crm from outbox where mention_key = any(:keys) order by id")
                .bindArray("keys", String.class, keys.toArray())
                .map((row, context) -> newest.put(row.getString(1), row.getString(2)))
                .list();
        return newest;
    }

    @Override
    public void decide(List<Decided> decided) {
        if (decided.isEmpty()) {
            return;
        }
        database.in(handle -> {
            Set<Long> held = release(handle, decided.stream().map(Decided::id).toArray(Long[]::new));
            Decisions.write(
                    handle,
                    database.now(),
                    decided.stream().filter(each -> held.contains(each.id())).toList());
            return held.size();
        });
    }

    /** Takes items out of the queue; only those that this node still holds. */
    private Set<Long> release(Handle handle, Long[] ids) {
        Set<Long> held = handle.createQuery(
                        "select inbox_id from inbox_queue where inbox_id = any(:ids) and claimed_by = :node for update")
                .bindArray("ids", Long.class, (Object[]) ids)
                .bind("node", database.node())
                .mapTo(Long.class)
                .set();
        handle.createUpdate("delete from inbox_queue where inbox_id = any(:ids)")
                .bindArray("ids", Long.class, held.toArray())
                .execute();
        return held;
    }

    @Override
    public void refuse(long id, String reason) {
        database.in(handle -> {
            if (release(handle, new Long[] {id}).isEmpty()) {
                return false;
            }
            Mention mention = Mentions.arrived(handle, new Long[] {id}).get(id);
            letters.write(
                    handle,
                    database.now(),
                    List.of(new Letter(
                            Stage.DECIDE,
                            mention.key().channel(),
                            mention.key().idempotencyKey(),
                            reason,
                            null,
                            Rows.write(mention),
                            null,
                            id,
                            null,
                            null)));
            return true;
        });
    }

    @Override
    public boolean overrule(long id, EnrichedMention mention, Decision.ForCrm decision) {
        return database.alone(Queue.INBOX, handle -> {
            boolean aside = handle.createQuery(ASIDE)
                    .bind("id", id)
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent();
            if (aside) {
                Decisions.overrule(handle, database.now(), new Decided(id, mention, decision), decision);
            }
            return aside;
        });
    }

    @Override
    public void giveBack(Collection<Long> ids) {
        database.in(handle -> handle.createUpdate(
                        "update inbox_queue set claimed_by = null where inbox_id = any(:ids) and claimed_by = :node")
                .bindArray("ids", Long.class, ids.toArray())
                .bind("node", database.node())
                .execute());
    }
}
