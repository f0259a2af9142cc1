package io.parley.app;

import java.time.Clock;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The one place that asks the machine: for the time and for its environment. Everybody else is given them. */
final class Machine {

    private Machine() {}

    static InstantSource clock() {
        return Clock.systemUTC();
    }

    /** The environment by name; null for what is not set. */
    static UnaryOperator<@Nullable String> environment() {
        return System::getenv;
    }
}
