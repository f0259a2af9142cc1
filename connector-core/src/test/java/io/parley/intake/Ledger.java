package io.parley.intake;

import io.parley.health.Tally;
import io.parley.model.Decision;
import io.parley.model.EnrichedMention;
import io.parley.model.Mention;
import io.parley.model.Outcome;
import io.parley.store.Arrivals;
import io.parley.store.Decided;
import io.parley.store.Inbox;
import io.parley.store.InboxItem;
import io.parley.store.StoreFailure;
import io.parley.store.Taken;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes down what is committed, and can be slow or broken. */
final class Ledger implements Inbox, Tally {

    final List<Arrivals> commits = new CopyOnWriteArrayList<>();
    final List<String> counted = new CopyOnWriteArrayList<>();
    volatile boolean broken;
    volatile CountDownLatch door = new CountDownLatch(0);

    @Override
    public Taken accept(Arrivals arrivals) {
        try {
            if (!door.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS) || broken) {
                throw new StoreFailure("the store is gone", null);
            }
        } catch (InterruptedException hurry) {
            throw new StoreFailure("interrupted", hurry);
        }
        commits.add(arrivals);
        return new Taken(arrivals.mentions().size(), 0, arrivals.malformed().size());
    }

    @Override
    public Optional<String> cursor(String source) {
        return Optional.empty();
    }

    @Override
    public void taken(String channel, Taken taken) {
        counted.add(channel + ' ' + taken.fresh() + ' ' + taken.malformed());
    }

    @Override
    public List<InboxItem> claim(int limit) {
        return List.of();
    }

    @Override
    public void decide(List<Decided> decided) {}

    @Override
    public void refuse(long id, String reason) {}

    @Override
    public boolean overrule(long id, EnrichedMention mention, Decision.ForCrm decision) {
        throw new UnsupportedOperationException("nothing is decided on paper");
    }

    @Override
    public void giveBack(Collection<Long> ids) {}

    @Override
    public void decided(Mention mention, Decision decision) {}

    @Override
    public void delivery(String crm, Mention mention, Outcome outcome) {}

    @Override
    public void heard(String crm, int fresh) {}

    @Override
    public void publication(String channel, String outcome) {}
}
