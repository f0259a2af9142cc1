package io.parley.store.jdbc;

import io.parley.store.Store;
import io.parley.testkit.StoreContract;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class H2StoreTest implements StoreContract {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();

    @Override
    public Store open(InstantSource clock) {
        return JdbcStore.open(new StoreOptions(url), clock);
    }
}
