package io.parley.store.jdbc;

import io.parley.store.Store;
import io.parley.testkit.LastingStoreContract;
import io.parley.testkit.SharedStoreContract;
import io.parley.testkit.StoreContract;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PostgresStoreTest implements StoreContract, LastingStoreContract, SharedStoreContract {

    private final StoreOptions options = Postgres.emptyDatabase();

    @Override
    public Store open(InstantSource clock) {
        return JdbcStore.open(options, clock);
    }
}
