package io.parley.model;

/**
 * The stars of a review.
 *
 * @param value what was given, for example 2
 * @param scale the best that could be given, for example 5
 */
public record Rating(double value, double scale) {

    public Rating {
        if (!(scale > 0) || !(value >= 0) || value > scale) {
            throw new IllegalArgumentException("a rating of " + value + " on a scale of " + scale + " makes no sense");
        }
    }

    /** The rating on the scale of five, rounded down. */
    public int stars() {
        return (int) Math.floor(value / scale * 5);
    }
}
