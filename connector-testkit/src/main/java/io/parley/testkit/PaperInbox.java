package io.parley.testkit;

import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.store.Arrivals;
import io.parley.store.Decided;
import io.parley.store.Inbox;
import io.parley.store.InboxItem;
import io.parley.store.StoreFailure;
import io.parley.store.Taken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The taking half of an inbox, on paper: what a channel brings is kept once per version, with its cursor. It can be told
 * to fail, as a database would before or after a commit.
 */
public final class PaperInbox implements Inbox {

    private final List<Mention> mentions = new ArrayList<>();
    private final List<Arrivals.Malformed> malformed = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> cursors = new HashMap<>();
    private int failures;

    /** The next commits fail and do nothing. */
    public synchronized void failNext(int commits) {
        failures = commits;
    }

    @Override
    public synchronized Taken accept(Arrivals arrivals) {
        if (failures > 0) {
            failures--;
            throw new StoreFailure("the store is gone", null);
        }
        int fresh = 0;
        int broken = 0;
        for (Arrivals.Arrival arrival : arrivals.mentions()) {
            Mention mention = arrival.mention();
            if (known.add(mention.key().value() + ' ' + mention.versionKey())) {
                mentions.add(mention);
                fresh++;
            }
        }
        for (Arrivals.Malformed item : arrivals.malformed()) {
            if (known.add(item.channel() + ' ' + item.raw())) {
                malformed.add(item);
                broken++;
            }
        }
        if (arrivals.cursor() != null) {
            cursors.put(arrivals.source(), arrivals.cursor());
        }
        return new Taken(fresh, arrivals.mentions().size() - fresh, broken);
    }

    @Override
    public synchronized Optional<String> cursor(String source) {
        return Optional.ofNullable(cursors.get(source));
    }

    /** Every version that was taken, in the order of arrival. */
    public synchronized List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    /** What could not be read. */
    public synchronized List<Arrivals.Malformed> malformed() {
        return List.copyOf(malformed);
    }

    @Override
    public List<InboxItem> claim(int limit) {
        throw new UnsupportedOperationException("nothing is decided on paper");
    }

    @Override
    public void decide(List<Decided> decided) {
        throw new UnsupportedOperationException("nothing is decided on paper");
    }

    @Override
    public void refuse(long id, String reason) {
        throw new UnsupportedOperationException("nothing is decided on paper");
    }

    @Override
    public boolean overrule(long id, EnrichedMention mention, Decision.ForCrm decision) {
        throw new UnsupportedOperationException("nothing is decided on paper");
    }

    @Override
    public void giveBack(Collection<Long> ids) {
        throw new UnsupportedOperationException("nothing is claimed on paper");
    }
}
