package io.parley.testkit;

import io.parley.store.Store;
import java.time.InstantSource;

/** What a test of a store brings: the store. */
public interface StoreOpener {

    /**
     * Opens this test's database, which is empty when a test begins. A node is silent for 10 seconds before it is taken
     * for dead. The contract closes what it opened.
     */
    Store open(InstantSource clock);

    /** The store on a table, for a test. */
    default StoreDesk desk() {
        return new StoreDesk(this);
    }
}
