package io.parley.app;

import io.parley.pace.Round;
import io.parley.pace.Stage;
import io.parley.store.Store;
import java.time.Duration;

/** Tells the other nodes that this one lives. */
record Heartbeat(Store store) implements Stage {

    @Override
    public Round round() {
        store.heartbeat();
        return Round.rest(Duration.ofSeconds(1));
    }
}
