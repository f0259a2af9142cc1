package io.parley.pace;

import io.parley.store.StoreFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What a round had claimed and could not settle, since the store was gone: it is given back before anything new is
 * claimed. A node that lives keeps its claims, so nobody else would ever take it up.
 */
public final class Owed {

    private final ConcurrentLinkedQueue<Long> ids = new ConcurrentLinkedQueue<>();
    private final Consumer<Collection<Long>> giveBack;

    /** @param giveBack lets others claim these; giving back what was settled after all must be harmless */
    public Owed(Consumer<Collection<Long>> giveBack) {
        this.giveBack = giveBack;
    }

    /** Remembers claims that were not settled. */
    public void add(Collection<Long> claimed) {
        ids.addAll(claimed);
    }

    /**
     * Gives all of them back, if there are any.
     *
     * @throws StoreFailure when the store is still gone; they are owed as before
     */
    public void settle() {
        List<Long> mine = new ArrayList<>();
        for (Long id = ids.poll(); id != null; id = ids.poll()) {
            mine.add(id);
        }
        if (mine.isEmpty()) {
            return;
        }
        try {
            giveBack.accept(mine);
        } catch (StoreFailure still) {
            ids.addAll(mine);
            throw still;
        }
    }
}
