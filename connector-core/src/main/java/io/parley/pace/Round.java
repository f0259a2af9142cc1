package io.parley.pace;

import java.time.Duration;

/**
 * What a round did.
 *
 * @param handled how many items
 * @param rest how long to wait before the next round, unless something new wakes the stage; zero means go on at once
 */
public record Round(int handled, Duration rest) {

    /** There may be more: go on at once. */
    public static Round did(int handled) {
        return new Round(handled, Duration.ZERO);
    }

    /** Nothing to do, or nothing may be done, for a while. */
    public static Round rest(Duration rest) {
        return new Round(0, rest);
    }
}
