package io.parley.app;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The one place that asks the machine: for the time and for its environment. Everybody else is given them. */
final class Machine {

    private Machine() {}

    static InstantSource clock() {
        return Clock.systemUTC();
    }

    /** Lets this thread rest, where nobody can wake it when there is something to see. */
    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** The environment by name; null for what is not set. */
    static UnaryOperator<@Nullable String> environment() {
        return System::getenv;
    }
}
