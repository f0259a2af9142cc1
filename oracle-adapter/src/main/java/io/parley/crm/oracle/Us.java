package io.parley.crm.oracle;

import io.parley.crm.oracle.api.OracleServer;
import io.parley.crm.oracle.api.OracleServer.Self;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Who our own user is: asked once, since it tells in every look what is ours. */
final class Us {

    private final OracleServer server;
    private final AtomicReference<Optional<Self>> known = new AtomicReference<>(Optional.empty());

    Us(OracleServer server) {
        this.server = server;
    }

    String id() {
        return known.get().orElseGet(this::ask).id();
    }

    /** Asks anew. */
    Self ask() {
        Self self = server.self();
        known.set(Optional.of(self));
        return self;
    }
}
