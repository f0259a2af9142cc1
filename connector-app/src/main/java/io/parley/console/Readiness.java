package io.parley.console;

import java.util.List;

/**
 * Whether Parley can do its work.
 *
 * @param missing what is not ready, each a sentence without secrets; empty when everything is
 */
public record Readiness(List<String> missing) {

    public static final Readiness READY = new Readiness(List.of());

    public Readiness {
        missing = List.copyOf(missing);
    }

    public static Readiness not(String... missing) {
        return new Readiness(List.of(missing));
    }
}
