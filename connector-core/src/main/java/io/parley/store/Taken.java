package io.parley.store;

/**
 * What became of arrivals.
 *
 * @param fresh mentions, or versions of them, that were not known
 * @param known passed over
 * @param malformed new dead letters
 */
public record Taken(int fresh, int known, int malformed) {

    public Taken plus(Taken other) {
        return new Taken(fresh + other.fresh, known + other.known, malformed + other.malformed);
    }
}
