package io.parley.architecture.planted.deliver;

import java.time.Instant;
import org.apache.camel.CamelContext;

/** Planted: core must not see Camel, nor look at the clock. */
public record DeliverThroughCamel(CamelContext camel) {

    public Instant when() {
        return Instant.now();
    }
}
