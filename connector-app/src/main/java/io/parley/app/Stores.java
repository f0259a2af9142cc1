package io.parley.app;

import io.parley.config.Settings.StoreSettings;
import io.parley.store.Store;
import io.parley.store.jdbc.JdbcStore;
import io.parley.store.jdbc.StoreOptions;
import java.time.InstantSource;

/** Opens the store that the settings name. */
final class Stores {

    private Stores() {}

    /** @throws io.parley.store.StoreFailure when it can't be opened; the message says what to do */
    static Store open(StoreSettings settings, InstantSource clock) {
        String user = settings.user().isEmpty() ? null : settings.user();
        String password = settings.password().isEmpty() ? null : settings.password();
        return JdbcStore.open(new StoreOptions(settings.url(), user, password, settings.nodeTimeout()), clock);
    }
}
