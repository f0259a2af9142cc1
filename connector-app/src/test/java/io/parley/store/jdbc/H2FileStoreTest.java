package io.parley.store.jdbc;

import io.parley.store.Store;
import io.parley.testkit.LastingStoreContract;
import io.parley.testkit.StoreContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class H2FileStoreTest implements StoreContract, LastingStoreContract {

    @TempDir
    Path folder;

    @Override
    public Store open(InstantSource clock) {
        return JdbcStore.open(new StoreOptions("jdbc:h2:file:" + folder.resolve("parley")), clock);
    }
}
